package org.callboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.database.HeldTransaction.assertDoesNotWait;
import static org.callboard.database.HeldTransaction.assertWaits;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditDirectory;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.audit.AuditLog;
import org.callboard.audit.ChangeDirectory;
import org.callboard.audit.RecordEnds;
import org.callboard.audit.RecordedOrganization;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.HeldTransaction;
import org.callboard.database.Node;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.BusyException;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, to a receiver that is a real server. */
@DatabaseTest
class WebhooksTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private AuditLog log;
  @Inject private AuditDirectory audit;
  @Inject private RecordEnds ends;
  @Inject private ChangeDirectory changes;
  @Inject private OrganizationEditor organizations;
  private final AtomicInteger refusedTests = new AtomicInteger();
  private Receiver receiver;
  private WebhookOwner acme;
  private OrganizationSnapshot organization;

  @BeforeEach
  void begin() throws IOException {
    node.restart(
        Map.of(
            "callboard.webhooks.plain-http", "true",
            "callboard.webhooks.allowed-networks", "127.0.0.0/8",
            "callboard.webhooks.max", "3"));
    receiver = new Receiver();
    organization = given.organization("ACME");
    acme = new WebhookOwner(Optional.of(organization.recorded()));
    place();
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  private WebhookEditor editor() {
    return node.bean(WebhookEditor.class);
  }

  private WebhookDirectory directory() {
    return node.bean(WebhookDirectory.class);
  }

  private WebhookQueue queue() {
    return node.bean(WebhookQueue.class);
  }

  private WebhookSender sender() {
    return node.bean(WebhookSender.class);
  }

  private NewWebhook make(WebhookOwner owner) {
    return editor().create(owner, data(receiver.url("/in"), false), changes.end());
  }

  private static WebhookData data(String url, boolean paused) {
    return new WebhookData(WebhookAddress.of(url), Optional.empty(), paused);
  }

  private void place() {
    while (ends.givePlaces()) {
      // goes on
    }
  }

  private void change(RecordedOrganization owner, String... targets) {
    for (String target : targets) {
      node.inTransaction(
          () ->
              log.record(
                  AuditAction.UPDATE,
                  Optional.of(owner),
                  target,
                  Optional.empty(),
                  Optional.empty()));
    }
    place();
  }

  private void change(String... targets) {
    change(organization.recorded(), targets);
  }

  private void sendAll() {
    queue().due(100).forEach(due -> sender().send(due.id()));
  }

  /** As if the pause, or the claim of a node, were over. */
  private void later() {
    node.execute("UPDATE webhook SET next_try = TIMESTAMP '2020-01-01 00:00:00'");
  }

  private WebhookView view(NewWebhook webhook) {
    return directory().find(acme, webhook.view().id());
  }

  private List<String> received() {
    List<String> all = new ArrayList<>();
    receiver.got().forEach(message -> all.addAll(message.targets()));
    return all;
  }

  @Test
  void whatChangesIsSentInOrderAndSigned() {
    NewWebhook webhook = make(acme);
    change("a", "b");
    sendAll();
    change("c");
    sendAll();
    sendAll();
    assertThat(received()).endsWith("a", "b", "c").doesNotHaveDuplicates();
    assertThat(receiver.got()).hasSize(2);
    Receiver.Got first = receiver.got().get(0);
    assertThat(first.json().getString("type")).isEqualTo("changes");
    assertThat(first.json().getJsonObject("data").keySet())
        .containsExactly("items", "cursor", "more");
    assertThat(first.header("webhook-id")).startsWith("msg_");
    assertThat(first.header("webhook-signature")).isEqualTo(signature(webhook.secret(), first));
    assertThat(directory().deliveries(acme, webhook.view().id(), 0, 10).items())
        .extracting(Delivery::status)
        .containsExactly(Optional.of(204), Optional.of(204));
  }

  private static String signature(WebhookSecret secret, Receiver.Got got) {
    return secret.signature(
        got.header("webhook-id"), Long.parseLong(got.header("webhook-timestamp")), got.body());
  }

  @Test
  void anOrganizationGetsItsOwnChangesAndTheProviderAll() {
    OrganizationSnapshot other = given.organization("OTHER");
    place();
    make(acme);
    change(other.recorded(), "theirs");
    sendAll();
    assertThat(received()).doesNotContain("theirs");
    make(WebhookOwner.PROVIDER);
    change(other.recorded(), "theirs");
    sendAll();
    assertThat(received()).contains("theirs");
  }

  @Test
  void manyChangesAreSeveralMessages() {
    make(acme);
    change(IntStream.range(0, 250).mapToObj(i -> "t" + i).toArray(String[]::new));
    sendAll();
    assertThat(receiver.got()).hasSize(3);
    assertThat(received()).hasSize(251).endsWith("t248", "t249");
  }

  @Test
  void whatIsNotTakenIsSentAgainUnderTheSameIdAndThenTheRest() {
    NewWebhook webhook = make(acme);
    receiver.answers(500);
    change("a");
    sendAll();
    sendAll();
    assertThat(receiver.got()).hasSize(1);
    WebhookView waiting = view(webhook);
    assertThat(waiting.problem()).contains("The answer was 500.");
    assertThat(waiting.failures()).isEqualTo(1);
    assertThat(waiting.nextTry()).isPresent();
    change("b");
    receiver.answers(204);
    later();
    sendAll();
    List<Receiver.Got> got = receiver.got();
    assertThat(got).hasSize(3);
    assertThat(got.get(1).header("webhook-id")).isEqualTo(got.get(0).header("webhook-id"));
    assertThat(got.get(1).body()).isEqualTo(got.get(0).body());
    assertThat(got.get(2).targets()).containsExactly("b");
    assertThat(view(webhook).problem()).isEmpty();
    assertThat(view(webhook).failures()).isZero();
  }

  @Test
  void afterNineAttemptsItIsPausedAndTheRecordTells() {
    NewWebhook webhook = make(acme);
    receiver.answers(503);
    change("a");
    for (int i = 0; i < 12; i++) {
      later();
      sendAll();
    }
    assertThat(receiver.got()).hasSize(9);
    assertThat(view(webhook).data().paused()).isTrue();
    AuditEntry entry = entries().get(0);
    assertThat(entry.target()).isEqualTo("organizations/ACME/webhooks/" + webhook.view().id());
    assertThat(entry.after().orElseThrow()).contains("\"paused\":true", "503");
    receiver.answers(204);
    editor().edit(acme, webhook.view().id(), data -> data(receiver.url("/"), false), anything());
    place();
    sendAll();
    assertThat(received()).endsWith("organizations/ACME/webhooks/" + webhook.view().id());
    assertThat(view(webhook).failures()).isZero();
  }

  private static Expected anything() {
    return Expected.ANYTHING;
  }

  private List<AuditEntry> entries() {
    AuditFilter all =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return audit.page(all, 0, 10).items();
  }

  @Test
  void aReceiverThatIsGoneIsAskedNoMore() {
    NewWebhook webhook = make(acme);
    receiver.answers(410);
    change("a");
    sendAll();
    assertThat(view(webhook).data().paused()).isTrue();
  }

  @Test
  void aHostThatIsTooLongForAnythingIsToldAndWaits() {
    NewWebhook webhook = make(acme);
    String url = "http://" + "a".repeat(1000) + ".invalid/";
    editor().edit(acme, webhook.view().id(), data -> data(url, false), anything());
    place();
    sendAll();
    assertThat(view(webhook).failures()).isEqualTo(1);
    assertThat(view(webhook).problem().orElseThrow()).startsWith("The host aaa").hasSize(500);
    assertThat(directory().deliveries(acme, webhook.view().id(), 0, 10).total()).isEqualTo(1);
  }

  @Test
  void ofTwoNodesOneSends() throws Exception {
    make(acme);
    change("a");
    List<WebhookQueue.Due> due = queue().due(10);
    receiver.does(() -> assertThat(queue().claim(due.get(0).id())).isEmpty());
    node.atOnce(2, () -> sent(due.get(0).id()))
        .forEach(end -> assertThat(end).succeedsWithin(9, TimeUnit.SECONDS));
    assertThat(receiver.got()).hasSize(1);
  }

  private boolean sent(long id) {
    sender().send(id);
    return true;
  }

  @Test
  void whatANodeLeftThatDiedIsSentByAnotherUnderTheSameId() {
    make(acme);
    change("a");
    long id = queue().due(10).get(0).id();
    Claim claim = queue().claim(id).orElseThrow();
    assertThat(queue().begin(claim, "msg_dead", changes.end())).isTrue();
    change("b");
    assertThat(queue().due(10)).isEmpty();
    later();
    sendAll();
    assertThat(receiver.got()).hasSize(2);
    assertThat(receiver.got().get(0).header("webhook-id")).isEqualTo("msg_dead");
    assertThat(received()).endsWith("a", "b");
  }

  @Test
  void aNodeThatComesBackTooLateChangesNothing() {
    make(acme);
    change("a");
    long id = queue().due(10).get(0).id();
    Claim late = queue().claim(id).orElseThrow();
    queue().begin(late, "msg_late", changes.end());
    later();
    sendAll();
    change("b");
    Delivery delivery =
        new Delivery(
            "msg_late", "changes", 1, 1, Instant.now(), 1, Optional.of(200), Optional.empty());
    assertThat(queue().note(id, delivery, false)).isFalse();
    assertThat(queue().begin(late, "msg_later", changes.end())).isFalse();
    assertThat(queue().skip(late, changes.end())).isFalse();
    sendAll();
    assertThat(received()).endsWith("a", "b");
  }

  @Test
  void aNodeThatComesBackTakesNoMessageFromTheNodeThatTriesIt() {
    make(acme);
    change("a");
    long id = queue().due(10).get(0).id();
    Claim late = queue().claim(id).orElseThrow();
    receiver.answers(500);
    later();
    sendAll();
    assertThat(queue().begin(late, "msg_late", changes.end())).isFalse();
    receiver.answers(204);
    later();
    sendAll();
    List<Receiver.Got> got = receiver.got();
    assertThat(got).hasSize(2);
    assertThat(got.get(1).header("webhook-id")).isEqualTo(got.get(0).header("webhook-id"));
  }

  @Test
  void nothingIsLockedWhileAReceiverIsWaitedFor() {
    NewWebhook webhook = make(acme);
    change("a");
    receiver.does(
        () ->
            assertDoesNotWait(
                node.inBackground(
                    () ->
                        editor()
                            .edit(
                                acme,
                                webhook.view().id(),
                                data -> data(receiver.url("/other"), true),
                                anything()))));
    sendAll();
    assertThat(view(webhook).problem()).isEmpty();
    assertThat(view(webhook).data().paused()).isTrue();
    change("b");
    sendAll();
    assertThat(receiver.got()).hasSize(1);
  }

  @Test
  void aRotatedSecretSignsBesideTheNewOneForADay() {
    NewWebhook webhook = make(acme);
    NewWebhook rotated = editor().rotateSecret(acme, webhook.view().id());
    place();
    sendAll();
    Receiver.Got first = receiver.got().get(0);
    assertThat(first.header("webhook-signature"))
        .isEqualTo(signature(rotated.secret(), first) + " " + signature(webhook.secret(), first));
    node.execute("UPDATE webhook SET previous_until = TIMESTAMP '2020-01-01 00:00:00'");
    change("a");
    sendAll();
    Receiver.Got second = receiver.got().get(1);
    assertThat(second.header("webhook-signature")).isEqualTo(signature(rotated.secret(), second));
    assertThat(node.rows("SELECT secret, previous_secret FROM webhook").toString())
        .contains("aes:test:")
        .doesNotContain("whsec_");
    assertThat(entries().toString()).contains("(changed)").doesNotContain("whsec_");
  }

  @Test
  void secretsAreEncryptedAgainByANewKey() {
    NewWebhook webhook = make(acme);
    restartWithANewKey();
    queue().encryptAgain();
    assertThat(node.rows("SELECT secret FROM webhook").toString()).contains("aes:new:");
    change("a");
    sendAll();
    Receiver.Got got = receiver.got().get(0);
    assertThat(got.header("webhook-signature")).isEqualTo(signature(webhook.secret(), got));
  }

  private void restartWithANewKey() {
    node.restart(
        Map.of(
            "callboard.webhooks.plain-http", "true",
            "callboard.webhooks.allowed-networks", "127.0.0.0/8",
            "callboard.secrets.keys",
                "new:QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=,"
                    + "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
  }

  @Test
  @SuppressWarnings("try") // a transaction is held, not used
  void aSecretThatIsRotatedMeanwhileIsNotLost() throws Exception {
    NewWebhook webhook = make(acme);
    restartWithANewKey();
    AtomicReference<NewWebhook> rotated = new AtomicReference<>();
    Future<?> again;
    try (HeldTransaction rotating =
        new HeldTransaction(
            node, () -> rotated.set(editor().rotateSecret(acme, webhook.view().id())))) {
      again =
          node.inBackground(
              () -> {
                queue().encryptAgain();
                return null;
              });
      assertWaits(again);
    }
    assertThat(again).succeedsWithin(9, TimeUnit.SECONDS);
    place();
    sendAll();
    Receiver.Got got = receiver.got().get(0);
    assertThat(got.header("webhook-signature"))
        .isEqualTo(signature(rotated.get().secret(), got) + " " + signature(webhook.secret(), got));
  }

  @Test
  void whoeverIsOlderThanTheRecordIsTold() {
    make(acme);
    change("a");
    node.execute("UPDATE record_end SET forgotten = place");
    node.execute("UPDATE webhook SET place = 0");
    sendAll();
    assertThat(receiver.got().get(0).json().getString("type")).isEqualTo("changes.lost");
    change("b");
    sendAll();
    assertThat(receiver.got().get(1).targets()).containsExactly("b");
  }

  @Test
  void aQuietWebhookDoesNotGrowOlderThanTheRecord() {
    OrganizationSnapshot other = given.organization("OTHER");
    place();
    make(acme);
    change("a");
    sendAll();
    change(other.recorded(), "theirs");
    queue().moveOn(changes.end());
    assertThat(node.rows("SELECT COUNT(*) FROM webhook w JOIN record_end r ON w.place = r.place"))
        .containsExactly("1");
    change("b");
    queue().moveOn(changes.end());
    sendAll();
    assertThat(received()).endsWith("a", "b");
  }

  @Test
  void aTestIsSentAtOnceAndMovesNothing() {
    NewWebhook webhook = make(acme);
    Claim claim = directory().forTest(acme, webhook.view().id());
    assertThat(sender().test(claim).isDone()).isTrue();
    receiver.answers(302);
    assertThat(sender().test(claim).problem())
        .contains("The answer was 302. Redirects are not followed.");
    assertThat(receiver.got())
        .extracting(got -> got.json().getString("type"))
        .containsExactly("test", "test");
    assertThat(view(webhook).failures()).isZero();
    for (int i = 0; i < 60; i++) {
      sender().test(claim);
    }
    assertThat(directory().deliveries(acme, webhook.view().id(), 0, 100).total()).isEqualTo(50);
  }

  @Test
  void itsNumberAndItsAddressesAreBounded() {
    make(acme);
    make(acme);
    make(acme);
    assertThatThrownBy(() -> make(acme))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("callboard.webhooks.max");
    NewWebhook ours = make(WebhookOwner.PROVIDER);
    Claim claim = directory().forTest(WebhookOwner.PROVIDER, ours.view().id());
    receiver.does(() -> testsBesideIt(claim));
    assertThat(sender().test(claim).isDone()).isTrue();
    assertThat(refusedTests.get()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                editor()
                    .create(WebhookOwner.PROVIDER, data("https://10.0.0.1/", false), changes.end()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("url is in a network that webhooks may not reach");
    node.restart(Map.of());
    assertThatThrownBy(
            () ->
                editor()
                    .create(
                        WebhookOwner.PROVIDER, data("http://example.com/", false), changes.end()))
        .hasMessageContaining("https://");
    change("a");
    sendAll();
    assertThat(receiver.got()).hasSize(4); // the tests
  }

  /** Each test that its receiver gets begins another one, until one is refused. */
  private void testsBesideIt(Claim claim) {
    try {
      sender().test(claim);
    } catch (BusyException e) {
      refusedTests.incrementAndGet();
    }
  }

  @Test
  void aDeletedOrganizationsWebhooksAreGoneAtOnce() {
    NewWebhook webhook = make(acme);
    change("a");
    sendAll();
    node.inTransaction(() -> organizations.delete(organization.cloudId(), anything()));
    place();
    sendAll();
    assertThat(receiver.got()).hasSize(1);
    assertThat(node.rows("SELECT COUNT(*) FROM webhook_delivery")).containsExactly("0");
    assertThatThrownBy(() -> view(webhook)).hasMessage("There is no such webhook.");
  }

  @Test
  void whatIsNotTheirsIsNotFound() {
    NewWebhook webhook = make(acme);
    WebhookOwner other = new WebhookOwner(Optional.of(given.organization("OTHER").recorded()));
    for (WebhookOwner stranger : List.of(other, WebhookOwner.PROVIDER)) {
      String id = webhook.view().id();
      assertThatThrownBy(() -> directory().find(stranger, id)).hasMessageContaining("no such");
      assertThatThrownBy(() -> editor().delete(stranger, id, anything()))
          .hasMessageContaining("no such");
      assertThatThrownBy(() -> editor().rotateSecret(stranger, id)).hasMessageContaining("no such");
    }
  }

  @Test
  void whatWaitsIsFoundByAnIndexHoweverLongTheRecordIs() {
    String digits = "(VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9))";
    node.execute(
        "INSERT INTO audit_entry (id, administrator, address, action, target, organization_id)"
            + " SELECT nextval('callboard_order'), 'a', '', 'UPDATE', 'x',"
            + " a.x * 100 + b.x * 10 + c.x FROM "
            + String.join(
                " CROSS JOIN ",
                List.of("a", "b", "c", "d", "e").stream()
                    .map(n -> digits + " " + n + "(x)")
                    .toList()));
    place();
    node.execute("ANALYZE");
    String plan =
        node.rows(
                "EXPLAIN SELECT MAX(place) FROM audit_entry WHERE organization_id = 7"
                    + " AND place < 9223372036854775807")
            .toString()
            .toLowerCase(Locale.ROOT);
    assertThat(plan).contains("audit_entry_own_place");
  }
}
