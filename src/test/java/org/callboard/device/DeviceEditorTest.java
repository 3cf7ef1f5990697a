package org.callboard.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.callboard.device.DeviceTables.Beans;
import org.callboard.feed.DataChanged;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.DevicesToRevoke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Devices and codes in both databases. */
class DeviceEditorTest {

  private static final long ANN = 2;
  private static final OrganizationSnapshot ACME =
      new OrganizationSnapshot(
          1, new CloudId("ACME"), OrganizationSettings.named("Acme"), List.of());

  private DeviceTables tables;

  @AfterEach
  void stop() throws IOException {
    tables.close();
  }

  @ParameterizedTest
  @MethodSource("org.callboard.device.DeviceTables#databases")
  void aDeviceLivesFromSignInToRevocation(String database) {
    tables = DeviceTables.in(database);
    DeviceToken first = signIn(Optional.of("phone-1"), "App/1");
    assertThat(tables.told).isEmpty();
    DeviceView device = list().get(0);
    assertThat(device.label()).isEqualTo("App/1");
    assertThat(device.lastSeen()).isEmpty();
    assertThat(device.firstSeen()).isNotNull();
    assertThat(ownerOf(first)).contains(ANN);

    DeviceToken second = signIn(Optional.of("phone-1"), "App/2");
    assertThat(ownerOf(first)).isEmpty();
    assertThat(ownerOf(second)).contains(ANN);
    assertThat(list()).extracting(DeviceView::id).containsExactly(device.id());
    assertThat(tables.told).containsExactly(DataChanged.ofSubscriber(1, ANN));

    run(beans -> beans.devices().rename(ACME, ANN, "ann", device.id(), "Ann's phone"));
    run(beans -> beans.devices().revoke(ACME, ANN, "ann", device.id()));
    run(beans -> beans.devices().revoke(ACME, ANN, "ann", device.id()));
    assertThat(list().get(0).label()).isEqualTo("Ann's phone");
    assertThat(list().get(0).revoked()).isTrue();
    assertThat(load().withToken(second.hash()).orElseThrow().revoked()).isTrue();
    String path = "organizations/ACME/subscribers/ann/devices/" + device.id();
    assertThat(records())
        .containsExactly(
            "(phone) CREATE " + path,
            "(phone) UPDATE " + path,
            "(server) UPDATE " + path,
            "(server) DELETE " + path);
    assertThat(states()).noneMatch(state -> state.contains("cbd_") || state.contains("hash"));

    signIn(Optional.of("phone-1"), "");
    assertThat(list()).extracting(DeviceView::revoked).containsExactly(false);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.device.DeviceTables#databases")
  void oneMoreThanThereMayBeEndsAnotherOneOrIsRefused(String database) {
    tables = DeviceTables.in(database);
    DeviceToken first = signIn(Optional.empty(), "1");
    DeviceToken second = signIn(Optional.empty(), "2");
    Map<String, String> two = Map.of("callboard.devices.max", "2");
    Map<String, String> refuse =
        Map.of("callboard.devices.max", "2", "callboard.devices.when-full", "refuse");
    assertThatThrownBy(() -> tables.inTransaction(b -> b.devices().signIn(ofPassword("3")), refuse))
        .isInstanceOf(EditRefusedException.class);
    tables.inTransaction(b -> b.devices().signIn(ofPassword("3")), two);
    assertThat(load().withToken(first.hash()).orElseThrow().revoked()).isTrue();
    assertThat(load().withToken(second.hash()).orElseThrow().revoked()).isFalse();
    for (int i = 0; i < 70; i++) {
      tables.inTransaction(b -> b.devices().signIn(ofPassword("many")), two);
    }
    assertThat(list()).hasSize(52).filteredOn(view -> !view.revoked()).hasSize(2);
    run(beans -> beans.devices().revokeAll(new DevicesToRevoke(ACME, ANN, "ann")));
    assertThat(list()).hasSize(50).allMatch(DeviceView::revoked);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.device.DeviceTables#databases")
  void tenPhonesWithOneCodeMakeOneDevice(String database) throws Exception {
    tables = DeviceTables.in(database);
    NewCode code = tables.inTransaction(b -> create(b, Duration.ofMinutes(5)));
    long id = find(code.code()).orElseThrow();
    ExecutorService phones = Executors.newFixedThreadPool(10);
    List<Future<DeviceToken>> calls = new ArrayList<>();
    Callable<DeviceToken> call = () -> tables.inTransaction(b -> b.devices().signIn(ofCode(id)));
    for (int i = 0; i < 10; i++) {
      calls.add(phones.submit(call));
    }
    int signedIn = 0;
    for (Future<DeviceToken> each : calls) {
      try {
        assertThat(each.get().isWellFormed()).isTrue();
        signedIn++;
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(CodeUsedException.class);
      }
    }
    phones.shutdown();
    assertThat(signedIn).isEqualTo(1);
    assertThat(list()).hasSize(1);
    assertThat(find(code.code())).isEmpty();
    assertThat(records())
        .containsExactly(
            "(server) CREATE organizations/ACME/subscribers/ann/codes/" + code.view().id(),
            "(phone) DELETE organizations/ACME/subscribers/ann/codes/" + code.view().id(),
            "(phone) CREATE organizations/ACME/subscribers/ann/devices/" + list().get(0).id());
    assertThat(states()).noneMatch(state -> state.contains(code.code()));
  }

  @ParameterizedTest
  @MethodSource("org.callboard.device.DeviceTables#databases")
  void codesEndAndAreBounded(String database) {
    tables = DeviceTables.in(database);
    for (Duration wrong : List.of(Duration.ofSeconds(59), Duration.ofDays(30).plusSeconds(1))) {
      assertThatThrownBy(() -> tables.inTransaction(b -> create(b, wrong)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessage("minutes must be from 1 to 43200.");
    }
    NewCode code = tables.inTransaction(b -> create(b, Duration.ofDays(30)));
    assertThat(Duration.between(code.view().created(), code.view().expires()))
        .isBetween(Duration.ofDays(30).minusSeconds(1), Duration.ofDays(30).plusSeconds(1));
    assertThat(find(code.code())).isPresent();
    long id = find(code.code()).get();
    execute("UPDATE sign_in_code SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
    assertThat(find(code.code())).isEmpty();
    assertThatThrownBy(() -> tables.inTransaction(b -> b.devices().signIn(ofCode(id))))
        .isInstanceOf(CodeUsedException.class);
    for (int i = 0; i < 20; i++) {
      tables.inTransaction(b -> create(b, SignInCodes.DEFAULT_LIFE));
    }
    assertThatThrownBy(() -> tables.inTransaction(b -> create(b, SignInCodes.DEFAULT_LIFE)))
        .isInstanceOf(EditRefusedException.class);
    List<CodeView> all = codes();
    assertThat(all).hasSize(20);
    run(b -> b.codes().delete(ACME, ANN, "ann", all.get(0).id()));
    assertThat(codes()).hasSize(19);
    assertThatThrownBy(() -> run(b -> b.codes().delete(ACME, ANN, "ann", all.get(0).id())))
        .isInstanceOf(EditRefusedException.class);
  }

  /** Whoever signs out all devices does not want the next one to come in by an old code. */
  @ParameterizedTest
  @MethodSource("org.callboard.device.DeviceTables#databases")
  void aNewPasswordThatEndsDevicesEndsCodes(String database) {
    tables = DeviceTables.in(database);
    NewCode code = tables.inTransaction(b -> create(b, SignInCodes.DEFAULT_LIFE));
    long id = find(code.code()).orElseThrow();
    run(beans -> beans.devices().revokeAll(new DevicesToRevoke(ACME, ANN, "ann")));
    assertThat(codes()).isEmpty();
    assertThatThrownBy(() -> tables.inTransaction(b -> b.devices().signIn(ofCode(id))))
        .isInstanceOf(CodeUsedException.class);
  }

  /** Its phone would be told that its password is wrong, at the cost of slow hashes. */
  @ParameterizedTest
  @MethodSource("org.callboard.device.DeviceTables#databases")
  void asManyAsMayLiveAreRememberedWhenAllAreRevoked(String database) {
    tables = DeviceTables.in(database);
    Map<String, String> many = Map.of("callboard.devices.max", "70");
    for (int i = 0; i < 70; i++) {
      tables.inTransaction(b -> b.devices().signIn(ofPassword("many")), many);
    }
    tables.inTransaction(
        b -> {
          b.devices().revokeAll(ACME, ANN, "ann");
          return null;
        },
        many);
    assertThat(list()).hasSize(70).allMatch(DeviceView::revoked);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.device.DeviceTables#databases")
  void aPasswordThatWasChangedMeanwhileMakesNoDevice(String database) {
    tables = DeviceTables.in(database);
    assertThatThrownBy(() -> signInBy("other hash")).isInstanceOf(CodeUsedException.class);
    signInBy("hash");
    execute("UPDATE subscriber SET password_hash = 'new', previous_hash = 'hash'");
    signInBy("hash");
    assertThat(list()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.device.DeviceTables#databases")
  void theClockOnlyMovesForwardAndForgetsWhatIsOld(String database) {
    tables = DeviceTables.in(database);
    signIn(Optional.of("a"), "a");
    signIn(Optional.of("b"), "b");
    List<Long> ids = load().devices().stream().map(DeviceSnapshot::id).toList();
    run(b -> b.upkeep().markSeen(ids, Duration.ofMinutes(10)));
    var seen = list().get(0).lastSeen().orElseThrow();
    run(b -> b.upkeep().markSeen(ids, Duration.ofMinutes(20)));
    assertThat(list().get(0).lastSeen()).contains(seen);
    run(b -> b.upkeep().markSeen(ids.subList(0, 1), Duration.ZERO));
    assertThat(list().get(0).lastSeen().orElseThrow()).isAfter(seen);
    execute("UPDATE device SET revoked_at = CURRENT_TIMESTAMP - INTERVAL '89' DAY");
    assertThat(deleteOld()).isZero();
    execute("UPDATE device SET revoked_at = CURRENT_TIMESTAMP - INTERVAL '91' DAY");
    assertThat(deleteOld()).isEqualTo(2);
  }

  private DeviceToken signIn(Optional<String> installation, String agent) {
    return tables.inTransaction(
        b ->
            b.devices()
                .signIn(new SignIn(1, "ACME", ANN, "ann", Optional.empty(), installation, agent)));
  }

  private DeviceToken signInBy(String hash) {
    return tables.inTransaction(
        b -> b.devices().signIn(ofPassword("x").checkedAgainst(Optional.of(hash))));
  }

  private static SignIn ofPassword(String agent) {
    return new SignIn(1, "ACME", ANN, "ann", Optional.empty(), Optional.empty(), agent);
  }

  private static SignIn ofCode(long id) {
    return new SignIn(1, "ACME", ANN, "ann", Optional.of(id), Optional.empty(), "App");
  }

  private static NewCode create(Beans beans, Duration life) {
    return beans.codes().create(ACME, ANN, "ann", life);
  }

  private Optional<Long> find(String code) {
    return tables.inTransaction(
        b -> b.codeDirectory().idOf(ANN, SignInCode.of(code).orElseThrow()));
  }

  private Optional<Long> ownerOf(DeviceToken token) {
    return tables.inTransaction(b -> b.directory().subscriberOf(token.hash()));
  }

  private int deleteOld() {
    return tables.inTransaction(b -> b.upkeep().deleteSomeOld());
  }

  private List<CodeView> codes() {
    return tables.inTransaction(b -> b.codes().of(ANN));
  }

  private SubscriberDevices load() {
    return tables.inTransaction(b -> b.directory().load(ANN).orElseThrow());
  }

  private List<DeviceView> list() {
    return tables.inTransaction(b -> b.directory().of(ANN));
  }

  private void run(Consumer<Beans> work) {
    tables.inTransaction(
        beans -> {
          work.accept(beans);
          return null;
        });
  }

  private void execute(String sql) {
    tables.inTransaction(beans -> DeviceTables.execute(beans, sql));
  }

  private List<String> records() {
    return texts(
        "SELECT administrator || ' ' || action || ' ' || target FROM audit_entry ORDER BY id");
  }

  private List<String> states() {
    return texts("SELECT COALESCE(before_state, '') || COALESCE(after_state, '') FROM audit_entry");
  }

  private List<String> texts(String sql) {
    return tables.inTransaction(
        beans ->
            ((List<?>) beans.entities().createNativeQuery(sql).getResultList())
                .stream().map(Object::toString).toList());
  }
}
