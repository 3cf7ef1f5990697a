package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.callboard.administration.SettingChange;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;

class AccountSettingBodyTest {

  private static SettingChange read(String name, String json) {
    return AccountSettingBody.read(
        name, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> faults(ThrowingCallable call) {
    return catchThrowableOfType(InvalidValueException.class, call).violations().stream()
        .map(InvalidValueException.Violation::field)
        .toList();
  }

  @Test
  void aNumberCountsAsItsTextAndNullAsNothing() {
    assertThat(read("code", "{\"value\": 1}").value().value())
        .contains(new KeyNodeValue.Plain("1"));
    assertThat(read("code", "{\"value\": null}").value().value()).isEmpty();
    assertThat(read("code", "{\"secret\": true}").secret().value()).contains(true);
  }

  @Test
  void whatTheCatalogueCallsASecretIsOne() {
    assertThat(faults(() -> read("password", "{\"value\": \"x\", \"secret\": false}")))
        .containsExactly("secret");
  }

  @Test
  void everythingThatIsWrongIsTold() {
    assertThat(
            faults(
                () ->
                    read(
                        "1abc",
                        "{\"id\": \"x\", \"value\": true, \"priority\": 0, \"secret\": 1, \"a\": 1}")))
        .containsExactlyInAnyOrder("id", "value", "priority", "secret", "name", "a");
  }

  @Test
  void itDoesNotTellItsValue() {
    assertThat(read("code", "{\"value\": \"hidden\"}").toString()).doesNotContain("hidden");
  }
}
