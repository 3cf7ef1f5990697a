package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.callboard.organization.CloudId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CscTextTest {

  private static CscText text(String username, String password) {
    return new CscText(new CloudId("acme"), username, Optional.ofNullable(password));
  }

  @Test
  void itIsWhatTheVendorDocuments() {
    assertThat(text("ann", "wonderful").published()).isEqualTo("csc:ann:wonderful@ACME");
    assertThat(text("ann", null).published()).isEqualTo("csc:ann@ACME");
  }

  @Test
  void theEditableVersionOfTheAppHasAStar() {
    assertThat(text("ann", "wonderful").editable()).isEqualTo("csc:ann:wonderful@ACME*");
    assertThat(text("ann", null).editable()).isEqualTo("csc:ann@ACME*");
  }

  @ParameterizedTest
  @CsvSource({
    "a:b, a%3Ab",
    "ann@example.com, ann%40example.com",
    "100%, 100%25",
    "a b+c, a%20b%2Bc",
    "*, %2A",
    "Žluťoučký, %C5%BDlu%C5%A5ou%C4%8Dk%C3%BD",
    "Müller, M%C3%BCller",
    "😀, %F0%9F%98%80",
    "a/b?c#d&e=f, a%2Fb%3Fc%23d%26e%3Df"
  })
  void whatHasAMeaningInItIsEncodedInBothPlaces(String plain, String encoded) {
    assertThat(text(plain, plain).published())
        .isEqualTo("csc:" + encoded + ":" + encoded + "@ACME");
  }

  @Test
  void itDoesNotTellThePassword() {
    assertThat(text("ann", "wonderful").toString()).doesNotContain("wonderful");
  }
}
