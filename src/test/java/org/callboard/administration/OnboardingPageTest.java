package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.Appearance;
import org.callboard.organization.CloudId;
import org.callboard.organization.SheetLanguage;
import org.junit.jupiter.api.Test;

/** The page for somebody who shall sign in, and the picture on it. */
class OnboardingPageTest {

  private static final String CSC = "csc:ann:7KQX-M2RW-HT4D@ACME";

  private static OnboardingPage page(String organization, String person, Optional<String> code) {
    return new OnboardingPage(
        organization,
        person,
        "ACME",
        "ann",
        code,
        code.map(text -> Instant.parse("2026-11-25T18:05:00Z")),
        CSC,
        SheetLanguage.ENGLISH);
  }

  private static String html(String organization, String person, Optional<String> code) {
    return new OnboardingSheet(
            List.of(page(organization, person, code)), Appearance.DEFAULT, SheetForm.SINGLE)
        .html();
  }

  @Test
  void aCameraReadsTheText() {
    assertThat(QrReading.ofPng(QrPicture.of(CSC).png())).isEqualTo(CSC);
    assertThat(QrReading.ofSvg(QrPicture.of(CSC).svg())).isEqualTo(CSC);
    assertThat(QrReading.ofSvg(html("Acme", "Ann", Optional.empty()))).isEqualTo(CSC);
  }

  @Test
  void theLongestNameHasAPicture() {
    String longest =
        new CscText(new CloudId("C".repeat(64)), "界".repeat(254), Optional.of("X".repeat(14)))
            .editable();
    assertThat(QrReading.ofPng(QrPicture.of(longest).png())).isEqualTo(longest);
    assertThat(QrReading.ofSvg(QrPicture.of(longest).svg())).isEqualTo(longest);
  }

  @Test
  void itSaysWhoWhereAndUntilWhen() {
    String html = html("Acme Inc.", "Ann Stone", Optional.of("7KQX-M2RW-HT4D"));
    assertThat(html)
        .contains("Acme Inc.", "Ann Stone", "<dd>ACME</dd>", "<dd>ann</dd>", CSC)
        .contains("<dd>7KQX-M2RW-HT4D</dd>", "once, until 25 November 2026, 18:05 UTC");
    assertThat(html("Acme", "Ann", Optional.empty()))
        .contains("asks you for your password")
        .doesNotContain("<dt>Password");
  }

  @Test
  void namesAreTextWhateverIsInThem() {
    String html = html("<script>alert(1)</script>", "\"&'<b>%s%1$s", Optional.empty());
    assertThat(html)
        .doesNotContain("<script", "<b>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&quot;&amp;&#39;&lt;b&gt;%s%1$s");
  }

  @Test
  void itDoesNotTellTheCode() {
    assertThat(page("Acme", "Ann", Optional.of("7KQX-M2RW-HT4D")).toString())
        .doesNotContain("7KQX");
  }
}
