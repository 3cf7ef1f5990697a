package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.callboard.platform.InvalidValueException.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RowReaderTest {

  @RegisterExtension final LogLines log = new LogLines(RowReader.class);

  @Test
  void whatCanBeReadIsReadAndNothingIsNamed() {
    RowReader row = new RowReader("row 1");
    assertThat(row.read("name", () -> "Ann", "?")).isEqualTo("Ann");
    assertThat(row.end()).isEmpty();
    assertThat(log.all()).isEmpty();
  }

  @Test
  void aMomentThatJsonCannotNameIsTheNearestThatItCan() {
    RowReader row = new RowReader("row of times");
    Instant now = Instant.parse("2026-11-29T12:00:00Z");
    assertThat(row.time("now", now)).isEqualTo(now);
    assertThat(row.time("end", Instant.MAX)).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    assertThat(row.time("start", Instant.MIN)).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    assertThat(row.end()).extracting(Violation::field).containsExactly("end", "start");
  }

  @Test
  void whatCannotBeReadIsReplacedAndNamedWithItsFault() {
    RowReader row = new RowReader("row 2");
    assertThat(row.read("name", () -> invalid("must not be empty."), "?")).isEqualTo("?");
    assertThat(row.read("color", () -> "red", "?")).isEqualTo("red");
    assertThat(row.read("size", RowReaderTest::mistake)).isEmpty();
    assertThat(row.end())
        .containsExactly(
            new Violation("name", "must not be empty."), new Violation("size", "cannot be read."));
    assertThat(log.all())
        .containsExactly("Left out of row 2: name must not be empty. size cannot be read.");
  }

  @Test
  void aRowIsNamedOnceUntilItChanges() {
    breakRow("row 3", "must not be empty.");
    breakRow("row 3", "must not be empty.");
    breakRow("row 4", "must not be empty.");
    assertThat(log.all()).hasSize(2);
    breakRow("row 3", "must not be long.");
    assertThat(log.all()).hasSize(3);
    new RowReader("row 3").end();
    new RowReader("row 3").end();
    assertThat(log.all()).hasSize(4).last().isEqualTo("row 3 can be read again");
    breakRow("row 3", "must not be long.");
    assertThat(log.all()).hasSize(5);
  }

  private static void breakRow(String name, String sentence) {
    RowReader row = new RowReader(name);
    row.leaveOut("name", sentence);
    row.end();
  }

  private static String invalid(String sentence) {
    throw new InvalidValueException("name", sentence);
  }

  private static String mistake() {
    throw new IllegalStateException("mistake");
  }
}
