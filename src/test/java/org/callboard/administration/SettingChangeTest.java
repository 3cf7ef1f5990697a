package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.callboard.account.AccountSetting;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Told;
import org.junit.jupiter.api.Test;

class SettingChangeTest {

  private static final KeyNodeValue KEPT = new KeyNodeValue.Plain("kept");
  private static final Optional<KeyNodeValue> NEW = Optional.of(new KeyNodeValue.Plain("new"));
  private static final Optional<KeyNodeValue> NONE = Optional.empty();

  private static SettingChange change(String name, Optional<KeyNodeValue> value) {
    return new SettingChange(name, told(value), Told.absent(), Told.absent());
  }

  private static SettingChange change(String name, Optional<KeyNodeValue> value, boolean secret) {
    return new SettingChange(name, told(value), Told.absent(), Told.of(secret));
  }

  private static Told<KeyNodeValue> told(Optional<KeyNodeValue> value) {
    return new Told<>(value.isPresent(), value);
  }

  private static Optional<AccountSetting> before(boolean secret) {
    return Optional.of(
        new AccountSetting("code", KEPT, Optional.of(new MergePriority(30)), secret));
  }

  private static List<String> faults(ThrowingCallable call) {
    return catchThrowableOfType(InvalidValueException.class, call).violations().stream()
        .map(InvalidValueException.Violation::field)
        .toList();
  }

  @Test
  void whatIsAbsentStays() {
    for (boolean secret : new boolean[] {true, false}) {
      assertThat(change("code", NONE).over(before(secret))).isEqualTo(before(secret).get());
      assertThat(change("code", NEW).over(before(secret)).priority())
          .contains(new MergePriority(30));
    }
    assertThat(change("code", NONE, true).over(before(false)).value()).isEqualTo(KEPT);
  }

  @Test
  void nullClearsThePriorityAndKeepsASecretsValueWhichIsShownAsNull() {
    SettingChange cleared = new SettingChange("code", cleared(), cleared(), Told.absent());
    assertThat(cleared.over(before(true)))
        .isEqualTo(new AccountSetting("code", KEPT, Optional.empty(), true));
  }

  @Test
  void aValueIsNeededWhereNoneIsKept() {
    assertThat(faults(() -> change("code", NONE).over(Optional.empty()))).containsExactly("value");
    assertThat(
            faults(
                () ->
                    new SettingChange("code", cleared(), Told.absent(), Told.absent())
                        .over(before(false))))
        .containsExactly("value");
  }

  private static <T> Told<T> cleared() {
    return new Told<>(true, Optional.empty());
  }

  @Test
  void aSecretIsNotTurnedIntoAnOpenValue() {
    assertThat(faults(() -> change("code", NONE, false).over(before(true))))
        .containsExactly("value");
    assertThat(change("code", NEW, false).over(before(true)).secret()).isFalse();
  }

  @Test
  void aNewValueOfASecretIsOneToo() {
    assertThat(change("code", NEW).over(before(true)).secret()).isTrue();
    assertThat(change("code", NEW).over(Optional.empty()).secret()).isFalse();
    assertThat(change("password", NEW).over(Optional.empty()).secret()).isTrue();
  }

  @Test
  void theTextOfXmlIsXmlWhereXmlIsMeant() {
    Optional<KeyNodeValue> text = Optional.of(new KeyNodeValue.Plain(" <uri>1001@x</uri>\n"));
    assertThat(change("blf", text).over(Optional.empty()).value())
        .isEqualTo(new KeyNodeValue.Subtree(new XmlFragment("<uri>1001@x</uri>")));
    assertThat(change("note", text).over(Optional.empty()).value()).isEqualTo(text.get());
    Optional<KeyNodeValue> broken = Optional.of(new KeyNodeValue.Plain("<uri>"));
    assertThat(faults(() -> change("blf", broken).over(Optional.empty()))).containsExactly("value");
  }

  @Test
  void namesInAccountsAreCutAndSecretsAreAsTyped() {
    Optional<KeyNodeValue> host = Optional.of(new KeyNodeValue.Plain("\u00a0sip.example.com\n"));
    assertThat(change("host", host).over(Optional.empty()).value())
        .isEqualTo(new KeyNodeValue.Plain("sip.example.com"));
    assertThat(change("password", host).over(Optional.empty()).value()).isEqualTo(host.get());
  }

  @Test
  void whatTheCatalogueCallsASecretIsOne() {
    assertThat(faults(() -> change("password", NEW, false))).containsExactly("secret");
  }

  @Test
  void itDoesNotTellItsValue() {
    assertThat(change("code", NEW).toString()).doesNotContain("new");
  }
}
