package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.ManagedOrganization;
import org.callboard.administrator.TokenDirectory;
import org.callboard.administrator.TokenSecret;
import org.callboard.password.AdministratorLoginBulkhead;
import org.callboard.password.JdkPbkdf2;
import org.callboard.password.PasswordHasher;
import org.callboard.password.PasswordUpgrade;
import org.callboard.platform.AdministratorTurns;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.FakeContact;
import org.callboard.platform.Settings;
import org.callboard.security.AdminPrincipal;
import org.callboard.security.AdminRecognition;
import org.callboard.security.Caller;
import org.callboard.security.ClientAddresses;
import org.callboard.security.FakeRequest;
import org.callboard.security.GuessLimits;
import org.callboard.security.Principals;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.security.SignInGate;
import org.callboard.security.SignInRefusals;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables are two maps. */
class RestDoorTest {

  private static final String TOKEN = "cb_" + "A".repeat(43);
  private static final int COST = 10_000;

  private final Map<String, AdministratorSnapshot> rows = new HashMap<>();
  private final Map<String, AdministratorSnapshot> tokens = new HashMap<>();
  private final FakeContact contact = new FakeContact();
  private final JdkPbkdf2 pbkdf2 = new JdkPbkdf2();
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "callboard.password.iterations", String.valueOf(COST),
              "callboard.login.concurrency", "1",
              "callboard.login.queue", "0"));
  private AdministratorLoginBulkhead bulkhead;
  private PasswordHasher hasher;
  private RestDoor door;

  @BeforeEach
  void start() {
    Settings read = new Settings(settings::get);
    hasher = new PasswordHasher(pbkdf2, read);
    bulkhead = new AdministratorLoginBulkhead(read);
    GuessLimits limits = new GuessLimits(read);
    SignInRefusals refusals = new SignInRefusals(limits);
    AdminRecognition recognition =
        new AdminRecognition(
            new Administrators(),
            new Editor(),
            new Tokens(),
            new RecognizedCredentials(read),
            hasher,
            new PasswordUpgrade(hasher),
            bulkhead,
            new SignInGate(limits, refusals),
            refusals,
            new AdministratorTurns(read),
            contact);
    door = new RestDoor(recognition, new ClientAddresses(read));
    rows.put("admin", admin("pass:w\u00f6rd", true));
    pbkdf2.takeIterations();
  }

  @Test
  void theRightPasswordIsAnOperator() {
    Caller result = basic("Admin", "pass:w\u00f6rd");
    assertThat(result.principal()).isEqualTo(Principals.operator("admin", 1));
    assertThat(result.roles()).isEqualTo(AdministratorRole.OPERATOR.rights());
  }

  @Test
  void aManagerIsBoundToTheOrganization() {
    rows.put("eve", manager("password", true));
    Caller result = basic("eve", "password");
    assertThat(result.principal()).isEqualTo(Principals.manager("eve", 2, 7));
    assertThat(result.roles()).isEqualTo(AdministratorRole.MANAGER.rights());
    AdminPrincipal eve = (AdminPrincipal) result.principal();
    assertThat(eve.maySee(7)).isTrue();
    assertThat(eve.maySee(8)).isFalse();
  }

  @Test
  void aPasswordIsHashedSlowlyOnlyOnce() {
    basic("admin", "pass:w\u00f6rd");
    assertThat(pbkdf2.takeIterations()).isEqualTo(COST);
    basic("admin", "pass:w\u00f6rd");
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void everyRefusalIsTheSameAndCostsTheSame() {
    for (List<String> wrong :
        List.of(
            List.of("admin", "wrong"),
            List.of("nobody", "pass:w\u00f6rd"),
            List.of("", "pass:w\u00f6rd"),
            List.of("x".repeat(300), "pass:w\u00f6rd"))) {
      Refusal refusal = Refused.by(() -> basic(wrong.get(0), wrong.get(1)));
      assertThat(refusal).isEqualTo(Refusal.wrongPassword());
      assertThat(refusal.headers()).containsKey("WWW-Authenticate");
      assertThat(pbkdf2.takeIterations()).isEqualTo(COST);
    }
  }

  @Test
  void aChangedPasswordAndAChangedRoleHoldAtOnce() {
    basic("admin", "pass:w\u00f6rd");
    rows.put("admin", admin("other password", true));
    Refused.with(401, () -> basic("admin", "pass:w\u00f6rd"));
    basic("admin", "other password");
    rows.remove("admin");
    Refused.with(401, () -> basic("admin", "other password"));
  }

  @Test
  void onlyTheRightPasswordLearnsThatAnAccountIsDisabled() {
    rows.put("admin", admin("password", false));
    Refused.with(403, () -> basic("admin", "password"));
    Refused.with(401, () -> basic("admin", "wrong"));
    tokens.put(TOKEN, admin("password", false));
    Refused.with(403, () -> authorization("Bearer " + TOKEN));
  }

  @Test
  void aTokenIsItsAdministratorAndNeedsNoHash() {
    tokens.put(TOKEN, manager("password", true));
    pbkdf2.takeIterations();
    assertThat(authorization("bearer  " + TOKEN).principal())
        .isEqualTo(Principals.manager("eve", 2, 7));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aTokenThatIsNoneIsRefusedWithoutAWord() {
    for (String token : List.of("cb_" + "B".repeat(43), "cb_", "x", "", TOKEN + "A")) {
      assertThat(Refused.by(() -> authorization("Bearer " + token)))
          .isEqualTo(Refusal.wrongToken());
    }
  }

  @Test
  void withoutACredentialTheCallerIsAskedForOne() {
    for (String header : new String[] {null, "", "Digest x", "Basic !!", "Bearer", "cb_x"}) {
      Refusal refusal = Refused.by(() -> authorization(header));
      assertThat(refusal.status()).isEqualTo(401);
      assertThat(refusal.headers().get("WWW-Authenticate"))
          .isEqualTo("Basic realm=\"Callboard\", charset=\"UTF-8\"");
    }
  }

  @Test
  void guessingIsSlowedDownButWhoIsRecognizedGoesOn() {
    basic("admin", "pass:w\u00f6rd");
    tokens.put(TOKEN, admin("password", true));
    for (int i = 0; i < 10; i++) {
      String password = "wrong" + i;
      Refused.with(401, () -> basic("admin", password));
    }
    pbkdf2.takeIterations();
    Refused.with(429, () -> basic("admin", "wrong"));
    Refused.with(401, () -> basic("nobody", "wrong"));
    pbkdf2.takeIterations();
    basic("admin", "pass:w\u00f6rd");
    authorization("Bearer " + TOKEN);
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aFullBulkheadIsBusyAndDoesNotTouchWhoIsRecognized() {
    basic("admin", "pass:w\u00f6rd");
    Refusal refusal =
        bulkhead.run(
            () -> {
              basic("admin", "pass:w\u00f6rd");
              return Refused.by(() -> basic("admin", "wrong"));
            });
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.isBusy()).isTrue();
  }

  @Test
  void withoutADatabaseNobodyIsLetIn() {
    basic("admin", "pass:w\u00f6rd");
    contact.loseFor(Duration.ofMinutes(1));
    Refusal refusal = refusedInAnOutage(() -> basic("admin", "pass:w\u00f6rd"));
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.isBusy()).isFalse();
    assertThat(refusal.headers()).containsKey("Retry-After");
    assertThat(refusedInAnOutage(() -> authorization("Bearer " + TOKEN)).status()).isEqualTo(503);
  }

  /** As the mechanism says it. */
  private static Refusal refusedInAnOutage(ThrowingCallable call) {
    return Refusal.because(
        "Nobody is let in", catchThrowableOfType(DataUnavailableException.class, call));
  }

  @Test
  void anOldHashIsMadeAgainAtTheCurrentCost() {
    settings.put("callboard.password.iterations", "20000");
    AdministratorSnapshot old = rows.get("admin");
    start();
    rows.put("admin", old);
    basic("admin", "pass:w\u00f6rd");
    assertThat(rows.get("admin").passwordHash()).startsWith("PBKDF2WithHmacSHA512:20000:");
    pbkdf2.takeIterations();
    basic("admin", "pass:w\u00f6rd");
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void pagesOfOtherSitesCannotEdit() {
    String basic = header("admin", "pass:w\u00f6rd");
    for (String site : List.of("cross-site", "same-site")) {
      Refused.with(403, () -> ask("POST", basic, site));
      ask("GET", basic, site);
    }
    for (String site : List.of("none", "same-origin")) {
      ask("POST", basic, site);
    }
    Refused.with(405, () -> ask("TRACE", basic, "none"));
  }

  @Test
  void onlyThePathsBelowApiAreThisDoors() {
    assertThat(List.of("/api", "/api/", "/api/v1/x")).allMatch(door::isFor);
    assertThat(List.of("", "/", "/apis", "/provisioning/api")).noneMatch(door::isFor);
  }

  private Caller basic(String username, String password) {
    return authorization(header(username, password));
  }

  private static String header(String username, String password) {
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private Caller authorization(String header) {
    return ask("GET", header, null);
  }

  private Caller ask(String method, String authorization, String site) {
    FakeRequest request = new FakeRequest(method);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (site != null) {
      request.header("Sec-Fetch-Site", site);
    }
    return door.authenticate("/api/v1/x", request.asServletRequest()).orElseThrow();
  }

  private AdministratorSnapshot admin(String password, boolean enabled) {
    return new AdministratorSnapshot(1, "admin", hasher.hash(password), Optional.empty(), enabled);
  }

  private AdministratorSnapshot manager(String password, boolean enabled) {
    return new AdministratorSnapshot(
        2, "eve", hasher.hash(password), Optional.of(new ManagedOrganization(7, "ACME")), enabled);
  }

  private final class Administrators extends AdministratorDirectory {

    @Override
    public Optional<AdministratorSnapshot> find(Username username) {
      return Optional.ofNullable(rows.get(username.key()));
    }

    @Override
    public Optional<AdministratorSnapshot> findToSignIn(Username username) {
      return find(username);
    }
  }

  private final class Tokens extends TokenDirectory {

    @Override
    public Optional<AdministratorIdentity> ownerOf(TokenSecret secret) {
      if (!secret.isWellFormed()) {
        throw new DataUnavailableException("It was not to be looked up", null);
      }
      return Optional.ofNullable(tokens.get(secret.text())).map(AdministratorSnapshot::identity);
    }
  }

  private final class Editor extends AdministratorEditor {

    @Override
    public void replaceHash(long id, String oldHash, String newHash) {
      rows.replaceAll(
          (key, row) ->
              new AdministratorSnapshot(
                  row.id(), row.username(), newHash, row.organization(), row.enabled()));
    }
  }
}
