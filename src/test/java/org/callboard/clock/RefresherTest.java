package org.callboard.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.Injection;
import org.callboard.account.AccountData;
import org.callboard.account.AccountLayerCache;
import org.callboard.account.AccountLayerDirectory;
import org.callboard.device.DeviceCache;
import org.callboard.device.FakeDevices;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialLayerCache;
import org.callboard.dialdata.DialLayerDirectory;
import org.callboard.feed.Announced;
import org.callboard.feed.Announcements;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.feed.News;
import org.callboard.feed.NodeMemory;
import org.callboard.layer.LayerKey;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseMigration;
import org.callboard.platform.DatabaseReady;
import org.callboard.platform.FakeContact;
import org.callboard.platform.Outage;
import org.callboard.platform.Settings;
import org.callboard.subscriber.SnapshotOf;
import org.callboard.subscriber.SubscriberCache;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock, tick by tick, over tables that are maps and a feed that is a list. */
class RefresherTest {

  private static final DataChanged ONE = DataChanged.ofOrganization(1);
  private static final DataChanged JOHN = DataChanged.ofSubscriber(1, 5);

  private final Map<Long, SubscriberSnapshot> subscribers = new HashMap<>();
  private final List<Long> organizations = new ArrayList<>(List.of(1L));
  private final List<News.Entry> rows = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private final List<DataChanged> told = new ArrayList<>();
  private final List<Object> ready = new ArrayList<>();
  private final FakeContact contact = new FakeContact();
  private int places;
  private int forgotten;
  private boolean placesAreGiven = true;
  private boolean databaseDown;
  private boolean observersFail;
  private String mistaken = "";
  private AccountData changedAccount = AccountData.EMPTY;

  private final OrganizationCache organizationCache =
      new OrganizationCache(new Organizations(), contact);
  private final SubscriberCache subscriberCache =
      new SubscriberCache(new Subscribers(), contact, new Settings(key -> null));
  private final DialLayerCache layerCache =
      new DialLayerCache(new Layers(), contact, new Settings(key -> null));
  private final AccountLayerCache accountCache =
      new AccountLayerCache(new Accounts(), contact, new Settings(key -> null));
  private final FakeDevices devices = new FakeDevices();
  private final DeviceCache deviceCache =
      new DeviceCache(devices, contact, new Settings(key -> null));
  private final Announcements announcements =
      new Announcements(Injection.event(DataChanged.class, this::tell));
  private final Refresher refresher =
      new Refresher(
          new Migration(),
          contact,
          new Feed(),
          announcements,
          Injection.event(DatabaseReady.class, ready::add),
          new Organizations(),
          all(organizationCache, subscriberCache, layerCache, accountCache, deviceCache),
          new Settings(key -> null));

  @Test
  void theFirstTickSaysThatTheDatabaseIsReadyAndLoadsAheadOfThePhones() {
    refresher.followChanges();
    assertThat(ready).hasSize(1);
    assertThat(contact.confirmations()).isEqualTo(1);
    queries.clear();
    assertThat(organizationCache.get(1)).isPresent();
    layerCache.get(LayerKey.ofOrganization(1));
    accountCache.get(LayerKey.ofOrganization(1));
    assertThat(queries).isEmpty();
  }

  @Test
  void aNodeThatStartsInAnOutageWaitsForTheDatabase() {
    databaseDown = true;
    refresher.followChanges();
    refresher.compareAll();
    assertThat(ready).isEmpty();
    assertThat(contact.confirmations()).isZero();
    databaseDown = false;
    refresher.followChanges();
    refresher.followChanges();
    assertThat(ready).hasSize(1);
  }

  @Test
  void aRowIsToldOnceHoweverOftenItIsRead() {
    refresher.followChanges();
    rows.add(new News.Entry(1, ONE));
    refresher.followChanges();
    refresher.followChanges();
    assertThat(told).containsExactly(ONE);
  }

  @Test
  void rowsOfTheSameThingAreToldOnce() {
    refresher.followChanges();
    rows.add(new News.Entry(1, JOHN));
    rows.add(new News.Entry(2, JOHN));
    rows.add(new News.Entry(3, ONE));
    refresher.followChanges();
    assertThat(told).containsExactly(JOHN, ONE);
    rows.add(new News.Entry(4, JOHN));
    refresher.followChanges();
    assertThat(told).containsExactly(JOHN, ONE, JOHN);
  }

  /** Transactions do not commit in the order of their rows. */
  @Test
  void aRowThatAppearsBehindOneThatWasReadIsToldToo() {
    refresher.followChanges();
    rows.add(new News.Entry(2, ONE));
    refresher.followChanges();
    rows.add(new News.Entry(1, JOHN));
    refresher.followChanges();
    assertThat(told).containsExactly(ONE, JOHN);
  }

  @Test
  void theFeedIsReadFromWhereItIsKnownHoweverLongTheDatabaseWasAway() {
    rows.add(new News.Entry(1, ONE));
    places = 1;
    refresher.followChanges();
    refresher.followChanges();
    assertThat(queries).contains("feed 1");
    rows.add(new News.Entry(2, JOHN));
    contact.loseFor(Duration.ofHours(2));
    refresher.followChanges(); // reads the entry, and gives it its place
    refresher.followChanges();
    refresher.followChanges();
    assertThat(queries).endsWith("feed 1", "feed 1", "feed 2");
    assertThat(told).containsExactly(JOHN);
  }

  @Test
  void anEntryIsReadUntilItHasItsPlace() {
    refresher.followChanges();
    placesAreGiven = false; // another node does it, and takes its time
    rows.add(new News.Entry(1, JOHN));
    refresher.followChanges();
    queries.clear();
    refresher.followChanges();
    places = 1;
    refresher.followChanges();
    refresher.followChanges();
    assertThat(queries).containsExactly("feed 0", "feed 0", "feed 1");
    assertThat(told).containsExactly(JOHN);
  }

  @Test
  void aNodeThatWasAwayLongerThanTheFeedIsKeptComparesEverything() {
    refresher.followChanges();
    devices.put(7, 1, 5, "token", false);
    deviceCache.find(FakeDevices.token("token"));
    devices.put(7, 1, 5, "token", true);
    rows.add(new News.Entry(1, JOHN));
    rows.add(new News.Entry(2, ONE));
    places = 2;
    forgotten = 1;
    refresher.followChanges();
    assertThat(deviceCache.find(FakeDevices.token("token")).orElseThrow().revoked()).isTrue();
    queries.clear();
    refresher.followChanges();
    assertThat(queries).containsExactly("feed 2");
  }

  @Test
  void anEntryOfThisNodeIsNotAnnouncedASecondTimeButReadAhead() {
    refresher.followChanges();
    layerCache.get(LayerKey.ofSubscriber(1, 5));
    Announced.afterCommit(announcements, 1, JOHN);
    rows.add(new News.Entry(1, JOHN));
    queries.clear();
    refresher.followChanges();
    assertThat(told).containsExactly(JOHN);
    assertThat(queries).containsExactly("feed 0", "layer SUBSCRIBER 5");
    refresher.followChanges();
    refresher.followChanges();
    assertThat(queries).endsWith("layer SUBSCRIBER 5", "feed 0", "feed 1");
    assertThat(told).containsExactly(JOHN);
  }

  @Test
  void anEntryOfThisNodeIsAnnouncedByTheClockIfItCouldNotBeAtTheCommit() {
    refresher.followChanges();
    observersFail = true;
    assertThatThrownBy(() -> Announced.afterCommit(announcements, 1, JOHN));
    observersFail = false;
    rows.add(new News.Entry(1, JOHN));
    refresher.followChanges();
    assertThat(told).containsExactly(JOHN);
  }

  @Test
  void aTickThatFailsIsNoContactAndTheNextOneTellsWhatItMissed() {
    refresher.followChanges();
    rows.add(new News.Entry(1, ONE));
    databaseDown = true;
    assertThatThrownBy(refresher::followChanges).hasMessage("down");
    assertThat(contact.confirmations()).isEqualTo(1);
    databaseDown = false;
    refresher.followChanges();
    assertThat(told).containsExactly(ONE);
    assertThat(contact.confirmations()).isEqualTo(2);
  }

  @Test
  void aChangeThatCouldNotBeToldIsToldAgain() {
    refresher.followChanges();
    rows.add(new News.Entry(1, JOHN));
    rows.add(new News.Entry(2, ONE));
    observersFail = true;
    assertThatThrownBy(refresher::followChanges).hasMessage("observer");
    assertThat(contact.confirmations()).isEqualTo(1);
    observersFail = false;
    refresher.followChanges();
    assertThat(told).containsExactly(JOHN, ONE);
  }

  @Test
  void aChangedOrganizationIsReadAgainBeforeItsPhonesAsk() {
    refresher.followChanges();
    rows.add(new News.Entry(1, ONE));
    queries.clear();
    refresher.followChanges();
    assertThat(queries)
        .containsOnlyOnce("organization 1", "layer ORGANIZATION 1", "account ORGANIZATION 1");
    queries.clear();
    organizationCache.get(1);
    assertThat(queries).isEmpty();
  }

  @Test
  void aChangedSubscriberIsReadAgainBeforeItsPhoneAsks() {
    refresher.followChanges();
    SubscriberName name = new SubscriberName(1, "john");
    subscribers.put(5L, SnapshotOf.subscriber(5, name, "john", "old hash", true));
    subscriberCache.find(name);
    subscribers.put(5L, SnapshotOf.subscriber(5, name, "john", "new hash", true));
    rows.add(new News.Entry(1, JOHN));
    refresher.followChanges();
    contact.loseFor(Duration.ofMinutes(1));
    assertThat(subscriberCache.find(name).orElseThrow().passwordHash()).isEqualTo("new hash");
  }

  @Test
  void aChangedLayerOfASubscriberIsReadAgainBeforeItsPhoneAsks() {
    refresher.followChanges();
    layerCache.get(LayerKey.ofSubscriber(1, 5));
    accountCache.get(LayerKey.ofSubscriber(1, 5));
    rows.add(new News.Entry(1, JOHN));
    queries.clear();
    refresher.followChanges();
    assertThat(queries).containsExactly("feed 0", "layer SUBSCRIBER 5", "account SUBSCRIBER 5");
  }

  @Test
  void aChangedGroupAndADraftAreReadAgainBeforeTheirPhonesAsk() {
    refresher.followChanges();
    accountCache.get(LayerKey.ofGroup(1, 7));
    accountCache.get(LayerKey.ofDraft(1));
    rows.add(new News.Entry(1, DataChanged.ofGroup(1, 7)));
    rows.add(new News.Entry(2, ONE));
    queries.clear();
    refresher.followChanges();
    assertThat(queries).contains("account GROUP 7", "account DRAFT 1");
  }

  @Test
  void theComparisonFindsAnAccountThatChangedWithoutARowInTheFeed() {
    refresher.followChanges();
    accountCache.get(LayerKey.ofSubscriber(1, 5));
    changedAccount = AccountData.EMPTY.deleting("title");
    refresher.compareAll();
    assertThat(accountCache.get(LayerKey.ofSubscriber(1, 5))).isEqualTo(changedAccount);
  }

  @Test
  void aChangedSubscriberThatIsNotInMemoryIsNotReadAtAll() {
    refresher.followChanges();
    rows.add(new News.Entry(1, JOHN));
    queries.clear();
    refresher.followChanges();
    assertThat(queries).containsExactly("feed 0");
  }

  @Test
  void anOrganizationThatCannotBeLoadedDoesNotKeepTheOthersFromIt() {
    organizations.add(0, -1L);
    refresher.followChanges();
    assertThat(queries).contains("organization -1", "organization 1");
    rows.add(new News.Entry(1, DataChanged.ofOrganization(-1)));
    rows.add(new News.Entry(2, ONE));
    queries.clear();
    refresher.followChanges();
    assertThat(queries).contains("organization 1");
  }

  @Test
  void aRevokedDeviceIsReadAgainBeforeItsPhoneAsks() {
    refresher.followChanges();
    devices.put(7, 1, 5, "token", false);
    assertThat(deviceCache.find(FakeDevices.token("token"))).isPresent();
    devices.put(7, 1, 5, "token", true);
    rows.add(new News.Entry(1, JOHN));
    refresher.followChanges();
    contact.loseFor(Duration.ofMinutes(1));
    assertThat(deviceCache.find(FakeDevices.token("token")).orElseThrow().revoked()).isTrue();
  }

  @Test
  void theComparisonFindsADeviceThatWasRevokedWithoutARowInTheFeed() {
    refresher.followChanges();
    devices.put(7, 1, 5, "token", false);
    deviceCache.find(FakeDevices.token("token"));
    devices.put(7, 1, 5, "token", true);
    assertThat(deviceCache.find(FakeDevices.token("token")).orElseThrow().revoked()).isFalse();
    refresher.compareAll();
    assertThat(deviceCache.find(FakeDevices.token("token")).orElseThrow().revoked()).isTrue();
  }

  @Test
  void theComparisonLoadsWhatIsNewAndShortensTheFeed() {
    refresher.followChanges();
    organizations.add(2L);
    rows.add(new News.Entry(1, ONE));
    rows.add(new News.Entry(2, ONE));
    refresher.followChanges();
    refresher.compareAll();
    queries.clear();
    assertThat(organizationCache.get(2)).isPresent();
    assertThat(queries).isEmpty();
    assertThat(forgotten).isEqualTo(2);
  }

  @Test
  void anOrganizationThatIsReadByMistakeDoesNotKeepTheOthersFromBeingRead() {
    organizations.add(2L);
    mistaken = "organization 1";
    refresher.followChanges();
    assertThat(queries).contains("organization 1", "organization 2");
    rows.add(new News.Entry(1, ONE));
    rows.add(new News.Entry(2, DataChanged.ofOrganization(2)));
    queries.clear();
    refresher.followChanges();
    assertThat(queries).contains("organization 1", "organization 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all organizations",
        "all subscribers",
        "all layers",
        "all accounts",
        "all devices",
        "ids"
      })
  void aStepOfTheComparisonThatFailsStopsNoOther(String step) {
    List<String> steps =
        List.of("all organizations", "all subscribers", "all layers", "all accounts", "ids");
    refresher.followChanges();
    rememberOneOfEach();
    rows.add(new News.Entry(1, ONE));
    refresher.followChanges();
    queries.clear();
    mistaken = step;
    refresher.compareAll();
    assertThat(queries).containsAll(steps).contains("all devices");
    assertThat(forgotten).isEqualTo(1);
  }

  @Test
  void nothingMoreIsComparedWhileTheDatabaseIsLost() {
    refresher.followChanges();
    rememberOneOfEach();
    queries.clear();
    contact.loseFor(Duration.ofMinutes(1));
    refresher.compareAll();
    assertThat(queries).isEmpty();
  }

  private void rememberOneOfEach() {
    organizationCache.get(1);
    SubscriberName name = new SubscriberName(1, "john");
    subscribers.put(5L, SnapshotOf.subscriber(5, name, "john", "hash", true));
    subscriberCache.find(name);
    layerCache.get(LayerKey.ofSubscriber(1, 5));
    accountCache.get(LayerKey.ofSubscriber(1, 5));
    devices.put(7, 1, 5, "token", false);
    deviceCache.find(FakeDevices.token("token"));
    devices.beforeLoadingAll(() -> ask("all devices"));
  }

  private void tell(DataChanged change) {
    if (observersFail) {
      throw new IllegalStateException("observer");
    }
    told.add(change);
    Injection.tell(organizationCache, change);
    Injection.tell(subscriberCache, change);
    Injection.tell(layerCache, change);
    Injection.tell(accountCache, change);
    Injection.tell(deviceCache, change);
  }

  private void ask(String query) {
    queries.add(query);
    if (databaseDown || query.endsWith(" -1")) {
      throw Outage.failure();
    }
    if (query.equals(mistaken)) {
      throw new IllegalStateException("mistake");
    }
  }

  @SuppressWarnings("unchecked")
  private static Instance<NodeMemory> all(NodeMemory... memories) {
    return (Instance<NodeMemory>)
        Proxy.newProxyInstance(
            RefresherTest.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> List.of(memories).iterator());
  }

  private final class Migration extends DatabaseMigration {
    @Override
    public boolean tryToMigrate() {
      return !databaseDown;
    }
  }

  private final class Feed extends ChangeFeed {
    @Override
    public long end() {
      return places;
    }

    @Override
    public News since(long place) {
      ask("feed " + place);
      int from = (int) Math.max(place, forgotten);
      return new News(
          List.copyOf(rows.subList(from, rows.size())),
          places,
          from == place,
          rows.size() > places);
    }

    @Override
    public void givePlaces() {
      places = placesAreGiven ? rows.size() : places;
    }

    @Override
    public boolean deleteSomeOlderThan(Duration age) {
      assertThat(age).isEqualTo(Duration.ofDays(7));
      forgotten = Math.min(places, forgotten + 1); // a slice of one
      return forgotten < places;
    }
  }

  private final class Organizations extends OrganizationDirectory {
    @Override
    public Optional<OrganizationSnapshot> load(long id) {
      ask("organization " + id);
      return organizations.contains(id) ? Optional.of(organization(id)) : Optional.empty();
    }

    @Override
    public Map<Long, OrganizationSnapshot> loadAll(List<Long> ids) {
      ask("all organizations");
      return ids.stream()
          .filter(organizations::contains)
          .collect(Collectors.toMap(Function.identity(), RefresherTest::organization));
    }

    @Override
    public List<Long> ids() {
      ask("ids");
      return List.copyOf(organizations);
    }
  }

  private static OrganizationSnapshot organization(long id) {
    return SnapshotOf.organization(
        id, new CloudId("EXAMPLE" + id), "Example", true, Optional.empty(), false);
  }

  private final class Subscribers extends SubscriberDirectory {
    @Override
    public Optional<Long> idOf(SubscriberName name) {
      ask("subscriber " + name.usernameKey());
      return subscribers.keySet().stream().findFirst();
    }

    @Override
    public Optional<SubscriberSnapshot> load(long id) {
      ask("subscriber " + id);
      return Optional.ofNullable(subscribers.get(id));
    }

    @Override
    public Map<Long, SubscriberSnapshot> loadAll(List<Long> ids) {
      ask("all subscribers");
      Map<Long, SubscriberSnapshot> found = new HashMap<>(subscribers);
      found.keySet().retainAll(ids);
      return found;
    }
  }

  private final class Layers extends DialLayerDirectory {
    @Override
    public DialData load(LayerKey key) {
      ask("layer " + key.kind() + " " + key.ownerId());
      return DialData.EMPTY;
    }

    @Override
    public Map<LayerKey, DialData> loadAll(List<LayerKey> keys) {
      ask("all layers");
      return keys.stream().collect(Collectors.toMap(Function.identity(), k -> DialData.EMPTY));
    }
  }

  private final class Accounts extends AccountLayerDirectory {
    @Override
    public AccountData load(LayerKey key) {
      ask("account " + key.kind() + " " + key.ownerId());
      return changedAccount;
    }

    @Override
    public Map<LayerKey, AccountData> loadAll(List<LayerKey> keys) {
      ask("all accounts");
      return keys.stream().collect(Collectors.toMap(Function.identity(), k -> changedAccount));
    }
  }
}
