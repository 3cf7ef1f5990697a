package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.callboard.platform.Settings;
import org.callboard.security.GuessLimits.InForce;
import org.callboard.security.GuessLimits.Scope;
import org.junit.jupiter.api.Test;

class GuessLimitsTest {

  private final AtomicLong now = new AtomicLong();
  private final GuessLimits limits =
      new GuessLimits(
          new Settings(
              Map.of(
                      "callboard.login.address-failures", "30",
                      "callboard.admin.address-failures", "15")
                  ::get),
          now::get);

  /** A credential of the name at the door. */
  private record Named(String door, String typed) implements Recognizable {

    @Override
    public List<String> name() {
      return List.of(door, typed);
    }

    @Override
    public Optional<String> organization() {
      return Optional.empty();
    }

    @Override
    public String password() {
      return "wrong";
    }
  }

  @Test
  void tenFailuresOfANameFromOneAddressAreFree() {
    fail(10, "ann", "192.0.2.1");
    assertWaits("ann", "192.0.2.1", 5);
    assertPasses("bob", "192.0.2.1");
    assertPasses("ann", "192.0.2.2");
  }

  @Test
  void theWaitDoublesWithEachFurtherFailureUpToFiveMinutes() {
    fail(10, "ann", "192.0.2.1");
    for (int seconds : new int[] {5, 10, 20, 40, 80}) {
      assertWaits("ann", "192.0.2.1", seconds);
      pass(Duration.ofSeconds(seconds));
      assertPasses("ann", "192.0.2.1");
      fail(1, "ann", "192.0.2.1");
    }
    fail(100, "ann", "192.0.2.1");
    assertWaits("ann", "192.0.2.1", 300);
  }

  @Test
  void aFailureAtTheSameMomentMakesNobodyWait() {
    pass(Duration.ofSeconds(1));
    fail(1, "bob", "192.0.2.1");
    now.decrementAndGet(); // when another request read the clock
    assertPasses("ann", "192.0.2.1");
  }

  @Test
  void failuresAreForgottenOneByOne() {
    fail(10, "ann", "192.0.2.1");
    pass(Duration.ofMinutes(6)); // a tenth of an hour
    fail(1, "ann", "192.0.2.1");
    assertWaits("ann", "192.0.2.1", 5);
    pass(Duration.ofHours(1));
    fail(9, "ann", "192.0.2.1");
    assertPasses("ann", "192.0.2.1");
  }

  @Test
  void whoSignsInIsForgivenWhatWasMistypedThere() {
    fail(9, "ann", "192.0.2.1");
    limits.succeeded(attempt("phone", "ann", "192.0.2.1"));
    fail(9, "ann", "192.0.2.1");
    assertPasses("ann", "192.0.2.1");
  }

  @Test
  void anAddressThatTriesManyNamesWaits() {
    for (int i = 0; i < 30; i++) {
      fail(1, "name" + i, "192.0.2.1");
    }
    assertWaits("ann", "192.0.2.1", 5);
    assertPasses("ann", "192.0.2.2");
    pass(Duration.ofSeconds(5)); // in which some failures are forgotten: one in two seconds
    assertPasses("ann", "192.0.2.1");
    fail(1, "name31", "192.0.2.1");
    assertPasses("ann", "192.0.2.1");
    fail(1, "name32", "192.0.2.1");
    assertWaits("ann", "192.0.2.1", 5);
  }

  @Test
  void whoSignedInThereBeforeIsSparedWhatOthersDoThere() {
    limits.succeeded(attempt("phone", "ann", "192.0.2.1"));
    for (int i = 0; i < 40; i++) {
      fail(1, "name" + i, "192.0.2.1");
    }
    assertPasses("ann", "192.0.2.1");
    assertThat(Refused.by(() -> check("bob", "192.0.2.1")).status()).isEqualTo(429);
  }

  @Test
  void addressesOfOneNetworkAreOneOnlyInIpv6() {
    for (int i = 0; i < 30; i++) {
      fail(1, "name" + i, "2001:db8::" + i);
    }
    assertWaits("ann", "2001:db8::ffff", 5);
    assertPasses("ann", "2001:db8:0:1::1");
  }

  @Test
  void aNameThatIsTriedFromEverywhereDelaysStrangersOnceForEachAttempt() {
    for (int i = 0; i < 50; i++) {
      fail(1, "ann", "192.0.2." + i);
    }
    assertWaits("ann", "198.51.100.1", 5);
    for (int i = 0; i < 5; i++) {
      fail(1, "ann", "203.0.113." + i); // others go on, and it is no longer for that
    }
    pass(Duration.ofSeconds(5));
    assertPasses("ann", "198.51.100.1");
    assertPasses("ann", "198.51.100.1"); // it was not checked yet
    fail(1, "ann", "198.51.100.1");
    assertWaits("ann", "198.51.100.1", 60);
  }

  @Test
  void theDelayOfANameIsBounded() {
    for (int i = 0; i < 200; i++) {
      fail(1, "ann", "192.0.2." + i);
    }
    assertWaits("ann", "198.51.100.1", 60);
  }

  @Test
  void aNameThatIsTriedFromEverywhereIsOpenWhereItsOwnerSignedIn() {
    limits.succeeded(attempt("phone", "ann", "198.51.100.1"));
    for (int i = 0; i < 200; i++) {
      fail(1, "ann", "192.0.2." + i);
    }
    assertPasses("ann", "198.51.100.1");
  }

  @Test
  void theDoorsCountApart() {
    for (int i = 0; i < 15; i++) {
      limits.failed(attempt("administrator", "name" + i, "192.0.2.1"), false);
    }
    Refused.with(429, () -> limits.check(attempt("administrator", "eve", "192.0.2.1")));
    assertPasses("eve", "192.0.2.1");
  }

  @Test
  void whatIsInForceCanBeSeenAndForgotten() {
    fail(10, "ann", "192.0.2.1");
    InForce limit = limits.inForce().get(0);
    assertThat(limits.inForce()).hasSize(1);
    assertThat(limit.scope()).isEqualTo(Scope.ADDRESS_AND_NAME);
    assertThat(limit.door()).isEqualTo("phone");
    assertThat(limit.network()).isEqualTo("192.0.2.1");
    assertThat(limit.nameHash()).isEqualTo(limits.nameHash(List.of("phone", "ann")));
    assertThat(limit.failures()).isEqualTo(10);
    assertThat(limit.toString()).doesNotContain("ann");
    assertThat(limits.forget(limit.id())).isTrue();
    assertThat(limits.forget(limit.id())).isFalse();
    assertPasses("ann", "192.0.2.1");
    assertThat(limits.inForce()).isEmpty();
  }

  @Test
  void aNameThatSomebodyHasIsShownAndWhatElseWasTypedIsNotKept() {
    now.set(Duration.ofHours(1).toNanos());
    fail(5, "secret", "192.0.2.1");
    for (int i = 0; i < 5; i++) {
      limits.failed(attempt("phone", "ann", "192.0.2.2"), true);
    }
    pass(Duration.ofMinutes(2));
    fail(6, "secret", "192.0.2.1");
    for (int i = 0; i < 6; i++) {
      limits.failed(attempt("phone", "ann", "192.0.2.2"), true);
    }
    List<InForce> inForce = limits.inForce();
    assertThat(inForce).hasSize(2);
    assertThat(inForce)
        .extracting(limit -> limit.username().orElse("-"))
        .containsExactlyInAnyOrder("ann", "-");
    Instant twoMinutesAgo = Instant.now().minus(Duration.ofMinutes(2));
    assertThat(inForce.get(0).since()).isCloseTo(twoMinutesAgo, within(10, ChronoUnit.SECONDS));
    pass(Duration.ofMinutes(70));
    fail(11, "secret", "192.0.2.1"); // the ones before are forgotten
    assertThat(limits.inForce().get(0).since())
        .isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
  }

  @Test
  void whatIsTypedWronglyInAnOfficeDoesNotSlowDownItsOthers() {
    for (int i = 0; i < 40; i++) {
      limits.failed(attemptInOffice("name" + i), false);
    }
    limits.check(attemptInOffice("ann"));
    assertPasses("ann", "192.0.2.1");
    for (int i = 0; i < 40; i++) {
      fail(1, "name" + i, "192.0.2.1"); // of another organization
    }
    assertWaits("ann", "192.0.2.1", 60);
    limits.check(attemptInOffice("ann"));
  }

  @Test
  void inAnOfficeTheLimitsOfANameStay() {
    for (int i = 0; i < 10; i++) {
      limits.failed(attemptInOffice("ann"), true);
    }
    Refused.with(429, () -> limits.check(attemptInOffice("ann")));
    for (int i = 0; i < 50; i++) {
      fail(1, "bob", "198.51.100." + i);
    }
    Refused.with(429, () -> limits.check(attemptInOffice("bob")));
  }

  private static SignInAttempt attemptInOffice(String name) {
    return new SignInAttempt(new Named("phone", name), "192.0.2.1", () -> true);
  }

  private void fail(int times, String name, String address) {
    for (int i = 0; i < times; i++) {
      limits.failed(attempt("phone", name, address), false);
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void assertPasses(String name, String address) {
    check(name, address);
  }

  private void assertWaits(String name, String address, int seconds) {
    Refusal refusal = Refused.by(() -> check(name, address));
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.headers()).containsEntry("Retry-After", String.valueOf(seconds));
  }

  private void check(String name, String address) {
    limits.check(attempt("phone", name, address));
  }

  private static SignInAttempt attempt(String door, String name, String address) {
    return new SignInAttempt(new Named(door, name), address);
  }
}
