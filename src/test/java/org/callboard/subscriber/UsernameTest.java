package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

  @ParameterizedTest
  @CsvSource({
    "johndow, JohnDow",
    "straße, STRASSE",
    "ΟΔΥΣΣΕΥΣ, οδυσσευς",
    "Éva, \u0065\u0301va",
    "пётр, ПЁТР",
    "ﬁ, FI",
    "ǆ, ǅ",
    "İ, i\u0307",
    "ᾴ, α\u0345\u0301"
  })
  void caseAndCompositionDoNotCount(String one, String other) {
    assertThat(new Username(one).key()).isEqualTo(new Username(other).key());
  }

  @ParameterizedTest
  @CsvSource({"johndow, johndoe", "é, e", "a b, ab", "o, ο", "1, １", "ali, alı", "ALI, alı"})
  void whatOnlyLooksAlikeIsAnother(String one, String other) {
    assertThat(new Username(one).key()).isNotEqualTo(new Username(other).key());
  }

  @Test
  void theKeyDoesNotDependOnTheServersLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale("tr"));
    try {
      assertThat(new Username("TITLE").key()).isEqualTo("title");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void outerWhiteSpaceIsCutOffAndTheRestIsKept() {
    assertThat(new Username("\u2003 John  Dow\t").text()).isEqualTo("John  Dow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u3000", "a\tb", "a\0b", "a\u0085b", "\ud800", "\uffff", ".", ".."})
  void whatIsEmptyOrCannotBeWrittenIsRefused(String text) {
    assertThatThrownBy(() -> new Username(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("username ");
  }

  @Test
  void aLongNameIsCountedWithoutItsOuterWhiteSpace() {
    assertThat(new Username(" " + "x".repeat(254) + " ").text()).hasSize(254);
    assertThatThrownBy(() -> new Username("x".repeat(255)))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Username(null)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aNewNameIsAsItIsSeen() {
    assertThat(Username.given("\u00a0zw1\u200b").text()).isEqualTo("zw1");
    assertThatThrownBy(() -> Username.given("z\u200bw1"))
        .hasMessage(
            "username has an invisible character inside (U+200B). Type it again without it.");
    assertThatThrownBy(() -> Username.given("\u200b")).hasMessage("username must not be empty.");
  }

  /** Somebody may have been stored so before, and nobody is locked out. */
  @Test
  void whoSignsInIsLookedForAsWrittenAsMeantAndAsBefore() {
    assertThat(new Username("zw1\u200b").keys()).containsExactly("zw1\u200b", "zw1");
    assertThat(new Username("Z\u200bw1").keys()).containsExactly("z\u200bw1");
    assertThat(new Username("Z\u200bw1").typedKeys()).containsExactly("z\u200bw1", "zw1");
    assertThat(new Username("Ann").typedKeys()).containsExactly("ann");
    assertThat(new Username("al\u0131").keys()).containsExactly("al\u0131");
    assertThat(new Username("al\u0131").typedKeys()).containsExactly("al\u0131", "ali");
    assertThat(new Username("STRA\u1e9eE").keys()).containsExactly("straße", "strasse");
  }

  /** The column of the key is VARCHAR(1000). */
  @Property
  void theKeyIsItsOwnKeyAndFitsIntoItsColumn(@ForAll("names") String name) {
    String key = new Username(name).key();
    assertThat(new Username(key).key()).isEqualTo(key);
    assertThat(new Username(name.toUpperCase(Locale.ROOT)).key()).isEqualTo(key);
    assertThat(key).hasSizeLessThanOrEqualTo(1000);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
            Arbitraries.strings().withChars("ßİΐﬃŉǰẖΣςﷺ").ofLength(84),
            Arbitraries.strings().all().ofMaxLength(20))
        .filter(s -> !s.isBlank() && Text.isLegalXml(s) && !Text.hasControl(s))
        .filter(s -> !s.strip().matches("\\.{1,2}"))
        .filter(s -> !s.contains("\u0131")); // its capital is that of another letter
  }
}
