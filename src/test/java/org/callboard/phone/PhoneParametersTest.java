package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.organization.CloudId;
import org.callboard.security.BasicHeader;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneParametersTest {

  private static final Optional<BasicHeader> NO_HEADER = Optional.empty();

  private final PhoneParameters parameters = new PhoneParameters();

  @Test
  void theVendorsNamesAndTheFieldsNamesMeanTheSame() {
    PhoneCredential expected =
        new PhoneCredential(new CloudId("EXAMPLE"), false, new Username("john"), "secret");
    add("cloud_id", "EXAMPLE").add("cloud_username", "john").add("cloud_password", "secret");
    assertThat(credential(NO_HEADER)).isEqualTo(expected);
    PhoneParameters others = new PhoneParameters();
    others.add("fullcode", Optional.of("example"));
    others.add("username", Optional.of("john"));
    others.add("password", Optional.of("secret"));
    assertThat(others.credential(() -> NO_HEADER)).isEqualTo(expected);
  }

  @Test
  void theFirstNameThatIsThereCounts() {
    add("fullcode", "B").add("username", "bob").add("password", "2");
    add("cloud_id", "A").add("cloud_username", "ann").add("cloud_password", "1");
    PhoneCredential credential = credential(NO_HEADER);
    assertThat(credential.cloudId()).isEqualTo(new CloudId("A"));
    assertThat(credential.username()).isEqualTo(new Username("ann"));
    assertThat(credential.password()).isEqualTo("1");
  }

  @Test
  void theFirstNameCountsEvenIfItIsEmpty() {
    add("cloud_id", "").add("fullcode", "A").add("username", "ann").add("password", "1");
    assertMissing("cloud_id");
  }

  @Test
  void otherParametersAreIgnoredHoweverOften() {
    add("cloud_id", "A").add("username", "ann").add("password", "1");
    add("x", "1").add("x", "2").add("cloud_username[]", "bob").add("CLOUD_ID", "B").add("", "");
    assertThat(credential(NO_HEADER).username()).isEqualTo(new Username("ann"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cloud_id",
        "fullcode",
        "cloud_username",
        "username",
        "cloud_password",
        "password"
      })
  void aParameterThatStandsTwiceIsRefusedEvenIfBothAreEqualOrEmpty(String name) {
    for (String value : new String[] {"same", ""}) {
      PhoneParameters twice = new PhoneParameters();
      twice.add(name, Optional.of(value));
      Refusal refusal = Refused.by(() -> twice.add(name, Optional.of(value)));
      assertThat(refusal.status()).isEqualTo(400);
      assertThat(refusal.message()).isEqualTo("The request has the parameter " + name + " twice.");
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    assertMissing("cloud_id");
    add("cloud_id", "A");
    assertMissing("cloud_username");
    add("username", "ann");
    assertMissing("cloud_password");
    add("password", "");
    assertMissing("cloud_password");
  }

  @Test
  void anArrayNameIsNoParameterOfOurs() {
    add("cloud_id", "A").add("cloud_username[]", "ann").add("cloud_password", "1");
    assertMissing("cloud_username");
  }

  @Test
  void theEditableVersionIsTheSameOrganization() {
    add("cloud_id", "example*").add("username", "ann").add("password", "1");
    PhoneCredential credential = credential(NO_HEADER);
    assertThat(credential.cloudId()).isEqualTo(new CloudId("EXAMPLE"));
    assertThat(credential.editable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "A**",
        "*A",
        "../A",
        "A/B",
        "A B",
        "A'",
        "A\"",
        "A;",
        "A%",
        "A\0",
        "A\nB",
        "Ä",
        "𝐀",
        "A\u00a0B",
        "A\u200bB"
      })
  void aCloudIdOfOtherCharactersIsRefused(String cloudId) {
    add("cloud_id", cloudId).add("username", "ann").add("password", "1");
    assertRefusedWith("In the request, cloud_id must be 1 to 64 letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {" EXAMPLE", "EXAMPLE\n", "\u200bexample\u00a0", "\ufeffEXAMPLE* "})
  void whatNobodySeesAroundACloudIdDoesNotCount(String cloudId) {
    add("cloud_id", cloudId).add("username", "ann").add("password", "1");
    assertThat(credential(NO_HEADER).cloudId()).isEqualTo(new CloudId("EXAMPLE"));
  }

  @Test
  void aCloudIdHasAtMost64Characters() {
    add("cloud_id", "A".repeat(64) + "*").add("username", "ann").add("password", "1");
    assertThat(credential(NO_HEADER).cloudId().value()).hasSize(64);
    PhoneParameters tooLong = new PhoneParameters();
    tooLong.add("cloud_id", Optional.of("A".repeat(10_000)));
    tooLong.add("username", Optional.of("ann"));
    tooLong.add("password", Optional.of("1"));
    Refused.with(400, () -> tooLong.credential(() -> NO_HEADER));
  }

  @Test
  void aUsernameIsTrimmed() {
    add("cloud_id", "A").add("username", " \tann\u3000").add("password", "1");
    assertThat(credential(NO_HEADER).username()).isEqualTo(new Username("ann"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "a\0", "a\nb", "a\ud800", "\ufffe", "a\u0085b"})
  void aUsernameThatIsNoneIsRefused(String username) {
    add("cloud_id", "A").add("username", username).add("password", "1");
    assertRefusedWith("In the request, username ");
  }

  @Test
  void aUsernameHasAtMost254Characters() {
    add("cloud_id", "A").add("username", "é".repeat(254)).add("password", "1");
    assertThat(credential(NO_HEADER).username().text()).hasSize(254);
    PhoneParameters tooLong = new PhoneParameters();
    tooLong.add("cloud_id", Optional.of("A"));
    tooLong.add("username", Optional.of("é".repeat(255)));
    tooLong.add("password", Optional.of("1"));
    Refused.with(400, () -> tooLong.credential(() -> NO_HEADER));
  }

  @Test
  void aPasswordIsExactlyAsItIs() {
    String printable =
        IntStream.rangeClosed(0x20, 0x7e)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String password = " " + printable + "\0\t\r\n😀e\u0301\u00e9\uffff ";
    add("cloud_id", "A").add("username", "ann").add("password", password);
    assertThat(credential(NO_HEADER).password()).isEqualTo(password);
  }

  @Test
  void aPasswordHasAtMost1024Characters() {
    add("cloud_id", "A").add("username", "ann").add("password", "x".repeat(1024));
    assertThat(credential(NO_HEADER).password()).hasSize(1024);
    PhoneParameters tooLong = new PhoneParameters();
    tooLong.add("cloud_id", Optional.of("A"));
    tooLong.add("username", Optional.of("ann"));
    tooLong.add("password", Optional.of("x".repeat(1025)));
    Refused.with(400, () -> tooLong.credential(() -> NO_HEADER));
  }

  /** Written in UTF-8 they would all be the same question mark. */
  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800"})
  void aPasswordWithALoneSurrogateIsRefused(String password) {
    add("cloud_id", "A").add("username", "ann").add("password", password);
    assertRefusedWith("In the request, password is not Unicode.");
  }

  @Test
  void theBasicHeaderCountsIfNoParameterSaysWhoCalls() {
    add("cloud_id", "A");
    PhoneCredential credential = credential(Optional.of(new BasicHeader("ann", "1")));
    assertThat(credential.username()).isEqualTo(new Username("ann"));
    assertThat(credential.password()).isEqualTo("1");
  }

  @Test
  void theBasicHeaderIsNeverMixedWithParameters() {
    add("cloud_id", "A").add("username", "bob");
    Refusal refusal = Refused.by(() -> credential(Optional.of(new BasicHeader("ann", "1"))));
    assertThat(refusal.message()).contains("cloud_password");
    add("password", "2");
    assertThat(credential(Optional.of(new BasicHeader("ann", "1"))).password()).isEqualTo("2");
  }

  @Test
  void anEmptyNameOrPasswordInTheBasicHeaderIsMissing() {
    add("cloud_id", "A");
    Refused.with(400, () -> credential(Optional.of(new BasicHeader("", "1"))));
    Refused.with(400, () -> credential(Optional.of(new BasicHeader("ann", ""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"installid", "installation_id", "install_id"})
  void anAppMayNameItsInstallation(String name) {
    assertThat(parameters.installation()).isEmpty();
    assertThat(parameters.isByServer()).isFalse();
    add(name, "é".repeat(250));
    assertThat(parameters.installation()).contains("é".repeat(250));
    assertThat(parameters.isByServer()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%installid%", "%INSTALLID%"})
  void anInstallationThatIsThereAndSaysNothingIsAServers(String value) {
    add("install_id", value);
    assertThat(parameters.installation()).isEmpty();
    assertThat(parameters.isByServer()).isTrue();
  }

  /** It is optional: a phone that says it oddly is a phone that does not say it. */
  @ParameterizedTest
  @ValueSource(
      strings = {" ", " a", "a\n", "a\0b", "\ud800", "\ufffe", ".", "..", "a\r\nb", "a\u0085b"})
  void anInstallationOfOtherCharactersIsNone(String value) {
    add("installid", value);
    assertThat(parameters.installation()).isEmpty();
    assertThat(parameters.isByServer()).isFalse();
  }

  @Test
  void anInstallationHasAtMost250Characters() {
    add("installid", "x".repeat(251));
    assertThat(parameters.installation()).isEmpty();
    assertThat(parameters.isByServer()).isFalse();
  }

  @Test
  void anInstallationThatCannotBeReadIsNone() {
    parameters.add("installid", Optional.empty());
    assertThat(parameters.installation()).isEmpty();
    assertThat(parameters.isByServer()).isFalse();
  }

  @Test
  void anInstallationThatStandsTwiceCountsIfBothAreEqual() {
    add("installid", "a").add("installid", "a");
    assertThat(parameters.installation()).contains("a");
    add("installid", "b").add("installid", "b").add("installid", "");
    assertThat(parameters.installation()).isEmpty();
    assertThat(parameters.isByServer()).isFalse();
  }

  @Test
  void aHeaderIsNotReadBesideParametersThatSayWhoCalls() {
    add("cloud_id", "A").add("username", "ann").add("password", "1");
    PhoneCredential credential =
        parameters.credential(
            () -> {
              throw new AssertionError();
            });
    assertThat(credential.password()).isEqualTo("1");
  }

  private PhoneParametersTest add(String name, String value) {
    parameters.add(name, Optional.of(value));
    return this;
  }

  private PhoneCredential credential(Optional<BasicHeader> header) {
    return parameters.credential(() -> header);
  }

  private void assertMissing(String name) {
    Refusal refusal = Refused.by(() -> credential(NO_HEADER));
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.message()).isEqualTo("The request lacks the parameter " + name + ".");
  }

  private void assertRefusedWith(String message) {
    Refusal refusal = Refused.by(() -> credential(NO_HEADER));
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.message()).startsWith(message);
  }
}
