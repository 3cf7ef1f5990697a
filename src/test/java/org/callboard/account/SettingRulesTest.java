package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.account.AccountSamples.data;
import static org.callboard.account.AccountSamples.secret;
import static org.callboard.account.AccountSamples.text;

import java.util.List;
import java.util.Optional;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused when a setting is saved. */
class SettingRulesTest {

  private static final SettingRules RULES = new SettingRules("extension"::equals);

  @ParameterizedTest
  @CsvSource({
    "title, ''",
    "host, '  '",
    "username, '\t'",
    "expires, 5",
    "cloud_username, ann",
    "cloud_password, x",
    "own, '${unknown}'",
    "own, '${Extension}'",
    "own, '${}'",
    "own, '${username'",
    "own, '${user name}'",
    "expires, '$${extension}'"
  })
  void itIsRefusedForItsValue(String name, String value) {
    assertThatThrownBy(() -> RULES.check(AccountData.EMPTY, data(text(name, value))))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            e -> {
              assertThat(e.violations()).hasSize(1);
              assertThat(e.field()).isEqualTo("value");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "title, '${extension}'",
    "expires, '${extension}'",
    "own, ''",
    "own, '$${unknown}'",
    "own, '${username}@${cloudId} ${displayName}'",
    "extProvUrl, 'https://x.example'"
  })
  void itIsTaken(String name, String value) {
    assertThatCode(() -> RULES.check(AccountData.EMPTY, data(text(name, value))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml:lang", "1abc", "xmlfoo", "a b", "a:b", "", "é", "."})
  void aNameThatXmlHasNotIsRefused(String name) {
    assertThatThrownBy(() -> text(name, "x")).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aSettingNamedAccountIsOneLikeOthers() {
    assertThatCode(() -> RULES.check(AccountData.EMPTY, data(text("account", "x"))))
        .doesNotThrowAnyException();
  }

  @Test
  void severalFaultsAreToldAtOnceByTheNamesOfTheSettings() {
    assertThatThrownBy(
            () ->
                RULES.check(
                    AccountData.EMPTY,
                    data(text("expires", "1"), text("host", ""), text("own", "x"))))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            e ->
                assertThat(e.violations())
                    .extracting(InvalidValueException.Violation::field)
                    .containsExactlyInAnyOrder("expires", "host"));
  }

  @Test
  void whatWasThereBeforeIsNotCheckedAgain() {
    AccountData wrong = data(text("expires", "1"));
    assertThatCode(() -> RULES.check(wrong, wrong.with(text("own", "x"))))
        .doesNotThrowAnyException();
  }

  @Test
  void aSecretIsNotUncoveredByCallingItNone() {
    assertThatThrownBy(() -> RULES.check(data(secret("own", "x")), data(text("own", "x"))))
        .isInstanceOf(InvalidValueException.class);
    assertThatCode(() -> RULES.check(data(secret("own", "x")), data(text("own", "y"))))
        .doesNotThrowAnyException();
  }

  /** For nobody would the app take it, whatever the reference stands for. */
  @Test
  void aReferenceMakesNoWrongKindOfValueRight() {
    for (AccountSetting wrong :
        List.of(
            new AccountSetting(
                "host", AccountSamples.xml("<a>${cloudId}</a>"), Optional.empty(), false),
            new AccountSetting(
                "username",
                new KeyNodeValue.Localized(
                    List.of(new KeyNodeValue.Translation(Optional.empty(), "${username}"))),
                Optional.empty(),
                false))) {
      assertThatThrownBy(() -> RULES.check(AccountData.EMPTY, data(wrong)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("a text, in no particular language");
    }
  }

  /** The report of an import is read by others than who sent it. */
  @Test
  void aPieceOfASecretIsNotQuoted() {
    assertThatThrownBy(() -> RULES.check(AccountData.EMPTY, data(secret("own", "p${hunter2}x"))))
        .isInstanceOf(InvalidValueException.class)
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void aReferenceInASubtreeIsCheckedToo() {
    AccountSetting setting =
        new AccountSetting(
            "rewriting", AccountSamples.xml("<a b=\"${nobody}\"/>"), Optional.empty(), false);
    assertThatThrownBy(() -> RULES.check(AccountData.EMPTY, data(setting)))
        .hasMessageContaining("${nobody}");
  }

  @Test
  void aSubtreeWithADocumentTypeIsRefused() {
    assertThatThrownBy(() -> AccountSamples.xml("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))
        .isInstanceOf(InvalidValueException.class);
  }
}
