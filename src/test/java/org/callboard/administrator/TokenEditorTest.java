package org.callboard.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class TokenEditorTest {

  private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));

  @Inject private Node node;
  @Inject private AdministratorEditor administrators;
  @Inject private AdministratorDirectory administratorDirectory;
  @Inject private TokenEditor editor;
  @Inject private TokenDirectory directory;

  private long root;
  private long ann;

  @BeforeEach
  void twoOperators() {
    root = operator("root");
    ann = operator("ann");
  }

  @Test
  void aTokenIsItsAdministratorUntilItIsRevoked() {
    NewToken token = editor.create(root, "script", TokenBounds.NONE, TOMORROW);
    assertThat(directory.of(root)).containsExactly(token.token());
    assertThat(directory.ownerOf(token.secret())).map(AdministratorIdentity::id).contains(root);
    assertThat(directory.of(root).get(0).lastUsed()).isPresent();
    assertThatThrownBy(() -> editor.delete(ann, token.token().id(), Optional.empty()))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is no such token.");
    editor.delete(root, token.token().id(), Optional.empty());
    assertThat(directory.ownerOf(token.secret())).isEmpty();
    assertThat(directory.of(root)).isEmpty();
  }

  @Test
  void whatIsRecordedAndStoredTellsNothingOfTheSecret() {
    NewToken token = editor.create(root, "script", TokenBounds.NONE, TOMORROW);
    editor.delete(root, token.token().id(), Optional.empty());
    assertThat(node.rows("SELECT action, target FROM audit_entry WHERE target LIKE 'tokens/%'"))
        .containsExactly(
            "CREATE tokens/" + token.token().id(), "DELETE tokens/" + token.token().id());
    assertThat(node.rows("SELECT before_state, after_state FROM audit_entry"))
        .noneMatch(states -> states.contains(token.secret().hash()))
        .filteredOn(states -> states.contains("script"))
        .hasSize(2);
  }

  @Test
  void aTokenEndsByTheDatabasesClock() {
    NewToken token = editor.create(root, "script", TokenBounds.NONE, TOMORROW);
    node.execute("UPDATE api_token SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
    assertThat(directory.ownerOf(token.secret())).isEmpty();
    editor.create(root, "another", TokenBounds.NONE, TOMORROW);
    assertThat(node.rows("SELECT name FROM api_token")).containsExactly("another");
  }

  @Test
  void aNameIsNeeded() {
    assertThatThrownBy(() -> editor.create(root, " ", TokenBounds.NONE, TOMORROW))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void thereIsABoundThatManyAtOnceCannotPass() throws Exception {
    for (int i = 0; i < 98; i++) {
      editor.create(root, "token " + i, TokenBounds.NONE, TOMORROW);
    }
    var ends = node.atOnce(5, () -> editor.create(root, "one more", TokenBounds.NONE, TOMORROW));
    assertThat(ends).filteredOn(Node::succeeded).hasSize(2);
    assertThat(directory.of(root)).hasSize(100);
    assertThat(editor.create(ann, "ann's first", TokenBounds.NONE, TOMORROW)).isNotNull();
  }

  @Test
  void whoIsDeletedHasNoTokensAndGetsNone() {
    NewToken token = editor.create(ann, "script", TokenBounds.NONE, TOMORROW);
    administrators.delete(new Username("ann"), Optional.empty(), Expected.ANYTHING);
    assertThat(directory.ownerOf(token.secret())).isEmpty();
    assertThatThrownBy(() -> editor.create(ann, "script", TokenBounds.NONE, TOMORROW))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is no such administrator.");
  }

  @Test
  void aTokenMakesNoneThatOutlivesIt() {
    NewToken day = editor.create(root, "day", TokenBounds.NONE, TOMORROW);
    Instant end = day.token().expires();
    for (Instant later : List.of(end.plusSeconds(1), end.plus(Duration.ofDays(365)))) {
      assertThatThrownBy(() -> byToken(day, Optional.of(later)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessage("expires must not be after the end of the token that makes it, " + end + ".");
    }
    assertThat(byToken(day, Optional.of(end)).token().expires()).isEqualTo(end);
    assertThat(byToken(day, Optional.empty()).token().expires()).isEqualTo(end);
  }

  @Test
  void aTokenThatLivesLongMakesOnesOfTheUsualTimeUnlessTold() {
    NewToken year =
        editor.create(root, "year", TokenBounds.NONE, Instant.now().plus(Duration.ofDays(360)));
    assertThat(byToken(year, Optional.empty()).token().expires())
        .isBetween(
            Instant.now().plus(Duration.ofDays(89)), Instant.now().plus(Duration.ofDays(91)));
  }

  @Test
  void whoeverRevokesATokenRevokesWhatItHasMade() {
    NewToken stolen = editor.create(root, "stolen", TokenBounds.NONE, TOMORROW);
    NewToken child = byToken(stolen, Optional.empty());
    NewToken grandchild = byToken(child, Optional.empty());
    NewToken other = editor.create(root, "other", TokenBounds.NONE, TOMORROW);
    editor.delete(root, stolen.token().id(), Optional.empty());
    assertThat(directory.of(root)).containsExactly(other.token());
    assertThat(directory.ownerOf(grandchild.secret())).isEmpty();
    assertThat(
            node.rows(
                "SELECT target FROM audit_entry WHERE action = 'DELETE' AND target LIKE 'tokens/%'"))
        .containsExactlyInAnyOrder(
            "tokens/" + stolen.token().id(),
            "tokens/" + child.token().id(),
            "tokens/" + grandchild.token().id());
  }

  @Test
  void aTokenThatWasRevokedMeanwhileMakesNone() {
    NewToken token = editor.create(root, "script", TokenBounds.NONE, TOMORROW);
    editor.delete(root, token.token().id(), Optional.empty());
    assertThatThrownBy(() -> byToken(token, Optional.empty()))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("Your token has expired.");
    NewToken foreign = editor.create(ann, "ann's", TokenBounds.NONE, TOMORROW);
    assertThatThrownBy(() -> byToken(foreign, Optional.empty()))
        .isInstanceOf(EditRefusedException.class);
    assertThat(directory.of(root)).isEmpty();
  }

  private NewToken byToken(NewToken maker, Optional<Instant> expires) {
    return editor.createByToken(maker.token().id(), root, "by token", TokenBounds.NONE, expires);
  }

  private long operator(String name) {
    Username username = new Username(name);
    administrators.put(
        username,
        new AdministratorData(Optional.empty(), true, Optional.of("hash")),
        Optional.empty(),
        Expected.ANYTHING);
    return administratorDirectory.find(username).orElseThrow().id();
  }
}
