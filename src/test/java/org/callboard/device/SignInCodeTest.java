package org.callboard.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInCodeTest {

  @Test
  void aCodeIsRandomAndCanBeTyped() {
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      SignInCode code = SignInCode.random();
      assertThat(code.shown()).matches("([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}");
      assertThat(SignInCode.of(code.shown())).contains(code);
      texts.add(code.text());
    }
    assertThat(texts).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABCD-EFGH-JK23", "abcd-efgh-jk23", "ABCDEFGHJK23", " abcd efgh\tjk-23 "})
  void caseSpacesAndHyphensDoNotCount(String typed) {
    assertThat(SignInCode.of(typed)).contains(new SignInCode("ABCDEFGHJK23"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ABCD-EFGH-JK2",
        "ABCD-EFGH-JK234",
        "ABCD-EFGH-JK21",
        "ABCD-EFGH-JKI2",
        "ABCD-EFGH-JKO2",
        "ABCD_EFGH_JK23",
        "ÄBCD-EFGH-JK23",
        "ABCDEFGHJK2ſ"
      })
  void whatCannotBeACodeIsNone(String typed) {
    assertThat(SignInCode.of(typed)).isEmpty();
  }

  @Test
  void equalCodesOfTwoSubscribersAreStoredDifferently() {
    SignInCode code = new SignInCode("ABCDEFGHJK23");
    assertThat(code.hash(1)).isEqualTo(code.hash(1)).isNotEqualTo(code.hash(2));
    assertThat(new SignInCode("BCDEFGHJK234").hash(1)).isNotEqualTo(code.hash(1));
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(new SignInCode("ABCDEFGHJK23").toString()).doesNotContain("ABCD");
    assertThat(DeviceToken.random().toString()).isEqualTo("DeviceToken");
  }

  @Test
  void aTokenIsRandomAndWellFormed() {
    assertThat(DeviceToken.random().isWellFormed()).isTrue();
    assertThat(DeviceToken.random().text()).isNotEqualTo(DeviceToken.random().text());
    assertThat(new DeviceToken("12345678").isWellFormed()).isFalse();
  }
}
