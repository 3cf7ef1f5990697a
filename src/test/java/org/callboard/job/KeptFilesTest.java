package org.callboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.callboard.administrator.AdministratorData;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.SessionDirectory;
import org.callboard.administrator.SessionSecret;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.platform.BusyException;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that wait to be imported. */
@DatabaseTest
class KeptFilesTest {

  private static final byte[] TEXT =
      "username,password\nann,a long secret\n".repeat(50).getBytes(StandardCharsets.UTF_8);

  @Inject private Node node;
  @Inject private Given given;
  @Inject private KeptFiles files;
  @Inject private JobStore jobs;
  @Inject private SessionDirectory sessions;
  @Inject private AdministratorEditor administrators;
  @Inject private AdministratorDirectory administratorDirectory;

  private long acme;
  private FileOwner owner;

  @BeforeEach
  void anOwner() {
    acme = given.organization("ACME").id();
    owner = owner("eve", acme);
  }

  private FileOwner owner(String administrator, long organization) {
    Username name = new Username(administrator);
    administrators.put(
        name,
        new AdministratorData(Optional.empty(), true, Optional.of("hash")),
        Optional.empty(),
        Expected.ANYTHING);
    long id = administratorDirectory.find(name).orElseThrow().id();
    SessionSecret session = sessions.begin(id, "192.0.2.1", "Firefox").secret();
    return new FileOwner(id, session.hash(), session.text(), organization);
  }

  private static FileOwner elsewhere(FileOwner owner, long organization) {
    return new FileOwner(owner.administratorId(), owner.session(), owner.secret(), organization);
  }

  private String keep(FileOwner whose) {
    String id = files.begin(whose, 100, TEXT.length);
    files.add(whose, id, 0, TEXT);
    files.complete(whose, id, 1, "{\"a\":1}");
    return id;
  }

  private List<String> left() {
    return node.rows("SELECT id FROM kept_file");
  }

  @Test
  void itsOwnerReadsItAndNobodyElse() {
    String id = keep(owner);
    assertThat(files.find(owner, id).orElseThrow().wish()).isEqualTo("{\"a\":1}");
    assertThat(files.piece(owner, id, 0)).isEqualTo(TEXT);
    FileOwner other = owner("bob", acme);
    FileOwner elsewhere = elsewhere(owner, given.organization("OTHER").id());
    assertThat(files.list(owner)).extracting(KeptFile::id).containsExactly(id);
    assertThat(files.list(other)).isEmpty();
    assertThat(files.list(elsewhere)).isEmpty();
    assertThat(files.find(other, id)).isEmpty();
    assertThat(files.find(elsewhere, id)).isEmpty();
    assertThatThrownBy(() -> files.piece(other, id, 0)).isInstanceOf(EditRefusedException.class);
    files.drop(other, id);
    assertThat(left()).containsExactly(id);
    files.drop(owner, id);
    assertThat(node.rows("SELECT number FROM kept_file_part")).isEmpty();
  }

  @Test
  void theDatabaseHasNothingThatCanBeRead() {
    keep(owner);
    assertThat(node.rows("SELECT content FROM kept_file_part").get(0)).doesNotContain("secret");
    assertThat(node.rows("SELECT wish FROM kept_file").get(0)).doesNotContain("\"a\"");
  }

  @Test
  void aPieceIsReadInItsPlaceOnly() {
    String id = keep(owner);
    files.add(owner, id, 1, "more".getBytes(StandardCharsets.UTF_8));
    node.execute("UPDATE kept_file_part SET number = 7 WHERE number = 0");
    node.execute("UPDATE kept_file_part SET number = 0 WHERE number = 1");
    assertThatThrownBy(() -> files.piece(owner, id, 0)).isInstanceOf(EditRefusedException.class);
  }

  @Test
  void itGoesWithItsSessionItsTimeAndItsImport() {
    keep(owner);
    sessions.end(new SessionSecret(owner.secret()));
    assertThat(left()).isEmpty();
    FileOwner again = owner("eve", acme);
    String old = keep(again);
    String imported = keep(again);
    String failed = keep(again);
    node.execute(
        "UPDATE kept_file SET ends_at = TIMESTAMP '2020-01-01 00:00:00' WHERE id = '" + old + "'");
    assertThat(files.find(again, old)).isEmpty();
    jobs.begin("j1", acme, "subscribers", "eve", false);
    jobs.end("j1", JobState.DONE, ImportCounts.NONE, Optional.empty(), List.of());
    jobs.begin("j2", acme, "subscribers", "eve", false);
    assertThat(files.claim(again, imported, Optional.empty(), Optional.of("j1"))).isTrue();
    assertThat(files.claim(again, failed, Optional.empty(), Optional.of("j2"))).isTrue();
    files.deleteOld();
    assertThat(left()).containsExactly(failed);
  }

  @Test
  void whatIsHalfWrittenIsNobodysAndGoes() {
    String id = files.begin(owner, 100, TEXT.length);
    files.add(owner, id, 0, TEXT);
    assertThat(files.find(owner, id)).isEmpty();
    node.execute("UPDATE kept_file SET ends_at = TIMESTAMP '2020-01-01 00:00:00'");
    assertThat(files.deleteOld()).isEqualTo(1);
    assertThat(node.rows("SELECT number FROM kept_file_part")).isEmpty();
  }

  @Test
  void oneOfTwoWhoImportItAtOnceIsToldNo() {
    String id = keep(owner);
    assertThat(files.claim(owner, id, Optional.empty(), Optional.of("one"))).isTrue();
    assertThat(files.claim(owner, id, Optional.empty(), Optional.of("two"))).isFalse();
    assertThat(files.claim(owner, id, Optional.of("one"), Optional.empty())).isTrue();
    assertThat(files.find(owner, id).orElseThrow().importJob()).isEmpty();
  }

  @Test
  void anAdministratorHasFewAndAnOrganizationHasNotMany() {
    for (int i = 0; i < 2 * KeptFiles.MAX_OF_ADMINISTRATOR; i++) {
      keep(owner);
    }
    assertThat(left()).hasSize(KeptFiles.MAX_OF_ADMINISTRATOR);
    for (int i = KeptFiles.MAX_OF_ADMINISTRATOR; i < KeptFiles.MAX_OF_ORGANIZATION; i++) {
      keep(owner("other" + i, acme));
    }
    FileOwner last = owner("last", acme);
    assertThatThrownBy(() -> keep(last)).isInstanceOf(BusyException.class);
    assertThat(left()).hasSize(KeptFiles.MAX_OF_ORGANIZATION);
    keep(owner); // for the oldest of the same administrator
    FileOwner elsewhere = elsewhere(last, given.organization("OTHER").id());
    keep(elsewhere);
    assertThat(left()).hasSize(KeptFiles.MAX_OF_ORGANIZATION + 1);
  }
}
