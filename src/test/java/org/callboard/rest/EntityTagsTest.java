package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.EditRefusedException.Reason;
import org.callboard.platform.StateVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  private static final JsonObject STATE = Json.createObjectBuilder().add("a", 1).build();
  private static final Optional<String> TAG = Optional.of(EntityTags.of(STATE));
  private static final Optional<String> VERSION = Optional.of(StateVersion.of(STATE));
  private static final Optional<String> NOTHING = Optional.empty();

  @Test
  void aTagIsStrongAndOfTheContent() {
    assertThat(EntityTags.of(STATE)).matches("\"[A-Za-z0-9_-]{20}\"");
    assertThat(EntityTags.of(Json.createObjectBuilder().add("a", 1).build()))
        .isEqualTo(EntityTags.of(STATE));
    assertThat(EntityTags.of(Json.createObjectBuilder().add("a", 2).build()))
        .isNotEqualTo(EntityTags.of(STATE));
  }

  @Test
  void withoutHeadersAnythingGoes() {
    EntityTags.expected(null, null).checkVersion(VERSION);
    EntityTags.expected("", " ").checkVersion(NOTHING);
  }

  @Test
  void ifMatchWantsTheCurrentState() {
    EntityTags.expected(TAG.get(), null).checkVersion(VERSION);
    EntityTags.expected("\"x\", " + TAG.get() + " ,\"y\"", null).checkVersion(VERSION);
    EntityTags.expected("*", null).checkVersion(VERSION);
    refuses("\"x\"", null, VERSION);
    refuses(TAG.get(), null, NOTHING);
    refuses("*", null, NOTHING);
  }

  @Test
  void aTagThatAProxyMarkedAsWeakIsTheSameTag() {
    EntityTags.expected("W/" + TAG.get(), null).checkVersion(VERSION);
  }

  @Test
  void ifNoneMatchWantsAnotherStateOrNone() {
    EntityTags.expected(null, "*").checkVersion(NOTHING);
    EntityTags.expected(null, "\"x\"").checkVersion(VERSION);
    refuses(null, "*", VERSION);
    refuses(null, TAG.get(), VERSION);
  }

  @Test
  void aReaderWhoHasTheStateIsKnown() {
    assertThat(EntityTags.expected(null, "\"x\"," + TAG.get()).isKnown(VERSION.get())).isTrue();
    assertThat(EntityTags.expected(null, "\"x\"").isKnown(VERSION.get())).isFalse();
    assertThat(EntityTags.expected(TAG.get(), null).isKnown(VERSION.get())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"x", "\"x\" \"y\"", "*,\"x\"", "\"x\",y", ","})
  void whatIsNoTagIsRefused(String header) {
    assertThatThrownBy(() -> EntityTags.expected(header, null))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("If-Match must be ");
  }

  private static void refuses(String ifMatch, String ifNoneMatch, Optional<String> current) {
    EditRefusedException refused =
        catchThrowableOfType(
            EditRefusedException.class,
            () -> EntityTags.expected(ifMatch, ifNoneMatch).checkVersion(current));
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).isEqualTo(Reason.CHANGED_MEANWHILE);
  }
}
