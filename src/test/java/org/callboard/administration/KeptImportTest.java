package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.bulk.CsvShape;
import org.callboard.bulk.OnConflict;
import org.callboard.job.ImportCounts;
import org.callboard.job.Job;
import org.callboard.job.JobState;
import org.junit.jupiter.api.Test;

/** When a file can be imported, and when without the lines that are wrong. */
class KeptImportTest {

  private static final CsvShape SHAPE = new CsvShape(List.of("username"), List.of("ann"), false);
  private static final CsvShape UNREADABLE = new CsvShape(List.of("username"), List.of(), true);

  /** Two new ones, and one line that is wrong. */
  private static final ImportCounts SOME = counts(2, 1);

  private static ImportCounts counts(long created, long failed) {
    return new ImportCounts(created + failed, created, 0, 0, 0, failed, Optional.empty());
  }

  private static Job job(JobState state, ImportCounts counts) {
    return new Job(
        "j",
        "subscribers",
        Optional.of(state),
        true,
        "eve",
        Instant.EPOCH,
        counts,
        Optional.empty(),
        List.of());
  }

  private static ImportWish wish(ImportKind kind, OnConflict onConflict, CsvShape shape) {
    return new ImportWish(
        kind,
        "a.csv",
        LayerName.draft(),
        "",
        Optional.empty(),
        shape,
        new ImportChoice(onConflict, Optional.empty()));
  }

  private static KeptImport file(ImportWish wish, Optional<Job> check, boolean wrongAsAWhole) {
    return new KeptImport("f", wish, 3, 30, check, wrongAsAWhole, Optional.empty(), Instant.EPOCH);
  }

  private static KeptImport failed(ImportWish wish, ImportCounts counts) {
    return file(wish, Optional.of(job(JobState.FAILED, counts)), false);
  }

  @Test
  void whatIsRightCanBeImportedIfItChangesAnything() {
    ImportWish wish = wish(ImportKind.ORGANIZATION, OnConflict.FAIL, ImportWish.NO_SHAPE);
    assertThat(file(wish, Optional.empty(), false).canStart()).isFalse();
    assertThat(file(wish, Optional.of(job(JobState.RUNNING, SOME)), false).canStart()).isFalse();
    assertThat(file(wish, Optional.of(job(JobState.CANCELLED, SOME)), false).canStart()).isFalse();
    assertThat(file(wish, Optional.of(job(JobState.DONE, counts(1, 0))), false).canStart())
        .isTrue();
    assertThat(file(wish, Optional.of(job(JobState.DONE, counts(0, 0))), false).canStart())
        .isFalse();
  }

  @Test
  void linesThatAreWrongAreLeftOutOnlyWhereNothingElseIsMeant() {
    ImportWish usual = wish(ImportKind.PEOPLE, OnConflict.UPDATE, SHAPE);
    assertThat(failed(usual, SOME).canStart()).isTrue();
    assertThat(failed(usual, SOME).hasWrongLines()).isTrue();
    assertThat(failed(wish(ImportKind.PEOPLE, OnConflict.SKIP, SHAPE), SOME).canStart()).isTrue();
    for (OnConflict other : List.of(OnConflict.FAIL, OnConflict.REPLACE)) {
      KeptImport file = failed(wish(ImportKind.QUICK_DIAL, other, SHAPE), SOME);
      assertThat(file.canStart()).as(other.name()).isFalse();
      assertThat(file.hasWrongLines()).as(other.name()).isTrue();
    }
    assertThat(failed(usual, counts(0, 1)).canStart()).isFalse();
    assertThat(failed(usual.with(UNREADABLE), SOME).canStart()).isFalse();
    assertThat(failed(usual.with(UNREADABLE), SOME).hasWrongLines()).isFalse();
    KeptImport wrong = file(usual, Optional.of(job(JobState.FAILED, SOME)), true);
    assertThat(wrong.canStart()).isFalse();
    ImportWish json = wish(ImportKind.ORGANIZATION, OnConflict.UPDATE, ImportWish.NO_SHAPE);
    assertThat(failed(json, SOME).canStart()).isFalse();
  }

  @Test
  void aNodeOfTheTemplateThatIsWrongIsInNoLine() {
    ImportCounts nodes = new ImportCounts(3, 2, 0, 0, 0, 1, Optional.of(counts(1, 1)));
    ImportWish sample = wish(ImportKind.VENDOR_SAMPLE, OnConflict.UPDATE, SHAPE);
    assertThat(failed(sample, nodes).canStart()).isFalse();
    assertThat(failed(sample, SOME).canStart()).isTrue();
  }

  @Test
  void aWishIsKeptAsItIs() {
    ImportWish wish =
        new ImportWish(
            ImportKind.QUICK_DIAL,
            "Zoë \"1\".csv",
            LayerName.group("Sales"),
            "<a/>",
            Optional.of("phrase"),
            new CsvShape(List.of("a", ""), List.of("1", "2"), true),
            new ImportChoice(OnConflict.REPLACE, Optional.of("UTF-16LE"), List.of("-", ""), true));
    assertThat(ImportWishJson.of(ImportWishJson.text(wish))).isEqualTo(wish);
    ImportWish plain = wish(ImportKind.PEOPLE, OnConflict.SKIP, SHAPE);
    assertThat(ImportWishJson.of(ImportWishJson.text(plain))).isEqualTo(plain);
  }
}
