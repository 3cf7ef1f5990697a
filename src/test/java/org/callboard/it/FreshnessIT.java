package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.callboard.it.support.Api;
import org.callboard.it.support.BuiltWar;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.ServerLog;
import org.callboard.it.support.TestDatabase;
import org.callboard.it.support.TestRun;
import org.callboard.simulator.PhoneSimulator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How fresh answers are, what they cost, and what is answered while the database is down. */
@ExtendWith(ArquillianExtension.class)
class FreshnessIT {

  private static final String PASSWORD = "12345678";

  /** An answer that changes nothing on a phone. */
  private static final String NOTHING =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><root/>";

  private String cloudId;
  private long organization;
  private long ann;
  private long layer;

  @Deployment(testable = false)
  static Archive<?> callboardWithDoorsForTests() {
    return BuiltWar.deploymentWith(
        EditDoor.class, FailingDoor.class, SideDoor.class, SideServlet.class);
  }

  @BeforeEach
  void makeAnOrganizationWithAnn() {
    cloudId = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          organization = TestData.organization(cloudId);
          ann = TestData.subscriber(organization, "ann", PASSWORD);
          layer = TestData.organizationLayer(organization);
          TestData.item(layer, "canteen", "Canteen", "5000", 20);
        });
  }

  @AfterEach
  void databaseIsUp() {
    TestDatabase.start();
  }

  private Answer ask() {
    return PhoneClient.get(cloudId, "ann", PASSWORD);
  }

  private String answer() {
    Answer reply = ask();
    assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(200);
    return reply.text();
  }

  // --- cost ------------------------------------------------------------------------------------

  @Test
  void aRefreshRunsNoSqlAtAll() {
    String answer = answer();
    // What imports of other tests left is hashed in the background, and read for that.
    TestData.sql("DELETE FROM subscriber WHERE password_hash LIKE 'PBKDF2WithHmacSHA512:1000:%'");
    // Once in a while the full comparison reads, too.
    Waiting.await(
        "a hundred refreshes without a query", () -> readsOfRefreshes(this::answer, answer) == 0);
  }

  @Test
  void aRefreshOfAnAccountByATokenRunsNoSqlEither() {
    String signedIn = account(PASSWORD);
    String token = signedIn.replaceFirst(".*<cloud_password>(cbd_[^<]+)<.*", "$1");
    assertThat(account(token)).isEqualTo(signedIn);
    TestData.sql("DELETE FROM subscriber WHERE password_hash LIKE 'PBKDF2WithHmacSHA512:1000:%'");
    Waiting.await(
        "a hundred refreshes of an account without a query",
        () -> readsOfRefreshes(() -> account(token), signedIn) == 0);
  }

  private String account(String password) {
    Answer reply =
        Http.post(
            "/provisioning/account",
            PhoneClient.FORM,
            PhoneClient.form(PhoneClient.login(cloudId, "ann", password)));
    assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(200);
    return reply.text();
  }

  private long readsOfRefreshes(Supplier<String> refresh, String answer) {
    String[] tables = {
      "organization",
      "subscriber",
      "dial_layer",
      "quick_dial_item",
      "dial_action",
      "removal",
      "account_setting",
      "device",
      "subscriber_group",
      "group_member",
      "sign_in_code",
      "departed_layer"
    };
    try {
      long before = TestDatabase.readsOf(tables);
      for (int i = 0; i < 100; i++) {
        assertThat(refresh.get()).isEqualTo(answer);
      }
      return TestDatabase.readsOf(tables) - before;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  // --- edits -----------------------------------------------------------------------------------

  @Test
  void anEditIsInTheNextAnswerOfTheNodeThatTookIt() {
    PhoneSimulator simulator = new PhoneSimulator();
    for (int i = 0; i < 20; i++) {
      edit("put", "guard", "Guard " + i, 50 - i);
      simulator.merge(ask().bytes());
      assertThat(simulator.quickDial().get("guard").content().displayName())
          .isEqualTo("Guard " + i);
      assertThat(simulator.quickDial().get("guard").priority()).isEqualTo(50 - i);
    }
    edit("delete", "guard", "", 0);
    simulator.merge(ask().bytes());
    assertThat(simulator.quickDial()).containsOnlyKeys("canteen");
  }

  private void edit(String op, String id, String name, int priority) {
    Answer reply =
        Http.post(
            "/test-edit",
            PhoneClient.FORM,
            Http.form(
                "op",
                op,
                "organization",
                String.valueOf(organization),
                "id",
                id,
                "name",
                name,
                "uri",
                "5911",
                "priority",
                String.valueOf(priority)));
    assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(204);
  }

  @Test
  void anEditOfAnotherNodeComesByTheChangeFeed() {
    assertThat(answer()).contains("Canteen");
    TestData.sql("UPDATE quick_dial_item SET display_name = 'Bistro' WHERE layer_id = ?", layer);
    TestData.changed(organization, null);
    Waiting.await("the new name", () -> answer().contains("Bistro"));

    TestData.item(TestData.subscriberLayer(organization, ann), "mum", "Mum", "300", 20);
    TestData.changed(organization, ann);
    Waiting.await("the subscriber's item", () -> answer().contains("Mum"));
  }

  @Test
  void anEditThatLeftNoRowInTheFeedIsFoundByTheFullComparison() {
    assertThat(answer()).contains("Canteen");
    TestData.sql("UPDATE quick_dial_item SET display_name = 'Bistro' WHERE layer_id = ?", layer);
    Waiting.await("the new name", () -> answer().contains("Bistro"));
    TestData.sql("UPDATE subscriber SET enabled = FALSE WHERE id = ?", ann);
    Waiting.await("the refusal", () -> ask().status() == 403);
  }

  @Test
  void aChangedPasswordVoidsTheOldOne() {
    assertThat(answer()).contains("Canteen");
    TestData.sql(
        "UPDATE subscriber SET password_hash = ? WHERE id = ?", TestData.hash("another"), ann);
    TestData.changed(organization, ann);
    Waiting.await("the refusal of the old password", () -> ask().status() == 403);
    assertThat(PhoneClient.get(cloudId, "ann", "another").status()).isEqualTo(200);
  }

  @Test
  void aDeletedSubscriberIsRefusedAndMayBeCreatedAgain() {
    assertThat(answer()).contains("Canteen");
    TestData.sql("DELETE FROM subscriber WHERE id = ?", ann);
    TestData.changed(organization, ann);
    Waiting.await("the refusal", () -> ask().status() == 403);
    TestData.subscriber(organization, "ann", "another");
    assertThat(PhoneClient.get(cloudId, "ann", "another").status()).isEqualTo(200);
    assertThat(ask().status()).isEqualTo(403);
  }

  @Test
  void anOldHashIsUpgradedAtSignIn() {
    String old = TestData.hash(PASSWORD, TestRun.passwordIterations() / 2);
    TestData.subscriber(organization, "bob", "bob", old);
    assertThat(PhoneClient.get(cloudId, "bob", "wrong").status()).isEqualTo(403);
    assertThat(PhoneClient.get(cloudId, "bob", PASSWORD).status()).isEqualTo(200);
    assertThat(
            TestData.sql(
                "UPDATE subscriber SET enabled = TRUE WHERE organization_id = ? AND username = 'bob'"
                    + " AND password_hash LIKE ?",
                organization,
                TestData.ownHashes()))
        .isEqualTo(1);
    assertThat(PhoneClient.get(cloudId, "bob", PASSWORD).status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "bob", "wrong").status()).isEqualTo(403);
  }

  @Test
  void racingFirstRequestsOfAnOrganizationAllGetTheWholeAnswer() throws Exception {
    List<Answer> replies = together(10, i -> ask());
    assertThat(replies)
        .allSatisfy(reply -> assertThat(reply.status()).describedAs(reply.text()).isEqualTo(200))
        .allSatisfy(reply -> assertThat(reply.text()).isEqualTo(replies.get(0).text()));
    assertThat(replies.get(0).text()).contains("Canteen");
  }

  @Test
  void aStormOfLoginsDoesNotStarveTheRefreshes() throws Exception {
    assertThat(answer()).contains("Canteen");
    AtomicBoolean storm = new AtomicBoolean(true);
    ExecutorService strangers = Executors.newFixedThreadPool(60);
    try {
      List<Answer> refused = Collections.synchronizedList(new ArrayList<>());
      AtomicInteger names = new AtomicInteger(); // the same wrong one again would cost no hash
      for (int i = 0; i < 60; i++) {
        strangers.submit(
            () -> {
              while (storm.get()) {
                refused.add(
                    PhoneClient.get(cloudId, "stranger" + names.incrementAndGet(), "wrong"));
              }
            });
      }
      Waiting.await(
          "the bulkhead to overflow", () -> refused.stream().anyMatch(r -> r.status() == 503));
      for (int i = 0; i < 50; i++) {
        assertThat(answer()).contains("Canteen");
      }
      storm.set(false);
      assertThat(List.copyOf(refused))
          .allSatisfy(reply -> assertThat(reply.status()).isIn(403, 503))
          .filteredOn(reply -> reply.status() == 503)
          .allSatisfy(reply -> assertThat(reply.header("Retry-After")).matches("[1-9]\\d*"))
          .allSatisfy(reply -> assertThat(reply.text()).contains("<error><message>"));
    } finally {
      storm.set(false);
      strangers.shutdown();
      assertThat(strangers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  // --- defects ---------------------------------------------------------------------------------

  @Test
  void somethingUnexpectedHasAnIncidentIdThatTheLogHasToo() {
    Answer answer = PhoneClient.get(cloudId, FailingDoor.USERNAME, PASSWORD);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
    assertThat(answer.text()).contains("<error><message>").doesNotContain("internal detail");
    Matcher incident = Pattern.compile("Incident ([0-9a-f]+)").matcher(answer.text());
    assertThat(incident.find()).isTrue();
    Waiting.await("the log", () -> ServerLog.contains("Incident " + incident.group(1)));
    assertThat(ServerLog.contains("internal detail")).isTrue();
  }

  // --- doors -----------------------------------------------------------------------------------

  @Test
  void aThirdDoorNeedsNothingButItsBean() {
    Answer somebody = Http.get("/side/x", SideDoor.NAME, "Ann");
    assertThat(somebody.status()).isEqualTo(200);
    assertThat(somebody.text()).isEqualTo("Here is Ann");
    Answer nobody = Http.get("/side/x");
    assertThat(nobody.status()).isEqualTo(303);
    assertThat(nobody.header("Location")).endsWith(SideDoor.SIGN_IN);
    assertThat(Http.get(SideDoor.SIGN_IN).text()).isEqualTo("Here is null");
  }

  @Test
  void aThirdDoorTellsItsOwnErrors() {
    Answer refused = Http.post("/side/x", PhoneClient.FORM, "");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).isEqualTo("<p>Side door: 401");
    Answer notAllowed = Http.post("/side/x", PhoneClient.FORM, "", SideDoor.NAME, "Ann");
    assertThat(notAllowed.status()).isEqualTo(405);
    assertThat(notAllowed.text()).isEqualTo("<p>Side door: 405");
    Answer broken = Http.get("/side/broken", SideDoor.NAME, "Ann");
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.text()).isEqualTo("<p>Side door: 500");
  }

  // --- outage ----------------------------------------------------------------------------------

  @Test
  void whileTheDatabaseIsDownKnownPhonesAreServedAndWrongPasswordsRefused() {
    String before = answer();
    TestData.subscriber(organization, "unknown", PASSWORD);
    Api.operator().get("/tokens").expect(200);
    TestDatabase.stop();
    assertThat(answer()).isEqualTo(before);
    assertThat(Api.operator().get("/tokens").problem(503, "unavailable").header("Retry-After"))
        .isNotEmpty();
    assertThat(PhoneClient.get(cloudId, "ann", "wrong").status()).isEqualTo(403);
    Answer unknown = PhoneClient.get(cloudId, "unknown", PASSWORD);
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(unknown.text()).isEqualTo(NOTHING);
    TestDatabase.start();
    Waiting.await(
        "the phone that nobody could check",
        () -> PhoneClient.get(cloudId, "unknown", PASSWORD).text().contains("Canteen"));
    theClockReadsTheFeedAgain();
  }

  /** One edit may be found by the full comparison, but not two within its interval. */
  private void theClockReadsTheFeedAgain() {
    for (String name : List.of("First", "Second")) {
      TestData.item(layer, name, name, "1", 20);
      TestData.changed(organization, null);
      Waiting.await("an edit after the outage", () -> answer().contains(name));
    }
  }

  @Test
  void aDatabaseThatStopsInTheMiddleOfRequestsIsNotNoticedByKnownPhones() throws Exception {
    String before = answer();
    AtomicBoolean going = new AtomicBoolean(true);
    ExecutorService phones = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Answer>>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(
            phones.submit(
                () -> {
                  List<Answer> replies = new ArrayList<>();
                  while (going.get()) {
                    replies.add(ask());
                  }
                  return replies;
                }));
      }
      TestDatabase.stop();
      IntStream.range(0, 50).forEach(i -> assertThat(answer()).isEqualTo(before));
      TestDatabase.start();
      IntStream.range(0, 50).forEach(i -> assertThat(answer()).isEqualTo(before));
      going.set(false);
      for (Future<List<Answer>> replies : all) {
        assertThat(replies.get())
            .isNotEmpty()
            .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200))
            .allSatisfy(reply -> assertThat(reply.text()).isEqualTo(before));
      }
    } finally {
      going.set(false);
      phones.shutdown();
    }
    theClockReadsTheFeedAgain();
  }

  private static List<Answer> together(int count, IntFunction<Answer> request)
      throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(count);
    try {
      List<Future<Answer>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        futures.add(executor.submit(() -> request.apply(number)));
      }
      List<Answer> replies = new ArrayList<>();
      for (Future<Answer> future : futures) {
        replies.add(future.get());
      }
      return replies;
    } finally {
      executor.shutdown();
    }
  }
}
