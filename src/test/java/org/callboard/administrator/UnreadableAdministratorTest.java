package org.callboard.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.organization.CloudId;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of administrators and tokens as somebody's SQL, or a newer version, may leave them. */
@DatabaseTest
class UnreadableAdministratorTest {

  private static final Username ROOT = new Username("root");
  private static final Username ANN = new Username("ann");
  private static final String HASH = "none";

  @Inject private Node node;
  @Inject private Given given;
  @Inject private AdministratorEditor editor;
  @Inject private AdministratorDirectory directory;
  @Inject private TokenEditor tokens;
  @Inject private TokenDirectory tokenDirectory;

  @BeforeEach
  void twoOperators() {
    given.organization("ACME");
    put(ROOT, operator());
    put(ANN, operator());
  }

  /** Without an organization, above all: nobody may become an operator by a word. */
  @ParameterizedTest
  @ValueSource(strings = {"AUDITOR", "", "MANAGER", "operator"})
  void whoseRoleIsNotKnownCannotSignInAndHidesNobodyElse(String role) {
    TokenSecret token = token(ANN);
    node.withoutChecks(
        "administrator",
        () -> {
          role(role);
          assertThat(ann().role()).isEmpty();
          assertThat(ann().identity().enabled()).isFalse();
          assertThat(tokenDirectory.ownerOf(token).orElseThrow().enabled()).isFalse();
          assertUnreadable(ann().unreadable(), "role");
          assertThat(AdministratorJson.of(ann()).isNull("role")).isTrue();
          assertThat(directory.page(Optional.empty(), 0, 10).items())
              .extracting(AdministratorSnapshot::username)
              .containsExactly("ann", "root");
          assertThat(directory.find(ROOT).orElseThrow().identity().enabled()).isTrue();
        });
  }

  @Test
  void aRoleThatIsNotKnownIsMendedByPutAndGoesByDelete() {
    node.withoutChecks(
        "administrator",
        () -> {
          role("AUDITOR");
          assertThatThrownBy(() -> editor.delete(ROOT, Optional.empty(), Expected.ANYTHING))
              .as("nobody else is an operator")
              .isInstanceOf(EditRefusedException.class);
          put(ANN, operator());
          assertThat(ann().unreadable()).isEmpty();
          role("AUDITOR");
          put(
              ANN,
              new AdministratorData(Optional.of(new CloudId("ACME")), true, Optional.of(HASH)));
          assertThat(ann().role()).contains(AdministratorRole.MANAGER);
          role("AUDITOR");
          editor.delete(ANN, Optional.empty(), Expected.ANYTHING);
          assertThat(directory.find(ANN)).isEmpty();
        });
  }

  @Test
  void aTokenWithBrokenTimesAndHashHidesNoOtherAndCanBeRevoked() {
    long ann = ann().id();
    token(ANN);
    TokenSecret good = token(ANN);
    node.execute(
        "UPDATE api_token SET token_hash = 'oops', created_at = TIMESTAMP WITH TIME ZONE"
            + " '20000-01-01 00:00:00+00', expires_at = TIMESTAMP WITH TIME ZONE"
            + " '20000-01-01 00:00:00+00' WHERE id = (SELECT MIN(id) FROM api_token)");
    List<Token> all = tokenDirectory.of(ann);
    assertThat(all).hasSize(2);
    assertThat(all.get(0).unreadable()).isEmpty();
    Token broken = all.get(1);
    assertUnreadable(broken.unreadable(), "created", "expires", "token");
    assertThat(broken.expires()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    assertThat(TokenJson.of(broken)).containsKey("unreadable");
    tokens.delete(ann, broken.id(), Optional.empty());
    assertThat(tokenDirectory.of(ann)).hasSize(1);
    assertThat(tokenDirectory.ownerOf(good)).isPresent();
  }

  private void role(String role) {
    node.execute(
        "UPDATE administrator SET role = ?, organization_id = NULL WHERE username = 'ann'", role);
  }

  private AdministratorSnapshot ann() {
    return directory.find(ANN).orElseThrow();
  }

  private TokenSecret token(Username owner) {
    return tokens
        .create(
            directory.find(owner).orElseThrow().id(),
            "script",
            TokenBounds.NONE,
            Instant.now().plus(Duration.ofDays(1)))
        .secret();
  }

  private void put(Username username, AdministratorData data) {
    editor.put(username, data, Optional.empty(), Expected.ANYTHING);
  }

  private static AdministratorData operator() {
    return new AdministratorData(Optional.empty(), true, Optional.of(HASH));
  }

  private static void assertUnreadable(List<Violation> unreadable, String... fields) {
    assertThat(unreadable).extracting(Violation::field).containsExactly(fields);
  }
}
