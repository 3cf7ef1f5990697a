package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickDialItemTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", " a", "a ", "a\tb", "a\nb", "a\u0085b", "a\0", "\ud800", "\uffff"})
  void anIdThatAParserMightChangeIsRefused(String id) {
    assertRefused("id", () -> item(id, "Name", "1", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a b", "<>&\"'", "ключ", "😀", "]]>"})
  void anyOtherIdIsTaken(String id) {
    assertThat(item(id, "Name", "1", null).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u0000", "bell\u0007", "\ufffe", "lone \udc00"})
  void aNameThatIsEmptyOrThatXmlCannotCarryIsRefused(String name) {
    assertRefused("displayName", () -> item("a", name, "1", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\nB", "\tA ", "<b>", "]]>", "👩‍👩‍👧", "مرحبا", "a\u0085b"})
  void anyOtherNameIsTakenAsItIs(String name) {
    assertThat(item("a", name, "1", null).displayName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "5000\u0000"})
  void anAddressThatIsEmptyOrThatXmlCannotCarryIsRefused(String uri) {
    assertRefused("uri", () -> item("a", "Name", uri, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "www.example.com/a.png",
        "//www.example.com/a.png",
        "ftp://example.com/a.png",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "https:a.png",
        "https:///a.png",
        "https://example.com/a b.png",
        "https://example.com/\u2028.png",
        " https://example.com/a.png"
      })
  void aPortraitThatIsNoWebAddressIsRefused(String portrait) {
    assertRefused("portraitUrl", () -> item("a", "Name", "1", portrait));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/a.png",
        "HTTPS://EXAMPLE.COM",
        "https://user@example.com:8443/p?q=1&r=%20#f",
        "https://[2001:db8::1]/a.png",
        "https://пример.рф/😀.png"
      })
  void aWebAddressIsTaken(String portrait) {
    assertThat(item("a", "Name", "1", portrait).portrait()).contains(portrait);
  }

  @Test
  void theLongestTextsAreTakenAndNoLongerOnes() {
    assertThatCode(() -> item("i".repeat(128), "n".repeat(250), "u".repeat(1000), null))
        .doesNotThrowAnyException();
    assertRefused("id", () -> item("i".repeat(129), "n", "u", null));
    assertRefused("displayName", () -> item("i", "n".repeat(251), "u", null));
    assertRefused("uri", () -> item("i", "n", "u".repeat(1001), null));
    assertRefused("portraitUrl", () -> item("i", "n", "u", "https://e.com/" + "p".repeat(987)));
  }

  @Test
  void aMissingFieldIsRefusedByItsName() {
    assertRefused("id", () -> item(null, "Name", "1", null));
    assertRefused("displayName", () -> item("a", null, "1", null));
    assertRefused("uri", () -> item("a", "Name", null, null));
    assertRefused("priority", () -> new QuickDialItem("a", "Name", "1", Optional.empty(), null));
  }

  /** What an answer that is not whole says at priority 0 would replace such an item on a phone. */
  @Test
  void thePriorityOfAnswersThatOnlyFillGapsIsRefused() {
    assertRefused(
        "priority",
        () -> new QuickDialItem("a", "Name", "1", Optional.empty(), MergePriority.LOWEST));
  }

  private static QuickDialItem item(String id, String name, String uri, String portrait) {
    return new QuickDialItem(
        id, name, uri, Optional.ofNullable(portrait), MergePriority.PROVISIONED);
  }

  private static void assertRefused(
      String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            e -> {
              assertThat(e.field()).isEqualTo(field);
              assertThat(e.getMessage()).startsWith(field + " ").endsWith(".");
            });
  }
}
