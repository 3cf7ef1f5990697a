package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.EditRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

  private static final JsonObject STATE = Json.createObjectBuilder().add("a", 1).build();
  private static final Optional<String> TAG = Optional.of(Tags.of(STATE));
  private static final Optional<String> NOTHING = Optional.empty();

  @Test
  void aTagIsStrongAndOfTheContent() {
    assertThat(Tags.of(STATE)).matches("\"[A-Za-z0-9_-]{20}\"");
    assertThat(Tags.of(Json.createObjectBuilder().add("a", 1).build())).isEqualTo(Tags.of(STATE));
    assertThat(Tags.of(Json.createObjectBuilder().add("a", 2).build()))
        .isNotEqualTo(Tags.of(STATE));
  }

  @Test
  void withoutHeadersAnythingGoes() {
    Precondition.of(null, null).check(TAG);
    Precondition.of("", " ").check(NOTHING);
  }

  @Test
  void ifMatchWantsTheCurrentState() {
    Precondition.of(TAG.get(), null).check(TAG);
    Precondition.of("\"x\", " + TAG.get() + " ,\"y\"", null).check(TAG);
    Precondition.of("*", null).check(TAG);
    refuses("\"x\"", null, TAG);
    refuses(TAG.get(), null, NOTHING);
    refuses("*", null, NOTHING);
  }

  @Test
  void aTagThatAProxyMarkedAsWeakIsTheSameTag() {
    Precondition.of("W/" + TAG.get(), null).check(TAG);
  }

  @Test
  void ifNoneMatchWantsAnotherStateOrNone() {
    Precondition.of(null, "*").check(NOTHING);
    Precondition.of(null, "\"x\"").check(TAG);
    refuses(null, "*", TAG);
    refuses(null, TAG.get(), TAG);
  }

  @Test
  void aReaderWhoHasTheStateIsKnown() {
    assertThat(Precondition.of(null, "\"x\"," + TAG.get()).isKnown(TAG.get())).isTrue();
    assertThat(Precondition.of(null, "\"x\"").isKnown(TAG.get())).isFalse();
    assertThat(Precondition.of(TAG.get(), null).isKnown(TAG.get())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"x", "\"x\" \"y\"", "*,\"x\"", "\"x\",y", ","})
  void whatIsNoTagIsRefused(String header) {
    assertThatThrownBy(() -> Precondition.of(header, null))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("If-Match must be ");
  }

  private static void refuses(String ifMatch, String ifNoneMatch, Optional<String> current) {
    EditRefusedException refused =
        catchThrowableOfType(
            EditRefusedException.class, () -> Precondition.of(ifMatch, ifNoneMatch).check(current));
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).isEqualTo(Reason.CHANGED_MEANWHILE);
  }
}
