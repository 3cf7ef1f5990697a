package org.callboard.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.callboard.Injection;
import org.callboard.feed.DataChanged;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.FakeContact;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;

class DeviceCacheTest {

  private final FakeDevices table = new FakeDevices();
  private final FakeContact contact = new FakeContact();
  private final DeviceCache cache =
      new DeviceCache(table, contact, new Settings(Map.of("callboard.cache.devices", "100")::get));

  @Test
  void aTokenIsAskedForOnce() {
    table.put(1, 10, 20, "a", false);
    assertThat(cache.inMemory(FakeDevices.token("a"))).isEmpty();
    assertThat(cache.find(FakeDevices.token("a")).orElseThrow().id()).isEqualTo(1);
    table.takeQueries();
    assertThat(cache.find(FakeDevices.token("a"))).isPresent();
    assertThat(cache.inMemory(FakeDevices.token("a"))).isPresent();
    assertThat(table.takeQueries()).isZero();
  }

  @Test
  void aTokenThatNobodyHasCostsOneQueryEachTime() {
    for (int i = 0; i < 3; i++) {
      assertThat(cache.find(FakeDevices.token("nobody"))).isEmpty();
      assertThat(table.takeQueries()).isEqualTo(1);
    }
  }

  @Test
  void aRevocationIsKnownTheMomentItIsTold() {
    table.put(1, 10, 20, "a", false);
    cache.find(FakeDevices.token("a"));
    table.put(1, 10, 20, "a", true);
    Injection.tell(cache, DataChanged.ofSubscriber(10, 20));
    assertThat(cache.inMemory(FakeDevices.token("a"))).isEmpty();
    assertThat(cache.find(FakeDevices.token("a")).orElseThrow().revoked()).isTrue();
  }

  @Test
  void aBulkEditOfTheOrganizationConcernsItsDevicesOnly() {
    table.put(1, 10, 20, "a", false);
    table.put(2, 11, 21, "b", false);
    cache.find(FakeDevices.token("a"));
    cache.find(FakeDevices.token("b"));
    Injection.tell(cache, DataChanged.ofEverything(10));
    assertThat(cache.inMemory(FakeDevices.token("a"))).isEmpty();
    assertThat(cache.inMemory(FakeDevices.token("b"))).isPresent();
  }

  @Test
  void aTokenThatWasReplacedIsNobodys() {
    table.put(1, 10, 20, "old", false);
    cache.find(FakeDevices.token("old"));
    table.put(1, 10, 20, "new", false);
    Injection.tell(cache, DataChanged.ofSubscriber(10, 20));
    assertThat(cache.find(FakeDevices.token("old"))).isEmpty();
    assertThat(cache.find(FakeDevices.token("new"))).isPresent();
  }

  @Test
  void aDeviceThatAnotherNodeMadeAMomentAgoIsFoundBeforeTheFeedTellsOfIt() {
    table.put(1, 10, 20, "first", false);
    cache.find(FakeDevices.token("first"));
    table.put(2, 10, 20, "second", false);
    assertThat(cache.find(FakeDevices.token("second")).orElseThrow().id()).isEqualTo(2);
  }

  @Test
  void aDeviceWhoseRowIsGoneIsNobodys() {
    table.put(1, 10, 20, "a", false);
    cache.find(FakeDevices.token("a"));
    table.remove(1);
    Injection.tell(cache, DataChanged.ofSubscriber(10, 20));
    assertThat(cache.find(FakeDevices.token("a"))).isEmpty();
  }

  @Test
  void inAnOutageMemoryIsServedAndNothingElse() {
    table.put(1, 10, 20, "a", false);
    cache.find(FakeDevices.token("a"));
    contact.loseFor(Duration.ofMinutes(1));
    assertThat(cache.find(FakeDevices.token("a"))).isPresent();
    assertThatThrownBy(() -> cache.find(FakeDevices.token("b")))
        .isInstanceOf(DataUnavailableException.class);
    Injection.tell(cache, DataChanged.ofSubscriber(10, 20));
    assertThatThrownBy(() -> cache.find(FakeDevices.token("a")))
        .isInstanceOf(DataUnavailableException.class);
  }

  @Test
  void theComparisonFindsWhatDiffers() {
    table.put(1, 10, 20, "a", false);
    cache.find(FakeDevices.token("a"));
    assertThat(cache.compare()).isZero();
    table.put(1, 10, 20, "a", true);
    assertThat(cache.compare()).isEqualTo(1);
    assertThat(cache.find(FakeDevices.token("a")).orElseThrow().revoked()).isTrue();
  }
}
