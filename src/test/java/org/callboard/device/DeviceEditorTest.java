package org.callboard.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.DevicesToRevoke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices and codes. */
@DatabaseTest
class DeviceEditorTest {

  private static final long ANN = 2;
  private static final OrganizationSnapshot ACME =
      new OrganizationSnapshot(
          1, new CloudId("ACME"), OrganizationSettings.named("Acme"), List.of());

  @Inject private Node node;
  @Inject private DeviceEditor devices;
  @Inject private SignInCodes signInCodes;
  @Inject private DeviceDirectory directory;
  @Inject private CodeDirectory codeDirectory;
  @Inject private DeviceUpkeep upkeep;

  @BeforeEach
  void anOrganizationWithOneSubscriber() {
    execute("INSERT INTO organization (id, cloud_id, name) VALUES (1, 'ACME', 'A')");
    execute(
        "INSERT INTO subscriber (id, organization_id, username, username_key, password_hash)"
            + " VALUES (2, 1, 'ann', 'ann', 'hash')");
  }

  @Test
  void aDeviceLivesFromSignInToRevocation() {
    DeviceToken first = signIn(Optional.of("phone-1"), "App/1");
    assertThat(node.told(DataChanged.class)).isEmpty();
    DeviceView device = list().get(0);
    assertThat(device.label()).isEqualTo("App/1");
    assertThat(device.lastSeen()).isEmpty();
    assertThat(device.firstSeen()).isNotNull();
    assertThat(ownerOf(first)).contains(ANN);

    DeviceToken second = signIn(Optional.of("phone-1"), "App/2");
    assertThat(ownerOf(first)).isEmpty();
    assertThat(ownerOf(second)).contains(ANN);
    assertThat(list()).extracting(DeviceView::id).containsExactly(device.id());
    assertThat(node.told(DataChanged.class)).containsExactly(DataChanged.ofSubscriber(1, ANN));

    devices.rename(ACME, ANN, "ann", device.id(), Optional.of("Ann's phone"));
    devices.revoke(ACME, ANN, "ann", device.id());
    devices.revoke(ACME, ANN, "ann", device.id());
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

  @Test
  void whatADeviceSignedInByIsKeptAsAHashUntilItSignsInAgainOrIsRevoked() {
    String hash = "PBKDF2WithHmacSHA512:10000:c2FsdA==:aGFzaA==";
    execute("UPDATE subscriber SET password_hash = '" + hash + "' WHERE id = 2");
    signIn(Optional.of("phone-1"), "", hash);
    assertThat(directory.secretOf(ANN, "phone-1")).contains(new SignInSecret(hash));
    assertThat(directory.secretOf(ANN, "phone-2")).isEmpty();
    assertThat(directory.secretOf(3, "phone-1")).isEmpty();
    String mark = new SignInSecret(hash).mark("phone-1");
    assertThat(load().livingWithMark(mark)).isPresent();

    String code = signInCodes.create(ACME, ANN, "ann", Duration.ofHours(1)).code();
    SignInCode typed = SignInCode.of(code).orElseThrow();
    devices.signIn(
        new SignIn(
            1,
            "ACME",
            ANN,
            "ann",
            "192.0.2.7",
            codeDirectory.idOf(ANN, typed),
            Optional.of("phone-1"),
            ""));
    SignInSecret kept = directory.secretOf(ANN, "phone-1").orElseThrow();
    assertThat(kept.isCode(typed, ANN)).isTrue();
    assertThat(kept.isCode(typed, 3)).isFalse();
    assertThat(kept.passwordHash()).isEmpty();
    assertThat(kept.text()).doesNotContain(typed.text());
    assertThat(load().livingWithMark(mark)).isEmpty();

    devices.revokeAll(ACME, ANN, "ann");
    assertThat(directory.secretOf(ANN, "phone-1")).isEmpty();
    assertThat(load().livingWithMark(kept.mark("phone-1"))).isEmpty();
  }

  /** Beside the subscriber's own row it would stay as it is, however cheap. */
  @Test
  void aHashThatIsToBeReplacedIsNotKept() {
    for (String hash :
        List.of("bcrypt:$2a$04$abcdefghijklmnopqrstuv", "PBKDF2WithHmacSHA512:1000:c2Fs:aGFz")) {
      execute("UPDATE subscriber SET password_hash = '" + hash + "' WHERE id = 2");
      signIn(Optional.of("phone-1"), "", hash);
      assertThat(directory.secretOf(ANN, "phone-1")).isEmpty();
    }
  }

  private DeviceToken signIn(Optional<String> installation, String agent, String hash) {
    return devices.signIn(
        new SignIn(1, "ACME", ANN, "ann", "192.0.2.7", Optional.empty(), installation, agent)
            .checkedAgainst(Optional.of(hash)));
  }

  @Test
  void oneMoreThanThereMayBeEndsAnotherOneOrIsRefused() {
    DeviceToken first = signIn(Optional.empty(), "1");
    DeviceToken second = signIn(Optional.empty(), "2");
    Map<String, String> two = Map.of("callboard.devices.max", "2");
    Map<String, String> refuse =
        Map.of("callboard.devices.max", "2", "callboard.devices.when-full", "refuse");
    node.restart(refuse);
    assertThatThrownBy(() -> devices.signIn(ofPassword("3")))
        .isInstanceOf(EditRefusedException.class);
    node.restart(two);
    devices.signIn(ofPassword("3"));
    assertThat(load().withToken(first.hash()).orElseThrow().revoked()).isTrue();
    assertThat(load().withToken(second.hash()).orElseThrow().revoked()).isFalse();
    for (int i = 0; i < 70; i++) {
      devices.signIn(ofPassword("many"));
    }
    assertThat(list()).hasSize(52).filteredOn(view -> !view.revoked()).hasSize(2);
    devices.revokeAll(new DevicesToRevoke(ACME, ANN, "ann"));
    assertThat(list()).hasSize(50).allMatch(DeviceView::revoked);
  }

  @Test
  void tenPhonesWithOneCodeMakeOneDevice() throws Exception {
    NewCode code = create(Duration.ofMinutes(5));
    long id = find(code.code()).orElseThrow();
    int signedIn = 0;
    for (Future<DeviceToken> each : node.atOnce(10, () -> devices.signIn(ofCode(id)))) {
      try {
        assertThat(each.get().isWellFormed()).isTrue();
        signedIn++;
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(CodeUsedException.class);
      }
    }
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

  @Test
  void codesEndAndAreBounded() {
    for (Duration wrong : List.of(Duration.ofSeconds(59), Duration.ofDays(30).plusSeconds(1))) {
      assertThatThrownBy(() -> create(wrong))
          .isInstanceOf(InvalidValueException.class)
          .hasMessage("minutes must be from 1 to 43200.");
    }
    NewCode code = create(Duration.ofDays(30));
    assertThat(Duration.between(code.view().created(), code.view().expires()))
        .isBetween(Duration.ofDays(30).minusSeconds(1), Duration.ofDays(30).plusSeconds(1));
    assertThat(find(code.code())).isPresent();
    long id = find(code.code()).get();
    execute("UPDATE sign_in_code SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
    assertThat(find(code.code())).isEmpty();
    assertThatThrownBy(() -> devices.signIn(ofCode(id))).isInstanceOf(CodeUsedException.class);
    for (int i = 0; i < 20; i++) {
      create(SignInCodes.DEFAULT_LIFE);
    }
    assertThatThrownBy(() -> create(SignInCodes.DEFAULT_LIFE))
        .isInstanceOf(EditRefusedException.class);
    List<CodeView> all = codes();
    assertThat(all).hasSize(20);
    signInCodes.delete(ACME, ANN, "ann", all.get(0).id());
    assertThat(codes()).hasSize(19);
    assertThatThrownBy(() -> signInCodes.delete(ACME, ANN, "ann", all.get(0).id()))
        .isInstanceOf(EditRefusedException.class);
  }

  /** Whoever signs out all devices does not want the next one to come in by an old code. */
  @Test
  void aNewPasswordThatEndsDevicesEndsCodes() {
    NewCode code = create(SignInCodes.DEFAULT_LIFE);
    long id = find(code.code()).orElseThrow();
    devices.revokeAll(new DevicesToRevoke(ACME, ANN, "ann"));
    assertThat(codes()).isEmpty();
    assertThatThrownBy(() -> devices.signIn(ofCode(id))).isInstanceOf(CodeUsedException.class);
  }

  /** Its phone would be told that its password is wrong, at the cost of slow hashes. */
  @Test
  void asManyAsMayLiveAreRememberedWhenAllAreRevoked() {
    node.restart(Map.of("callboard.devices.max", "70"));
    for (int i = 0; i < 70; i++) {
      devices.signIn(ofPassword("many"));
    }
    devices.revokeAll(ACME, ANN, "ann");
    assertThat(list()).hasSize(70).allMatch(DeviceView::revoked);
  }

  @Test
  void aPasswordThatWasChangedMeanwhileMakesNoDevice() {
    assertThatThrownBy(() -> signInBy("other hash")).isInstanceOf(CodeUsedException.class);
    signInBy("hash");
    execute("UPDATE subscriber SET password_hash = 'new', previous_hash = 'hash'");
    signInBy("hash");
    assertThat(list()).hasSize(2);
  }

  @Test
  void theClockOnlyMovesForwardAndForgetsWhatIsOld() {
    signIn(Optional.of("a"), "a");
    signIn(Optional.of("b"), "b");
    List<Long> ids = load().devices().stream().map(DeviceSnapshot::id).toList();
    upkeep.markSeen(ids, Duration.ofMinutes(10));
    var seen = list().get(0).lastSeen().orElseThrow();
    upkeep.markSeen(ids, Duration.ofMinutes(20));
    assertThat(list().get(0).lastSeen()).contains(seen);
    upkeep.markSeen(ids.subList(0, 1), Duration.ZERO);
    assertThat(list().get(0).lastSeen().orElseThrow()).isAfter(seen);
    execute("UPDATE device SET revoked_at = CURRENT_TIMESTAMP - INTERVAL '89' DAY");
    assertThat(deleteOld()).isZero();
    execute("UPDATE device SET revoked_at = CURRENT_TIMESTAMP - INTERVAL '91' DAY");
    assertThat(deleteOld()).isEqualTo(2);
  }

  @Test
  void aPhoneThatSignsInAgainAndAgainIsOneEntryWithACount() {
    for (int i = 0; i < 5; i++) {
      signIn(Optional.of("phone-1"), "App/1");
    }
    assertThat(node.rows("SELECT action, repeated FROM audit_entry ORDER BY id"))
        .containsExactly("CREATE 1", "UPDATE 4");
  }

  /** Each makes a device, and from the eleventh on one is ended. */
  @Test
  void soIsOneThatDoesNotSayWhichInstallationItIs() {
    for (int i = 0; i < 15; i++) {
      signIn(Optional.empty(), "App/1");
    }
    assertThat(node.rows("SELECT action, repeated FROM audit_entry ORDER BY id"))
        .containsExactly("CREATE 15", "DELETE 5");
    signIn(Optional.empty(), "App/2");
    assertThat(node.rows("SELECT action, repeated FROM audit_entry ORDER BY id"))
        .containsExactly("CREATE 15", "DELETE 6", "CREATE 1");
  }

  @Test
  void eachInstallationHasAnEntryOfItsOwn() {
    signIn(Optional.of("phone-1"), "App/1");
    signIn(Optional.of("phone-2"), "App/1");
    assertThat(records())
        .containsExactlyInAnyOrderElementsOf(
            list().stream()
                .map(
                    device ->
                        "(phone) CREATE organizations/ACME/subscribers/ann/devices/" + device.id())
                .toList())
        .hasSize(2);
  }

  private DeviceToken signIn(Optional<String> installation, String agent) {
    SignIn request =
        new SignIn(1, "ACME", ANN, "ann", "192.0.2.1", Optional.empty(), installation, agent);
    return node.inOtherRequest(() -> devices.signIn(request));
  }

  private DeviceToken signInBy(String hash) {
    return devices.signIn(ofPassword("x").checkedAgainst(Optional.of(hash)));
  }

  private static SignIn ofPassword(String agent) {
    return new SignIn(
        1, "ACME", ANN, "ann", "192.0.2.1", Optional.empty(), Optional.empty(), agent);
  }

  private static SignIn ofCode(long id) {
    return new SignIn(1, "ACME", ANN, "ann", "192.0.2.1", Optional.of(id), Optional.empty(), "App");
  }

  private NewCode create(Duration life) {
    return signInCodes.create(ACME, ANN, "ann", life);
  }

  private Optional<Long> find(String code) {
    return codeDirectory.idOf(ANN, SignInCode.of(code).orElseThrow());
  }

  private Optional<Long> ownerOf(DeviceToken token) {
    return directory.subscriberOf(token.hash());
  }

  private int deleteOld() {
    return upkeep.deleteSomeOld();
  }

  private List<CodeView> codes() {
    return signInCodes.of(ANN);
  }

  private SubscriberDevices load() {
    return directory.load(ANN).orElseThrow();
  }

  private List<DeviceView> list() {
    return directory.of(ANN);
  }

  private void execute(String sql) {
    node.execute(sql);
  }

  private List<String> records() {
    return node.rows("SELECT administrator, action, target FROM audit_entry ORDER BY id");
  }

  private List<String> states() {
    return node.rows("SELECT before_state, after_state FROM audit_entry");
  }
}
