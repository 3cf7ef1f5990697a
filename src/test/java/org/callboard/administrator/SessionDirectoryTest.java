package org.callboard.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.callboard.platform.Expected;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of browsers, without a browser. */
@DatabaseTest
class SessionDirectoryTest {

  @Inject private Node node;
  @Inject private AdministratorEditor administrators;
  @Inject private AdministratorDirectory administratorDirectory;
  @Inject private SessionDirectory sessions;

  private long eve;

  @BeforeEach
  void anAdministrator() {
    Username name = new Username("eve");
    administrators.put(
        name,
        new AdministratorData(Optional.empty(), true, Optional.of("hash")),
        Optional.empty(),
        Expected.ANYTHING);
    eve = administratorDirectory.find(name).orElseThrow().id();
  }

  private SessionSecret begin() {
    return sessions.begin(eve, "192.0.2.1", "Firefox").secret();
  }

  private void atTheirEnd(String column) {
    node.execute("UPDATE console_session SET " + column + " = TIMESTAMP '2020-01-01 00:00:00'");
  }

  @Test
  void whoeverHasFiftySessionsLosesTheOldest() {
    List<SessionSecret> all = new ArrayList<>();
    for (int i = 0; i < 52; i++) {
      all.add(begin());
    }
    assertThat(sessions.of(eve)).hasSize(50);
    assertThat(sessions.of(all.get(1))).isEmpty();
    assertThat(sessions.of(all.get(2))).isPresent();
    assertThat(sessions.of(all.get(51))).isPresent();
  }

  @Test
  void oneThatIsIdleOrOldIsNobodysAndGoesWithTheNext() {
    for (String column : List.of("idle_until", "ends_at")) {
      SessionSecret session = begin();
      assertThat(sessions.ownerOf(session)).isPresent();
      atTheirEnd(column);
      assertThat(sessions.ownerOf(session)).isEmpty();
      assertThat(sessions.of(eve)).isEmpty();
    }
    begin();
    assertThat(node.rows("SELECT COUNT(*) FROM console_session")).containsExactly("1");
  }

  @Test
  void useIsNotedOnceAMinuteAndPutsTheEndOff() {
    SessionSecret session = begin();
    assertThat(sessions.ownerOf(session).orElseThrow().isUnnoticed()).isFalse();
    node.execute(
        "UPDATE console_session SET used_at = CURRENT_TIMESTAMP - INTERVAL '2' MINUTE,"
            + " idle_until = CURRENT_TIMESTAMP + INTERVAL '1' MINUTE");
    assertThat(sessions.ownerOf(session).orElseThrow().isUnnoticed()).isTrue();
    sessions.use(session);
    assertThat(sessions.ownerOf(session).orElseThrow().isUnnoticed()).isFalse();
    assertThat(
            node.rows(
                "SELECT COUNT(*) FROM console_session"
                    + " WHERE idle_until > CURRENT_TIMESTAMP + INTERVAL '20' MINUTE"))
        .containsExactly("1");
  }

  @Test
  void aBrowserMayCallItselfAnything() {
    Session session = sessions.begin(eve, "192.0.2.1", "\0" + "x".repeat(300)).session();
    assertThat(session.browser()).isEqualTo("\ufffd" + "x".repeat(199));
    assertThat(sessions.of(eve)).extracting(Session::browser).containsExactly(session.browser());
  }

  @Test
  void whatIsStoredOpensNothing() {
    SessionSecret session = begin();
    assertThat(node.rows("SELECT * FROM console_session").toString())
        .doesNotContain(session.text())
        .contains(session.hash());
    assertThat(sessions.ownerOf(new SessionSecret(session.hash()))).isEmpty();
  }
}
