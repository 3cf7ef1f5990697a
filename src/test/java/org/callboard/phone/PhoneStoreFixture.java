package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.Injection;
import org.callboard.device.CodeDirectory;
import org.callboard.device.DeviceCache;
import org.callboard.device.DeviceUpkeep;
import org.callboard.device.FakeDevices;
import org.callboard.device.LastSeen;
import org.callboard.device.SignInCode;
import org.callboard.feed.DataChanged;
import org.callboard.organization.CloudId;
import org.callboard.organization.FormerCloudIdDirectory;
import org.callboard.organization.FormerCloudIdsInUse;
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SignInSettings;
import org.callboard.password.BcryptCosts;
import org.callboard.password.JdkPbkdf2;
import org.callboard.password.LoginBulkhead;
import org.callboard.password.PasswordHasher;
import org.callboard.password.PasswordUpgrade;
import org.callboard.platform.Bulkhead;
import org.callboard.platform.FakeContact;
import org.callboard.platform.Outage;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.security.GuessLimits;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.RefusedException;
import org.callboard.security.SignInGate;
import org.callboard.security.SignInRefusals;
import org.callboard.subscriber.SnapshotOf;
import org.callboard.subscriber.SubscriberCache;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;

/** Recognizes phones over tables that are maps; a commit changes them and then tells the caches. */
abstract class PhoneStoreFixture {

  static final long ORGANIZATION = 1;
  static final long JOHN = 2;

  final Map<Long, OrganizationSnapshot> organizations = new HashMap<>();
  final Map<Long, SubscriberSnapshot> subscribers = new HashMap<>();
  final Map<SignInCode, Long> codes = new HashMap<>();
  final FakeDevices devices = new FakeDevices();
  final FakeContact contact = new FakeContact();
  final JdkPbkdf2 pbkdf2 = new JdkPbkdf2();
  final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "callboard.password.iterations", "10000",
              "callboard.login.concurrency", "1",
              "callboard.login.queue", "0"));
  final List<Long> seen = new ArrayList<>();
  final List<Long> served = new ArrayList<>();
  final LastSeen lastSeen = new LastSeen(new Upkeep());
  final FormerCloudIdsInUse formerIds = new FormerCloudIdsInUse(new FormerIds());
  final List<CloudId> askedFormerIds = new ArrayList<>();
  boolean editorFails;
  int queries;

  RecognizedCredentials recognized;
  OrganizationCache organizationCache;
  SubscriberCache subscriberCache;
  PasswordHasher hasher;
  DeviceCache deviceCache;
  LoginBulkhead bulkhead;
  GuessLimits limits;
  Bulkhead tokenBulkhead;
  PhoneAdmission admission;

  @BeforeEach
  void start() {
    recognized = new RecognizedCredentials(settings());
    restartKeepingCredentials();
    commit(organization(true));
    commit(john("12345678", true));
    pbkdf2.takeIterations();
  }

  /** A server whose caches are empty, but that recognizes what it recognized before. */
  void restartKeepingCredentials() {
    hasher = new PasswordHasher(pbkdf2, settings());
    bulkhead = new LoginBulkhead(settings());
    limits = new GuessLimits(settings());
    organizationCache = new OrganizationCache(new Organizations(), contact);
    subscriberCache = new SubscriberCache(new Subscribers(), contact, settings());
    deviceCache = new DeviceCache(devices, contact, settings());
    tokenBulkhead =
        new Bulkhead(
            DeviceRecognition.CONCURRENCY,
            DeviceRecognition.QUEUE,
            settings().get(Setting.LOGIN_WAIT));
    PhoneUsers users = new PhoneUsers(organizationCache, subscriberCache, contact, settings());
    admission =
        new PhoneAdmission(
            recognition(users),
            new PhoneContacts(lastSeen, deviceCache, contact, formerIds),
            settings());
    pbkdf2.takeIterations();
  }

  private PhoneRecognition recognition(PhoneUsers users) {
    return new PhoneRecognition(
        users,
        recognized,
        new DeviceRecognition(deviceCache, users, tokenBulkhead),
        new InstallationRecognition(deviceCache, devices, users, recognized, contact),
        new Codes(),
        hasher,
        new BcryptCosts(null),
        new PasswordUpgrade(hasher),
        new Editor(),
        bulkhead,
        new SignInGate(limits, new SignInRefusals(limits)),
        contact);
  }

  /**
   * What a phone that asks for its global settings is taken for.
   *
   * @param call empty if nobody can tell, or the credential is wrong
   */
  record Admitted(Optional<PhoneCall> call, boolean isWrong) {

    /** The subscriber whose phone it is. */
    long subscriber() {
      return call.orElseThrow().subscriber().id();
    }
  }

  Admitted validate(String password) {
    return validate(credential("example", "JOHNDOW", password));
  }

  Admitted validate(PhoneCredential credential) {
    return validate(request(credential));
  }

  Admitted validate(PhoneRequest request) {
    try {
      return new Admitted(admission.toGlobal(request), false);
    } catch (RefusedException e) {
      if (e.refusal().equals(PhoneRefusals.wrongCredentials())) {
        return new Admitted(Optional.empty(), true);
      }
      throw e;
    }
  }

  /** How the phone is recognized; it must be. */
  PhoneCall recognize(String password) {
    return validate(credential("EXAMPLE", "johndow", password)).call().orElseThrow();
  }

  PhoneCall recognizeForAccount(String password) {
    return admission.toAccount(request(credential("EXAMPLE", "johndow", password)));
  }

  static PhoneRequest request(PhoneCredential credential) {
    return new PhoneRequest(credential, "192.0.2.1", "POST", Optional.empty(), false, "");
  }

  /** Commits a device of John's. */
  void commitDevice(long id, String token, boolean revoked) {
    devices.put(id, ORGANIZATION, JOHN, token, revoked);
    Injection.tell(deviceCache, DataChanged.ofSubscriber(ORGANIZATION, JOHN));
  }

  void commit(SignInSettings signIn, boolean enabled) {
    OrganizationSettings old = OrganizationSettings.named("Example");
    commit(
        new OrganizationSnapshot(
            ORGANIZATION,
            new CloudId("EXAMPLE"),
            new OrganizationSettings(
                old.name(),
                enabled,
                old.replacePriority(),
                old.removesDialActions(),
                old.refreshSeconds(),
                old.errorTexts(),
                signIn),
            List.of()));
  }

  static PhoneCredential credential(String cloudId, String username, String password) {
    return new PhoneCredential(new CloudId(cloudId), false, new Username(username), password);
  }

  static void assertPhone(Admitted admitted) {
    assertThat(admitted.call()).isPresent();
  }

  static void assertUnverified(Admitted admitted) {
    assertThat(admitted).isEqualTo(new Admitted(Optional.empty(), false));
  }

  static void assertInvalid(Admitted admitted) {
    assertThat(admitted.isWrong()).isTrue();
  }

  void commit(OrganizationSnapshot organization) {
    organizations.put(organization.id(), organization);
    Injection.tell(organizationCache, DataChanged.ofOrganization(organization.id()));
  }

  void commit(SubscriberSnapshot subscriber) {
    subscribers.put(subscriber.id(), subscriber);
    changed(subscriber.id());
  }

  void changed(long subscriberId) {
    Injection.tell(subscriberCache, DataChanged.ofSubscriber(ORGANIZATION, subscriberId));
  }

  static OrganizationSnapshot organization(boolean enabled) {
    return SnapshotOf.organization(
        ORGANIZATION,
        new CloudId("EXAMPLE"),
        "Example",
        enabled,
        Optional.of(ReplacePriority.DEFAULT),
        false);
  }

  SubscriberSnapshot subscriber() {
    return subscribers.get(JOHN);
  }

  SubscriberSnapshot john(String password, boolean enabled) {
    return john(enabled, hasher.hash(password));
  }

  static SubscriberSnapshot john(boolean enabled, String hash) {
    SubscriberName name = new SubscriberName(ORGANIZATION, new Username("JohnDow").key());
    return SnapshotOf.subscriber(JOHN, name, "JohnDow", hash, enabled);
  }

  static SubscriberSnapshot withEnabled(SubscriberSnapshot other, boolean enabled) {
    return SnapshotOf.subscriber(
        other.id(), other.name(), other.username(), other.passwordHash(), enabled);
  }

  Settings settings() {
    return new Settings(settings::get);
  }

  static <V> Map<Long, V> rows(Map<Long, V> table, List<Long> ids) {
    return ids.stream()
        .filter(table::containsKey)
        .collect(Collectors.toMap(Function.identity(), table::get));
  }

  private final class Organizations extends OrganizationDirectory {

    @Override
    public Optional<Long> idOf(CloudId cloudId) {
      queries++;
      return organizations.values().stream()
          .filter(o -> o.isMeantBy(cloudId))
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
          .filter(s -> isCalled(s, name))
          .map(SubscriberSnapshot::id)
          .findFirst();
    }

    private static boolean isCalled(SubscriberSnapshot subscriber, SubscriberName name) {
      return subscriber.name().equals(name)
          || subscriber.formerElsewhere().stream()
              .anyMatch(
                  place ->
                      new SubscriberName(place.organizationId(), place.username().key())
                          .equals(name));
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

  /** Codes are John's; a map is enough. */
  private final class Codes extends CodeDirectory {

    @Override
    public Optional<Long> idOf(long subscriberId, SignInCode code) {
      queries++;
      return Optional.ofNullable(codes.get(code)).filter(id -> subscriberId == JOHN);
    }
  }

  private final class FormerIds extends FormerCloudIdDirectory {

    @Override
    public void markAsked(CloudId cloudId, Duration ago) {
      askedFormerIds.add(cloudId);
    }
  }

  private final class Upkeep extends DeviceUpkeep {

    @Override
    public void markSeen(List<Long> ids, Duration ago) {
      seen.addAll(ids);
    }

    @Override
    public void markServed(List<Long> subscriberIds, Duration ago) {
      served.addAll(subscriberIds);
    }
  }

  private final class Editor extends SubscriberEditor {

    @Override
    public void replaceHash(long id, String oldHash, String newHash) {
      if (editorFails) {
        throw Outage.failure();
      }
      assertThat(subscribers.get(id).passwordHash()).isEqualTo(oldHash);
      commit(john(true, newHash));
    }
  }
}
