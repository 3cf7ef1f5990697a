package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
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
import org.callboard.platform.Bulkhead;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.EditRefusedException;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.security.RefusedException;
import org.callboard.subscriber.SnapshotOf;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInExchangeTest {

  private static final String TOKEN = "cbd_new";
  private static final String TYPED = "typed";
  private static final RecognizedBy PASSWORD = new RecognizedBy.Password("the stored hash");
  private static final RecognizedBy CODE = new RecognizedBy.Code(5);
  private static final SubscriberSnapshot ANN =
      SnapshotOf.subscriber(7, new SubscriberName(1, "ann"), "Ann", "hash", true);

  private final FakeDevices devices = new FakeDevices();
  private final DatabaseContact database = new DatabaseContact();
  private final Memory memory = new Memory();
  private final AtomicLong now = new AtomicLong();
  private final SignInExchange exchange = exchange(new Bulkhead(10, 10, Duration.ofSeconds(1)));

  private SignInExchange exchange(Bulkhead bulkhead) {
    return new SignInExchange(devices, memory, database, bulkhead, new SignInRate(3, now::get));
  }

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
    assertThat(exchange(PASSWORD, method)).isEqualTo(TOKEN);
    assertThat(devices.asked)
        .contains(
            new SignIn(
                1,
                "EXAMPLE",
                7,
                "Ann",
                "192.0.2.1",
                Optional.empty(),
                Optional.of("phone-1"),
                "App/1",
                Optional.of("the stored hash")));
  }

  /** Or its phone would not be known if the database were lost before its first refresh. */
  @Test
  void aNewTokenIsReadIntoMemory() {
    exchange(PASSWORD, "POST");
    assertThat(memory.asked).contains(new DeviceToken(TOKEN));
  }

  /** Two phones sign in for the first time at once, and one of them replaces the stored hash. */
  @Test
  void aHashThatWasReplacedMeanwhileFailsNobody() {
    devices.answer =
        () -> {
          throw UsedCode.exception();
        };
    assertThat(exchange(PASSWORD, "POST")).isEqualTo(TYPED);
  }

  @Test
  void aTokenIsKept() {
    assertThat(exchange(new RecognizedBy.Token(3, false), "POST")).isEqualTo(TYPED);
    assertThat(devices.asked).isEmpty();
  }

  /** Nobody reads its answer, so a new token would be lost and the installation's old one ended. */
  @Test
  void aHeadRequestMakesNoDevice() {
    assertThat(exchange(PASSWORD, "HEAD")).isEqualTo(TYPED);
    assertThat(devices.asked).isEmpty();
  }

  @Test
  void theVendorsServerMakesNoDevice() {
    assertThat(exchange.exchange(call(true, TYPED, "POST", true, PASSWORD))).isEqualTo(TYPED);
    assertThat(devices.asked).isEmpty();
  }

  @Test
  void anOrganizationMayDoWithoutTokens() {
    assertThat(exchange.exchange(call(false, TYPED, "POST", false, PASSWORD))).isEqualTo(TYPED);
    assertThat(devices.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCodeIsAlwaysExchanged(boolean deviceTokens) {
    assertThat(exchange.exchange(call(deviceTokens, TYPED, "POST", false, CODE))).isEqualTo(TOKEN);
    assertThat(devices.asked.orElseThrow().codeId()).contains(5L);
  }

  @Test
  void aCodeThatWasUsedMeanwhileIsAWrongPassword() {
    devices.answer =
        () -> {
          throw UsedCode.exception();
        };
    assertThat(refusal(CODE)).isEqualTo(PhoneRefusals.wrongCredentials());
  }

  @Test
  void tooManyDevicesAreToldInWords() {
    devices.answer =
        () -> {
          throw EditRefusedException.conflict("There are 10 devices already.");
        };
    assertThat(refusal(PASSWORD).message()).isEqualTo("There are 10 devices already.");
    assertThat(refusal(PASSWORD).status()).isEqualTo(403);
  }

  @Test
  void inAnOutageThePasswordIsKeptAndACodeMustWait() {
    devices.answer =
        () -> {
          throw new IllegalStateException(new SQLException("gone", "08006"));
        };
    assertThat(exchange(PASSWORD, "POST")).isEqualTo(TYPED);
    assertThat(refusal(CODE)).isEqualTo(Refusal.cannotCheck());
  }

  @Test
  void nobodyWaitsForADatabaseThatIsKnownToBeAway() {
    database.confirm(System.nanoTime() - 60_000_000_000L);
    assertThat(exchange(PASSWORD, "POST")).isEqualTo(TYPED);
    assertThat(refusal(CODE)).isEqualTo(Refusal.cannotCheck());
    assertThat(devices.asked).isEmpty();
  }

  @Test
  void whoSignsInAgainAndAgainKeepsThePasswordForTheRestOfTheMinute() {
    for (int i = 0; i < 3; i++) {
      assertThat(exchange(PASSWORD, "POST")).isEqualTo(TOKEN);
    }
    devices.asked = Optional.empty();
    assertThat(exchange(PASSWORD, "POST")).isEqualTo(TYPED);
    assertThat(devices.asked).isEmpty();
    assertThat(exchange(CODE, "POST")).isEqualTo(TOKEN);
    now.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(exchange(PASSWORD, "POST")).isEqualTo(TOKEN);
  }

  @Test
  void whoseTurnDoesNotComeKeepsThePasswordAndACodeMustWait() {
    SignInExchange full = exchange(new Bulkhead(1, 0, Duration.ZERO));
    List<String> meanwhile = new ArrayList<>();
    devices.answer =
        () -> {
          meanwhile.add(full.exchange(call(true, TYPED, "POST", false, PASSWORD)));
          Refusal refusal = Refused.by(() -> full.exchange(call(true, TYPED, "POST", false, CODE)));
          meanwhile.add(refusal.message());
          return new DeviceToken(TOKEN);
        };
    assertThat(full.exchange(call(true, TYPED, "POST", false, PASSWORD))).isEqualTo(TOKEN);
    assertThat(meanwhile).containsExactly(TYPED, Refusal.cannotCheck().message());
  }

  @Test
  void aMistakeOfOursIsNoOutage() {
    devices.answer =
        () -> {
          throw new IllegalStateException("a bug");
        };
    assertThatThrownBy(() -> exchange(PASSWORD, "POST")).hasMessage("a bug");
  }

  @Test
  void aPasswordThatXmlCannotCarryIsRefusedInWords() {
    PhoneCall call = call(true, "a\u0001", "POST", true, PASSWORD);
    assertThatThrownBy(() -> exchange.exchange(call))
        .isInstanceOf(RefusedException.class)
        .message()
        .doesNotContain("a\u0001");
  }

  private String exchange(RecognizedBy by, String method) {
    return exchange.exchange(call(true, TYPED, method, false, by));
  }

  private Refusal refusal(RecognizedBy by) {
    try {
      exchange(by, "POST");
    } catch (RefusedException e) {
      return e.refusal();
    }
    throw new AssertionError("not refused");
  }

  private static PhoneCall call(
      boolean deviceTokens, String presented, String method, boolean byServer, RecognizedBy by) {
    PhoneCredential credential =
        new PhoneCredential(new CloudId("EXAMPLE"), false, new Username("ann"), presented);
    return new PhoneCall(
        new PhoneRequest(
            credential, "192.0.2.1", method, Optional.of("phone-1"), byServer, "App/1"),
        new PhoneUser(organization(deviceTokens), ANN),
        by);
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
