package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.callboard.administrator.AdministratorData;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.SessionDirectory;
import org.callboard.administrator.SessionSecret;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.Upload;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.security.Principals;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a file that waits becomes one import. */
@DatabaseTest
class KeptImportActsTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private KeptImportActs acts;
  @Inject private SessionDirectory sessions;
  @Inject private AdministratorEditor administrators;
  @Inject private AdministratorDirectory directory;

  private SessionSecret session;
  private Caller operator;

  @BeforeEach
  void somebodySignedIn() {
    given.organization("ACME");
    Username name = new Username("olga");
    administrators.put(
        name,
        new AdministratorData(Optional.empty(), true, Optional.of("hash")),
        Optional.empty(),
        Expected.ANYTHING);
    long id = directory.find(name).orElseThrow().id();
    session = sessions.begin(id, "192.0.2.1", "Firefox").secret();
    operator = new Caller(Principals.operator("olga", id), AdministratorRole.OPERATOR.rights());
  }

  private String kept() throws IOException {
    byte[] csv = "username\nann\n".getBytes(StandardCharsets.UTF_8);
    Upload upload = Upload.of(new ByteArrayInputStream(csv), csv.length);
    String id =
        operator.calls(
            () ->
                acts.keep(
                    session,
                    "ACME",
                    upload,
                    new ImportWish(
                        ImportKind.PEOPLE,
                        "people.csv",
                        LayerName.draft(),
                        "",
                        Optional.empty(),
                        ImportWish.NO_SHAPE,
                        new ImportChoice(OnConflict.UPDATE, Optional.empty()))));
    while (operator.calls(() -> acts.get(session, "ACME", id)).isChecking()) {
      Thread.onSpinWait();
    }
    return id;
  }

  private long imports() {
    return node.rows("SELECT id FROM job").size() - 1L; // one has found out what would happen
  }

  @Test
  void pressedTwiceItIsOneImport() throws IOException {
    String id = kept();
    String job = operator.calls(() -> acts.start(session, "ACME", id)).id();
    assertThat(operator.calls(() -> acts.start(session, "ACME", id)).id()).isEqualTo(job);
    assertThat(imports()).isEqualTo(1);
  }

  /** A large file takes seconds to be read before there is a job. */
  @Test
  void pressedAgainWhileTheFirstIsAboutToStartItIsOneImportToo() throws IOException {
    String id = kept();
    node.execute("UPDATE kept_file SET import_job_id = 'starting'"); // as the first has noted it
    assertThatThrownBy(() -> operator.calls(() -> acts.start(session, "ACME", id)))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("This file is being imported already.");
    assertThatThrownBy(
            () ->
                operator.calls(
                    () -> {
                      acts.check(
                          session, "ACME", id, new ImportChoice(OnConflict.SKIP, Optional.empty()));
                      return null;
                    }))
        .isInstanceOf(EditRefusedException.class);
    assertThat(imports()).isZero();
  }
}
