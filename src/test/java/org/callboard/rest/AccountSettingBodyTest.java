package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.callboard.account.AccountSetting;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;

class AccountSettingBodyTest {

  private static final KeyNodeValue KEPT = new KeyNodeValue.Plain("kept");

  private static AccountSettingBody read(String name, String json) {
    return AccountSettingBody.read(
        name, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static AccountSetting before(String name, boolean secret) {
    return new AccountSetting(name, KEPT, Optional.of(new MergePriority(30)), secret);
  }

  private static List<String> faults(ThrowingCallable call) {
    return catchThrowableOfType(InvalidValueException.class, call).violations().stream()
        .map(InvalidValueException.Violation::field)
        .toList();
  }

  @Test
  void aSecretKeepsItsValueAndNothingElse() {
    AccountSetting kept = read("code", "{}").over(Optional.of(before("code", true)));
    assertThat(kept).isEqualTo(new AccountSetting("code", KEPT, Optional.empty(), true));
    assertThat(read("code", "{\"value\": null}").over(Optional.of(before("code", true))))
        .isEqualTo(kept);
  }

  @Test
  void whatIsNoSecretNeedsAValue() {
    assertThat(faults(() -> read("code", "{}").over(Optional.empty()))).containsExactly("value");
    assertThat(faults(() -> read("code", "{}").over(Optional.of(before("code", false)))))
        .containsExactly("value");
    assertThat(
            faults(
                () -> read("code", "{\"secret\": true}").over(Optional.of(before("code", false)))))
        .containsExactly("value");
  }

  @Test
  void aSecretIsNotTurnedIntoAnOpenValue() {
    assertThat(
            faults(
                () -> read("code", "{\"secret\": false}").over(Optional.of(before("code", true)))))
        .containsExactly("value");
    assertThat(
            read("code", "{\"secret\": false, \"value\": \"new\"}")
                .over(Optional.of(before("code", true)))
                .secret())
        .isFalse();
  }

  @Test
  void aNewValueOfASecretIsOneToo() {
    assertThat(read("code", "{\"value\": 1}").over(Optional.of(before("code", true))).secret())
        .isTrue();
    assertThat(read("code", "{\"value\": 1}").over(Optional.empty()).secret()).isFalse();
    assertThat(read("password", "{\"value\": 1}").over(Optional.empty()).secret()).isTrue();
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
