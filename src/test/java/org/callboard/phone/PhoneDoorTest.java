package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.device.FakeDevices;
import org.callboard.device.SignInCode;
import org.callboard.organization.SignInSettings;
import org.callboard.organization.SignInSettings.SignedOut;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.Settings;
import org.callboard.security.Caller;
import org.callboard.security.ClientAddresses;
import org.callboard.security.FakeRequest;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.security.RefusedException;
import org.callboard.security.StrangersBodies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of the phones' addresses asks of who calls. */
class PhoneDoorTest extends PhoneStoreFixture {

  private static final String GLOBAL = "/provisioning/global";
  private static final String ACCOUNT = "/provisioning/account";
  private static final String CODE = "ABCD-EFGH-JK23";
  private static final String TOKEN = FakeDevices.token("johns").text();
  private static final String FORM = "application/x-www-form-urlencoded";

  private PhoneDoor door;

  @BeforeEach
  void aDoor() {
    codes.put(new SignInCode("ABCDEFGHJK23"), 3L);
    commitDevice(5, "johns", false);
    door =
        new PhoneDoor(
            new PhoneRequestReader(new StrangersBodies()),
            admission,
            new RefusalWords(organizationCache),
            new PhoneErrors(new ProvisioningXml()),
            new ClientAddresses(settings()),
            new Settings(Map.of("callboard.account-alias", "acrobits_prov.php")::get));
  }

  @Test
  void theSamplesAddressIsTheAccountsWhereASettingSaysSo() {
    for (String end : new String[] {"", "/"}) {
      FakeRequest request = post(TOKEN, "");
      assertPhone(
          door.authenticate("/provisioning/acrobits_prov.php" + end, request.asServletRequest()));
      assertThat(call(request)).isPresent();
    }
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () ->
                door.authenticate(
                    "/provisioning/acrobits_contacts.php", post(TOKEN, "").asServletRequest()));
  }

  @Test
  void theResourceLearnsHowThePhoneCalls() {
    FakeRequest request =
        post("12345678", "&installid=phone-1").header("User-Agent", " App/1\n\ud83d\ude00 (x) ");
    assertPhone(door.authenticate(ACCOUNT, request.asServletRequest()));
    PhoneCall call = call(request).orElseThrow();
    assertThat(call)
        .isEqualTo(
            new PhoneCall(
                new PhoneRequest(
                    credential("EXAMPLE", "johndow", "12345678"),
                    "192.0.2.1",
                    "POST",
                    Optional.of("phone-1"),
                    false,
                    "App/1 (x)"),
                new PhoneUser(organizations.get(ORGANIZATION), subscribers.get(JOHN)),
                new RecognizedBy.Password(subscribers.get(JOHN).passwordHash())));
    assertThat(call.toString() + call.request() + call.user() + call.by())
        .doesNotContain("12345678", subscribers.get(JOHN).passwordHash());
  }

  @Test
  void anAgentIsCutAndMayBeMissing() {
    FakeRequest request = post("12345678", "").header("User-Agent", "x".repeat(5000));
    door.authenticate(GLOBAL, request.asServletRequest());
    assertThat(call(request).orElseThrow().request().agent()).hasSize(250);
    FakeRequest without = post("12345678", "");
    door.authenticate(GLOBAL, without.asServletRequest());
    assertThat(call(without).orElseThrow().request().agent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {GLOBAL, ACCOUNT, ACCOUNT + "/"})
  void aTokenIsRecognizedAtEveryDoor(String path) {
    FakeRequest request = new FakeRequest("GET").query(parameters(TOKEN, ""));
    assertPhone(door.authenticate(path, request.asServletRequest()));
    assertThat(call(request).orElseThrow().by()).isEqualTo(new RecognizedBy.Token(5, false));
  }

  @Test
  void aCodeIsGoodAtTheGlobalDoorByAnyMethod() {
    FakeRequest get = new FakeRequest("GET").query(parameters(CODE, ""));
    assertPhone(door.authenticate(GLOBAL, get.asServletRequest()));
    FakeRequest request = post(CODE, "&installid=");
    assertPhone(door.authenticate(GLOBAL, request.asServletRequest()));
    assertThat(call(request).orElseThrow().by()).isEqualTo(new RecognizedBy.Code(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void theAccountIsNotGivenForACodeThatIsNotPosted(String method) {
    FakeRequest request = new FakeRequest(method).query(parameters(CODE, ""));
    Refusal refusal = refusedBy(ACCOUNT, request);
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.message()).isEqualTo("A sign-in code must be sent by POST.");
    assertThat(call(request)).isEmpty();
  }

  @Test
  void theAccountIsGivenForACodeThatIsPosted() {
    FakeRequest request = post(CODE, "");
    assertPhone(door.authenticate(ACCOUNT, request.asServletRequest()));
    assertThat(call(request).orElseThrow().by()).isEqualTo(new RecognizedBy.Code(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&installid=",
        "&installation_id=%25installid%25",
        "&install_id",
        "&installid=%installid%"
      })
  void aServerMayUseAPasswordButNoCode(String installation) {
    FakeRequest request = post("12345678", installation);
    door.authenticate(ACCOUNT, request.asServletRequest());
    assertThat(call(request).orElseThrow().request().byServer()).isTrue();
    assertThat(refusedBy(ACCOUNT, post(CODE, installation)).message())
        .isEqualTo("A sign-in code can only be used by the app itself.");
  }

  @Test
  void aWrongCodeLearnsNothingAboutMethods() {
    FakeRequest request = new FakeRequest("GET").query(parameters("ZZZZ-ZZZZ-ZZZZ", ""));
    assertThat(refusedBy(ACCOUNT, request)).isEqualTo(PhoneRefusals.wrongCredentials());
  }

  @Test
  void whoCannotBeCheckedGetsNoAccountAndAnEmptyGlobalAnswer() {
    contact.loseFor(Duration.ofMinutes(1));
    FakeRequest request = post("12345678", "");
    assertUnverified(door.authenticate(GLOBAL, request.asServletRequest()));
    assertThat(call(request)).isEmpty();
    assertThat(refusedBy(ACCOUNT, post("12345678", ""))).isEqualTo(Refusal.cannotCheck());
    assertThat(refusedBy(ACCOUNT, post(CODE, ""))).isEqualTo(Refusal.cannotCheck());
  }

  @Test
  void whoWasSignedOutIsToldSoByItsAccountAndByNothingElse() {
    commit(new SignInSettings(true, SignedOut.ACCOUNT), true);
    commitDevice(5, "johns", true);
    FakeRequest request = post(TOKEN, "");
    assertPhone(door.authenticate(ACCOUNT, request.asServletRequest()));
    assertThat(call(request).orElseThrow().signedOut()).isTrue();
    FakeRequest global = post(TOKEN, "");
    assertThat(refusedBy(GLOBAL, global)).isEqualTo(PhoneRefusals.revoked());
    assertThat(call(global)).isEmpty();
  }

  @Test
  void thereIsNothingElseAtTheDoor() {
    for (String path : new String[] {"/provisioning", "/provisioning/", ACCOUNT + "//"}) {
      assertThat(refusedBy(path, post("12345678", "")).status()).isEqualTo(404);
    }
  }

  private Refusal refusedBy(String path, FakeRequest request) {
    return Refused.by(() -> door.authenticate(path, request.asServletRequest()));
  }

  private static Optional<PhoneCall> call(FakeRequest request) {
    return PhoneCall.of(request.asServletRequest());
  }

  private static FakeRequest post(String password, String more) {
    return new FakeRequest("POST").body(FORM, parameters(password, more));
  }

  private static String parameters(String password, String more) {
    return "cloud_id=EXAMPLE&cloud_username=johndow&cloud_password=" + password + more;
  }

  private static void assertPhone(Optional<Caller> admitted) {
    Caller caller = admitted.orElseThrow();
    assertThat(caller.principal()).isEqualTo(new PhonePrincipal("JohnDow", JOHN));
    assertThat(caller.roles()).isEqualTo(Set.of("phone"));
  }

  private static void assertUnverified(Optional<Caller> admitted) {
    Caller caller = admitted.orElseThrow();
    assertThat(caller.principal()).isNotInstanceOf(PhonePrincipal.class);
    assertThat(caller.roles()).isEqualTo(Set.of("unverified-phone"));
  }
}
