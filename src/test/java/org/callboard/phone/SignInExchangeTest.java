package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.Injection;
import org.callboard.device.DeviceCache;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceSnapshot;
import org.callboard.device.DeviceToken;
import org.callboard.device.SignIn;
import org.callboard.device.UsedCode;
import org.callboard.organization.CloudId;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SignInSettings;
import org.callboard.organization.SignInSettings.SignedOut;
import org.callboard.phone.PhoneCall.Kind;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.EditRefusedException;
import org.callboard.security.Refusal;
import org.callboard.subscriber.SnapshotOf;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInExchangeTest {

  private static final String TOKEN = "cbd_new";
  private static final String TYPED = "typed";
  private static final SubscriberSnapshot ANN =
      SnapshotOf.subscriber(7, new SubscriberName(1, "ann"), "Ann", "hash", true);

  private final FakeDevices devices = new FakeDevices();
  private final DatabaseContact database = new DatabaseContact();
  private final Memory memory = new Memory();
  private final SignInExchange exchange =
      Injection.into(new SignInExchange(), devices, memory, database);

  private static final class Memory extends DeviceCache {

    private Optional<DeviceToken> asked = Optional.empty();

    @Override
    public Optional<DeviceSnapshot> find(DeviceToken token) {
      asked = Optional.of(token);
      throw new DataUnavailableException("The database is down.", null);
    }
  }

  private static final class FakeDevices extends DeviceEditor {

    private Supplier<DeviceToken> answer = () -> new DeviceToken(TOKEN);
    private Optional<SignIn> asked = Optional.empty();

    @Override
    public DeviceToken signIn(SignIn signIn) {
      asked = Optional.of(signIn);
      return answer.get();
    }
  }

  @BeforeEach
  void theDatabaseAnswers() {
    database.confirm(System.nanoTime());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void aPasswordIsExchangedForAToken(String method) {
    assertThat(exchange(Kind.PASSWORD, method)).isEqualTo(TOKEN);
    assertThat(devices.asked)
        .contains(
            new SignIn(1, "EXAMPLE", 7, "Ann", Optional.empty(), Optional.of("phone-1"), "App/1")
                .checkedAgainst(Optional.of("the stored hash")));
  }

  /** Or its phone would not be known if the database were lost before its first refresh. */
  @Test
  void aNewTokenIsReadIntoMemory() {
    exchange(Kind.PASSWORD, "POST");
    assertThat(memory.asked).contains(new DeviceToken(TOKEN));
  }

  /** Two phones sign in for the first time at once, and one of them replaces the stored hash. */
  @Test
  void aHashThatWasReplacedMeanwhileFailsNobody() {
    devices.answer =
        () -> {
          throw UsedCode.exception();
        };
    assertThat(exchange(Kind.PASSWORD, "POST")).isEqualTo(TYPED);
  }

  @Test
  void aTokenIsKept() {
    assertThat(exchange(Kind.DEVICE, "POST")).isEqualTo(TYPED);
    assertThat(devices.asked).isEmpty();
  }

  /** Nobody reads its answer, so a new token would be lost and the installation's old one ended. */
  @Test
  void aHeadRequestMakesNoDevice() {
    assertThat(exchange(Kind.PASSWORD, "HEAD")).isEqualTo(TYPED);
    assertThat(devices.asked).isEmpty();
  }

  @Test
  void theVendorsServerMakesNoDevice() {
    assertThat(exchange.exchange(organization(true), ANN, call(Kind.PASSWORD, true), "POST"))
        .isEqualTo(TYPED);
    assertThat(devices.asked).isEmpty();
  }

  @Test
  void anOrganizationMayDoWithoutTokens() {
    assertThat(exchange.exchange(organization(false), ANN, call(Kind.PASSWORD, false), "POST"))
        .isEqualTo(TYPED);
    assertThat(devices.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCodeIsAlwaysExchanged(boolean deviceTokens) {
    assertThat(exchange.exchange(organization(deviceTokens), ANN, call(Kind.CODE, false), "POST"))
        .isEqualTo(TOKEN);
    assertThat(devices.asked.orElseThrow().codeId()).contains(5L);
  }

  @Test
  void aCodeThatWasUsedMeanwhileIsAWrongPassword() {
    devices.answer =
        () -> {
          throw UsedCode.exception();
        };
    assertThat(refusal(Kind.CODE)).isEqualTo(Refusal.wrongCredentials());
  }

  @Test
  void tooManyDevicesAreToldInWords() {
    devices.answer =
        () -> {
          throw EditRefusedException.conflict("There are 10 devices already.");
        };
    assertThat(refusal(Kind.PASSWORD).message()).isEqualTo("There are 10 devices already.");
    assertThat(refusal(Kind.PASSWORD).status()).isEqualTo(403);
  }

  @Test
  void inAnOutageThePasswordIsKeptAndACodeMustWait() {
    devices.answer =
        () -> {
          throw new IllegalStateException(new SQLException("gone", "08006"));
        };
    assertThat(exchange(Kind.PASSWORD, "POST")).isEqualTo(TYPED);
    assertThat(refusal(Kind.CODE)).isEqualTo(Refusal.cannotCheck());
  }

  @Test
  void nobodyWaitsForADatabaseThatIsKnownToBeAway() {
    database.confirm(System.nanoTime() - 60_000_000_000L);
    assertThat(exchange(Kind.PASSWORD, "POST")).isEqualTo(TYPED);
    assertThat(refusal(Kind.CODE)).isEqualTo(Refusal.cannotCheck());
    assertThat(devices.asked).isEmpty();
  }

  @Test
  void aMistakeOfOursIsNoOutage() {
    devices.answer =
        () -> {
          throw new IllegalStateException("a bug");
        };
    assertThatThrownBy(() -> exchange(Kind.PASSWORD, "POST")).hasMessage("a bug");
  }

  @Test
  void aPasswordThatXmlCannotCarryIsRefusedInWords() {
    PhoneCall call =
        new PhoneCall(
            "a\u0001", Kind.PASSWORD, Optional.empty(), Optional.empty(), true, "", false);
    assertThatThrownBy(() -> exchange.exchange(organization(true), ANN, call, "POST"))
        .isInstanceOf(RefusedAccountException.class)
        .message()
        .doesNotContain("a\u0001");
  }

  private String exchange(Kind kind, String method) {
    return exchange.exchange(organization(true), ANN, call(kind, false), method);
  }

  private Refusal refusal(Kind kind) {
    try {
      exchange(kind, "POST");
    } catch (RefusedAccountException e) {
      return e.refusal();
    }
    throw new AssertionError("not refused");
  }

  private static PhoneCall call(Kind kind, boolean byServer) {
    return new PhoneCall(
        TYPED,
        kind,
        kind == Kind.CODE ? Optional.of(5L) : Optional.empty(),
        Optional.of("phone-1"),
        byServer,
        "App/1",
        false,
        Optional.of("the stored hash"));
  }

  private static OrganizationSnapshot organization(boolean deviceTokens) {
    return new OrganizationSnapshot(
        1,
        new CloudId("EXAMPLE"),
        new OrganizationSettings(
            "Example",
            true,
            Optional.empty(),
            false,
            OrganizationSettings.DEFAULT_REFRESH,
            ErrorTexts.NONE,
            new SignInSettings(deviceTokens, SignedOut.REFUSE)),
        List.of());
  }
}
