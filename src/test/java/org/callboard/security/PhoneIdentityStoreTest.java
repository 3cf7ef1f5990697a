package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.Injection;
import org.callboard.organization.CloudId;
import org.callboard.organization.DataChanged;
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SnapshotOf;
import org.callboard.organization.SubscriberCache;
import org.callboard.organization.SubscriberDirectory;
import org.callboard.organization.SubscriberEditor;
import org.callboard.organization.SubscriberName;
import org.callboard.organization.SubscriberSnapshot;
import org.callboard.organization.Username;
import org.callboard.platform.FakeContact;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables are two maps; a commit changes them and then tells the caches. */
class PhoneIdentityStoreTest {

  private static final long ORGANIZATION = 1;
  private static final long JOHN = 2;

  private final Map<Long, OrganizationSnapshot> organizations = new HashMap<>();
  private final Map<Long, SubscriberSnapshot> subscribers = new HashMap<>();
  private final FakeContact contact = new FakeContact();
  private final JdkPbkdf2 pbkdf2 = new JdkPbkdf2();
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "callboard.password.iterations", "10000",
              "callboard.login.concurrency", "1",
              "callboard.login.queue", "0"));
  private boolean editorFails;
  private int queries;

  private RecognizedCredentials recognized;
  private OrganizationCache organizationCache;
  private SubscriberCache subscriberCache;
  private PasswordHasher hasher;
  private LoginBulkhead bulkhead;
  private PhoneIdentityStore store;

  @BeforeEach
  void start() {
    recognized = new RecognizedCredentials(settings());
    restartKeepingCredentials();
    commit(organization(true));
    commit(john("12345678", true));
    pbkdf2.takeIterations();
  }

  /** A server whose caches are empty, but that recognizes what it recognized before. */
  private void restartKeepingCredentials() {
    hasher = new PasswordHasher(pbkdf2, settings());
    bulkhead = new LoginBulkhead(settings());
    organizationCache = new OrganizationCache(new Organizations(), contact);
    subscriberCache = new SubscriberCache(new Subscribers(), contact, settings());
    PasswordUpgrade upgrade = Injection.into(new PasswordUpgrade(), hasher);
    store =
        Injection.into(
            new PhoneIdentityStore(),
            organizationCache,
            subscriberCache,
            recognized,
            hasher,
            upgrade,
            new Editor(),
            bulkhead,
            contact,
            settings());
    pbkdf2.takeIterations();
  }

  @Test
  void theRightPasswordIsAPhone() {
    CredentialValidationResult result = validate("12345678");
    assertPhone(result);
    assertThat(result.getCallerPrincipal())
        .isEqualTo(new PhonePrincipal("JohnDow", ORGANIZATION, JOHN, false));
  }

  @Test
  void theEditableVersionIsTheSameSubscriberAndSaysSo() {
    CredentialValidationResult result =
        store.validate(
            new PhoneCredential(new CloudId("EXAMPLE"), true, new Username("johndow"), "12345678"));
    assertThat(result.getCallerPrincipal())
        .isEqualTo(new PhonePrincipal("JohnDow", ORGANIZATION, JOHN, true));
  }

  @Test
  void aPasswordIsHashedSlowlyOnlyOnce() {
    validate("12345678");
    pbkdf2.takeIterations();
    for (int i = 0; i < 3; i++) {
      assertPhone(validate("12345678"));
    }
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void everyRefusalIsTheSameAndCostsTheSame() {
    List<PhoneCredential> wrong =
        List.of(
            credential("EXAMPLE", "johndow", "wrong"),
            credential("EXAMPLE", "nobody", "12345678"),
            credential("NOWHERE", "johndow", "12345678"));
    for (PhoneCredential credential : wrong) {
      assertThat(store.validate(credential)).isEqualTo(CredentialValidationResult.INVALID_RESULT);
      assertThat(pbkdf2.takeIterations()).isEqualTo(10_000);
    }
  }

  @Test
  void aWrongPasswordIsNotRememberedAndDoesNotDisturbTheRightOne() {
    validate("12345678");
    assertInvalid(validate("wrong"));
    assertInvalid(validate("wrong"));
    pbkdf2.takeIterations();
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aChangedPasswordIsVoidAtOnce() {
    validate("12345678");
    commit(john("new password", true));
    assertInvalid(validate("12345678"));
    assertPhone(validate("new password"));
    commit(john("12345678", true));
    assertInvalid(validate("new password"));
    assertPhone(validate("12345678"));
  }

  @Test
  void onlyTheRightPasswordLearnsThatASubscriberIsDisabled() {
    commit(john("12345678", false));
    Refusal refusal = Refused.by(() -> validate("12345678"));
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.message()).contains("disabled");
    assertInvalid(validate("wrong"));
  }

  @Test
  void onlyTheRightPasswordLearnsThatAnOrganizationIsDisabled() {
    commit(organization(false));
    Refused.with(403, () -> validate("12345678"));
    assertInvalid(validate("wrong"));
  }

  @Test
  void aRecognizedPhoneIsRefusedTheMomentItIsDisabledAndNotAMomentLonger() {
    validate("12345678");
    commit(organization(false));
    Refused.with(403, () -> validate("12345678"));
    commit(organization(true));
    assertPhone(validate("12345678"));
    SubscriberSnapshot enabled = subscribers.get(JOHN);
    commit(withEnabled(enabled, false));
    pbkdf2.takeIterations();
    Refused.with(403, () -> validate("12345678"));
    commit(enabled);
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aDeletedSubscriberIsNobody() {
    validate("12345678");
    subscribers.remove(JOHN);
    changed(JOHN);
    assertInvalid(validate("12345678"));
  }

  @Test
  void whoTakesOverTheNameIsNotRecognizedByItsOldPassword() {
    validate("12345678");
    SubscriberName name = subscribers.remove(JOHN).name();
    changed(JOHN);
    SubscriberSnapshot successor =
        SnapshotOf.subscriber(7, name, "JohnDow", hasher.hash("other password"), true);
    commit(successor);
    assertInvalid(validate("12345678"));
    assertThat(validate("other password").getCallerPrincipal())
        .isEqualTo(new PhonePrincipal("JohnDow", ORGANIZATION, 7, false));
  }

  @Test
  void whoIsKnownIsRecognizedWhileTheDatabaseIsLost() {
    validate("12345678");
    pbkdf2.takeIterations();
    contact.loseFor(Duration.ofHours(23));
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aWrongPasswordOfSomebodyInMemoryIsRefusedEvenThen() {
    validate("12345678");
    contact.loseFor(Duration.ofHours(1));
    assertInvalid(validate("wrong"));
  }

  @Test
  void whoFellOutOfMemoryCannotBeCheckedSinceHeMayHaveBeenDisabled() {
    validate("12345678");
    restartKeepingCredentials();
    contact.loseFor(Duration.ofHours(23));
    assertUnverified(validate("12345678"));
    assertUnverified(validate("wrong"));
  }

  @Test
  void anOldPasswordThatWasRefusedOnceIsNotRecognizedInALaterOutage() {
    validate("12345678");
    commit(john("new password", true));
    assertInvalid(validate("12345678"));
    restartKeepingCredentials();
    contact.loseFor(Duration.ofHours(1));
    assertUnverified(validate("12345678"));
  }

  @Test
  void whoIsKnownToHaveChangedCannotBeCheckedInAnOutage() {
    validate("12345678");
    commit(john("new password", true));
    contact.loseFor(Duration.ofMinutes(1));
    assertUnverified(validate("12345678"));
    assertUnverified(validate("new password"));
  }

  @Test
  void whoseOrganizationIsKnownToHaveChangedCannotBeCheckedInAnOutage() {
    validate("12345678");
    commit(organization(false));
    contact.loseFor(Duration.ofMinutes(1));
    assertUnverified(validate("12345678"));
  }

  @Test
  void memoryIsTrustedForABoundedTimeOnly() {
    validate("12345678");
    contact.loseFor(Duration.ofHours(25));
    assertUnverified(validate("12345678"));
    restartKeepingCredentials();
    assertUnverified(validate("12345678"));
    contact.restore();
    assertPhone(validate("12345678"));
  }

  @Test
  void whoCannotBeCheckedGetsARoleThatMaySeeNothing() {
    contact.loseFor(Duration.ofMinutes(1));
    CredentialValidationResult result = validate("12345678");
    assertUnverified(result);
    assertThat(result.getCallerPrincipal()).isNotInstanceOf(PhonePrincipal.class);
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void whoCannotBeCheckedIsRefusedWhereTheSettingSaysSo() {
    settings.put("callboard.unverified-login", "refuse");
    restartKeepingCredentials();
    contact.loseFor(Duration.ofMinutes(1));
    Refusal refusal = Refused.by(() -> validate("12345678"));
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.headers()).containsKey("Retry-After");
  }

  @Test
  void anOldHashIsMadeAgainAtTheCurrentCostBySigningIn() {
    String oldHash = subscriber().passwordHash();
    settings.put("callboard.password.iterations", "20000");
    restartKeepingCredentials();
    assertInvalid(validate("wrong"));
    assertThat(subscriber().passwordHash()).isEqualTo(oldHash);
    assertPhone(validate("12345678"));
    assertThat(subscriber().passwordHash()).startsWith("PBKDF2WithHmacSHA512:20000:");
    pbkdf2.takeIterations();
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void anUpgradeThatFailsDoesNotFailTheSignIn() {
    settings.put("callboard.password.iterations", "20000");
    restartKeepingCredentials();
    editorFails = true;
    assertPhone(validate("12345678"));
    pbkdf2.takeIterations();
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aStormOfLoginsDoesNotTouchWhoIsRecognized() {
    validate("12345678");
    List<Integer> statuses =
        bulkhead.run(
            () -> {
              assertPhone(validate("12345678"));
              return List.of(
                  Refused.by(() -> validate("wrong")).status(),
                  Refused.by(() -> store.validate(credential("NOWHERE", "a", "b"))).status());
            });
    assertThat(statuses).containsExactly(503, 503);
    assertInvalid(validate("wrong"));
  }

  @Test
  void aFullBulkheadAsksTheDatabaseForNoName() {
    List<Integer> statuses =
        bulkhead.run(
            () -> {
              queries = 0;
              return List.of(
                  Refused.by(() -> validate("12345678")).status(),
                  Refused.by(() -> store.validate(credential("NOWHERE", "a", "b"))).status());
            });
    assertThat(statuses).containsExactly(503, 503);
    assertThat(queries).isZero();
  }

  @Test
  void otherKindsOfCredentialsAreForOtherStores() {
    assertThat(store.validate(new CallerOnlyCredential("johndow")).getStatus())
        .isEqualTo(Status.NOT_VALIDATED);
  }

  private CredentialValidationResult validate(String password) {
    return store.validate(credential("example", "JOHNDOW", password));
  }

  private static PhoneCredential credential(String cloudId, String username, String password) {
    return new PhoneCredential(new CloudId(cloudId), false, new Username(username), password);
  }

  private static void assertPhone(CredentialValidationResult result) {
    assertThat(result.getStatus()).isEqualTo(Status.VALID);
    assertThat(result.getCallerGroups()).isEqualTo(Set.of("phone"));
  }

  private static void assertUnverified(CredentialValidationResult result) {
    assertThat(result.getStatus()).isEqualTo(Status.VALID);
    assertThat(result.getCallerGroups()).isEqualTo(Set.of("unverified-phone"));
  }

  private static void assertInvalid(CredentialValidationResult result) {
    assertThat(result.getStatus()).isEqualTo(Status.INVALID);
  }

  private void commit(OrganizationSnapshot organization) {
    organizations.put(organization.id(), organization);
    Injection.tell(organizationCache, DataChanged.ofOrganization(organization.id()));
  }

  private void commit(SubscriberSnapshot subscriber) {
    subscribers.put(subscriber.id(), subscriber);
    changed(subscriber.id());
  }

  private void changed(long subscriberId) {
    Injection.tell(subscriberCache, DataChanged.ofSubscriber(ORGANIZATION, subscriberId));
  }

  private static OrganizationSnapshot organization(boolean enabled) {
    return SnapshotOf.organization(
        ORGANIZATION,
        new CloudId("EXAMPLE"),
        "Example",
        enabled,
        Optional.of(ReplacePriority.DEFAULT),
        false);
  }

  private SubscriberSnapshot subscriber() {
    return subscribers.get(JOHN);
  }

  private SubscriberSnapshot john(String password, boolean enabled) {
    return john(enabled, hasher.hash(password));
  }

  private static SubscriberSnapshot john(boolean enabled, String hash) {
    SubscriberName name = new SubscriberName(ORGANIZATION, new Username("JohnDow").key());
    return SnapshotOf.subscriber(JOHN, name, "JohnDow", hash, enabled);
  }

  private static SubscriberSnapshot withEnabled(SubscriberSnapshot other, boolean enabled) {
    return SnapshotOf.subscriber(
        other.id(), other.name(), other.username(), other.passwordHash(), enabled);
  }

  private Settings settings() {
    return new Settings(settings::get);
  }

  private static <V> Map<Long, V> rows(Map<Long, V> table, List<Long> ids) {
    return ids.stream()
        .filter(table::containsKey)
        .collect(Collectors.toMap(Function.identity(), table::get));
  }

  private final class Organizations extends OrganizationDirectory {

    @Override
    public Optional<Long> idOf(CloudId cloudId) {
      queries++;
      return organizations.values().stream()
          .filter(o -> o.cloudId().equals(cloudId))
          .map(OrganizationSnapshot::id)
          .findFirst();
    }

    @Override
    public Optional<OrganizationSnapshot> load(long id) {
      return Optional.ofNullable(organizations.get(id));
    }

    @Override
    public Map<Long, OrganizationSnapshot> loadAll(List<Long> ids) {
      return rows(organizations, ids);
    }
  }

  private final class Subscribers extends SubscriberDirectory {

    @Override
    public Optional<Long> idOf(SubscriberName name) {
      queries++;
      return subscribers.values().stream()
          .filter(s -> s.name().equals(name))
          .map(SubscriberSnapshot::id)
          .findFirst();
    }

    @Override
    public Optional<SubscriberSnapshot> load(long id) {
      return Optional.ofNullable(subscribers.get(id));
    }

    @Override
    public Map<Long, SubscriberSnapshot> loadAll(List<Long> ids) {
      return rows(subscribers, ids);
    }
  }

  private final class Editor extends SubscriberEditor {

    @Override
    public void replaceHash(long id, String oldHash, String newHash) {
      if (editorFails) {
        throw new IllegalStateException("The database is down");
      }
      assertThat(subscribers.get(id).passwordHash()).isEqualTo(oldHash);
      commit(john(true, newHash));
    }
  }
}
