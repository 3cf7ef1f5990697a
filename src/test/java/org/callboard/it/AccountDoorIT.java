package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.callboard.Golden;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.ServerLog;
import org.callboard.it.support.TestRun;
import org.callboard.phone.xml.PortalSettings;
import org.callboard.simulator.AccountSimulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** External Provisioning as phones use it, from the sign-in to the end. */
class AccountDoorIT extends DeployedCallboard {

  private static final String GLOBAL = PhoneClient.GLOBAL;
  private static final String PASSWORD = "typed by ann";
  private static final String WRONG = "The Cloud ID, username or password is wrong.";

  private final Api api = Api.operator();
  private String cloudId;
  private long organizationId;
  private String acme;
  private String ann;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    ann = acme + "/subscribers/ann";
    organizationId = TestData.organization(cloudId);
    api.put(ann, "{\"password\": \"" + PASSWORD + "\", \"displayName\": \"Ann\"}").expect(201);
    set("host", "sip.example.com");
    set("password", "the SIP secret");
    set("title", "Acme: ${displayName}");
  }

  // --- signing in --------------------------------------------------------------------------------

  @Test
  void whoSignsInGetsATokenThatWorksAtBothDoors() {
    Answer answer = signIn("phone-1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(node(answer, "title")).isEqualTo("Acme: Ann");
    assertThat(node(answer, "username")).isEqualTo("ann");
    assertThat(node(answer, "password")).isEqualTo("the SIP secret");
    assertThat(node(answer, "cloud_username")).isEqualTo("ann");
    assertThat(node(answer, "extProvInterval")).isEqualTo("3600");
    String token = node(answer, "cloud_password");
    assertThat(token).matches("cbd_[A-Za-z0-9_-]{43}");
    assertThat(post(GLOBAL, cloudId, token).status()).isEqualTo(200);
    Answer refresh = post(PhoneClient.ACCOUNT, cloudId, token);
    assertThat(refresh.status()).isEqualTo(200);
    assertThat(node(refresh, "cloud_password")).isEqualTo(token);
    assertThat(devices()).hasSize(1);
  }

  @Test
  void theSimulatedAppGoesTheWholeWay() {
    String root = TestRun.base().toString();
    Map<String, String> portal = PortalSettings.all(root, 60);
    AccountSimulator app = new AccountSimulator().startsWith("title", "Portal");
    Answer first = send(app.signsIn(cloudId, "ann", PASSWORD, "phone-1", portal));
    app.merge(first.bytes());
    Answer second = send(app.refreshes(portal));
    app.merge(second.bytes());
    assertThat(app.value("title")).isEqualTo("Acme: Ann");
    assertThat(app.value("extProvUrl")).startsWith(root).endsWith(PhoneClient.ACCOUNT);
    assertThat(app.interval()).contains(3600);
    assertThat(second.text()).isEqualTo(first.text());
    set("title", "Acme renamed");
    Waiting.await(
        "the new title",
        () -> {
          app.merge(send(app.refreshes(portal)).bytes());
          return app.value("title").equals("Acme renamed");
        });
    api.delete(ann + "/devices").expect(204);
    assertThat(send(app.refreshes(portal)).status()).isEqualTo(403);
  }

  @Test
  void queryFormJsonAndHeadAreTheSameRequest() {
    String token = node(signIn("phone-1"), "cloud_password");
    Map<String, String> login = PhoneClient.login(cloudId, "ann", token);
    Answer form = post(PhoneClient.ACCOUNT, cloudId, token);
    Answer get = Http.get(PhoneClient.ACCOUNT + "?" + PhoneClient.form(login));
    Answer json =
        Http.post(
            PhoneClient.ACCOUNT,
            "application/json",
            "{\"fullcode\": \"%s\", \"username\": \"ANN\", \"password\": \"%s\"}"
                .formatted(cloudId, token));
    assertThat(get.text()).isEqualTo(form.text());
    assertThat(json.text()).isEqualTo(form.text());
    Answer head =
        Http.send(
            "HEAD", PhoneClient.ACCOUNT + "?" + PhoneClient.form(login), BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("ETag")).isNotEmpty().isEqualTo(get.header("ETag"));
    Answer same =
        Http.get(
            PhoneClient.ACCOUNT + "?" + PhoneClient.form(login),
            "If-None-Match",
            get.header("ETag"));
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.bytes()).isEmpty();
  }

  @Test
  void theSameInstallationReplacesItsToken() {
    String first = node(signIn("phone-1"), "cloud_password");
    String second = node(signIn("phone-1"), "cloud_password");
    String other = node(signIn("phone-2"), "cloud_password");
    assertThat(List.of(second, other)).doesNotContain(first).doesNotHaveDuplicates();
    assertThat(devices()).hasSize(2);
    Waiting.await(
        "the end of the first token",
        () -> post(PhoneClient.ACCOUNT, cloudId, first).status() == 403);
    assertThat(post(PhoneClient.ACCOUNT, cloudId, second).status()).isEqualTo(200);
  }

  @Test
  void theVendorsServerMakesNoDevices() {
    for (String installation : List.of("", "%installid%")) {
      assertThat(node(signIn(installation), "cloud_password")).isEqualTo(PASSWORD);
    }
    assertThat(devices()).isEmpty();
  }

  @Test
  void anOrganizationMayDoWithoutTokens() {
    api.put(acme, "{\"name\": \"Acme\", \"deviceTokens\": false}").expect(200);
    Answer answer = signIn("phone-1");
    assertThat(node(answer, "cloud_password")).isEqualTo(PASSWORD);
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(devices()).isEmpty();
  }

  @Test
  void aTokenIsNothingAtAnothersCloudId() {
    String token = node(signIn("phone-1"), "cloud_password");
    String other = TestData.newCloudId();
    api.put("/organizations/" + other, "{\"name\": \"Other\"}").expect(201);
    api.put("/organizations/" + other + "/subscribers/ann", "{\"password\": \"another's one\"}")
        .expect(201);
    assertRefused(post(PhoneClient.ACCOUNT, other, token), WRONG);
    assertRefused(post(GLOBAL, other, token), WRONG);
    api.put(acme + "/subscribers/bob", "{\"password\": \"typed by bob\"}").expect(201);
    assertRefused(post(PhoneClient.ACCOUNT, login("bob", token)), WRONG);
  }

  // --- codes -------------------------------------------------------------------------------------

  @Test
  void aCodeMakesOneDeviceOfTenPhonesThatComeAtOnce() throws Exception {
    String code = code();
    assertThat(post(GLOBAL, cloudId, code).status()).isEqualTo(200);
    List<Callable<Answer>> phones = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String installation = "phone-" + i;
      phones.add(() -> signIn(code, installation));
    }
    ExecutorService threads = Executors.newFixedThreadPool(phones.size());
    List<Answer> answers = new ArrayList<>();
    try {
      for (Future<Answer> answer : threads.invokeAll(phones)) {
        answers.add(answer.get());
      }
    } finally {
      threads.shutdown();
    }
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> assertThat(answer.status()).isIn(403, 503));
    assertThat(devices()).hasSize(1);
    assertRefused(signIn(code, "phone-11"), WRONG);
  }

  @Test
  void aLinkPreviewDoesNotUseACodeUp() {
    String code = code();
    Map<String, String> login = PhoneClient.login(cloudId, "ann", code);
    assertRefused(
        Http.get(PhoneClient.ACCOUNT + "?" + PhoneClient.form(login)),
        "A sign-in code must be sent by POST.");
    Answer head =
        Http.send(
            "HEAD", PhoneClient.ACCOUNT + "?" + PhoneClient.form(login), BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(403);
    assertThat(signIn(code, "").status()).describedAs("the vendor's server").isEqualTo(403);
    assertThat(signIn(code.toLowerCase().replace("-", " "), "phone-1").status()).isEqualTo(200);
  }

  // --- signing out -------------------------------------------------------------------------------

  @Test
  void whoIsSignedOutIsRefused() {
    String token = node(signIn("phone-1"), "cloud_password");
    enable(false);
    assertRefused(post(PhoneClient.ACCOUNT, cloudId, token), "disabled");
    enable(true);
    assertThat(post(PhoneClient.ACCOUNT, cloudId, token).status()).isEqualTo(200);
    api.delete(ann + "/devices").expect(204);
    assertRefused(post(PhoneClient.ACCOUNT, cloudId, token), "signed out");
  }

  @Test
  void anOrganizationMaySignOutByAnAccountThatCannotRegister() {
    api.put(acme, "{\"name\": \"Acme\", \"signedOut\": \"account\"}").expect(200);
    String token = node(signIn("phone-1"), "cloud_password");
    AccountSimulator app = new AccountSimulator();
    app.merge(post(PhoneClient.ACCOUNT, cloudId, token).bytes());
    Map<?, ?> before = app.nodes();
    enable(false);
    Answer signedOut = post(PhoneClient.ACCOUNT, cloudId, token);
    assertThat(signedOut.status()).isEqualTo(200);
    app.merge(signedOut.bytes());
    assertThat(app.value("username")).isEqualTo("signed-out");
    assertThat(app.value("password")).isEmpty();
    assertThat(app.value("host")).isEqualTo("signed-out.invalid");
    assertThat(post(GLOBAL, cloudId, token).status()).isEqualTo(403);
    enable(true);
    app.merge(post(PhoneClient.ACCOUNT, cloudId, token).bytes());
    assertThat(app.nodes()).isEqualTo(before);
  }

  /** The subscriber's own settings are gone with it, but not from the phone. */
  @Test
  void deletionSignsOutAsDisablingDoes() {
    api.put(acme, "{\"name\": \"Acme\", \"signedOut\": \"account\"}").expect(200);
    for (String own : List.of("username", "authUsername")) {
      api.put(ann + "/account-settings/" + own, "{\"value\": \"own-5001\", \"priority\": 45}")
          .expect(201);
    }
    String token = node(signIn("phone-1"), "cloud_password");
    AccountSimulator app = new AccountSimulator();
    app.merge(post(PhoneClient.ACCOUNT, cloudId, token).bytes());
    assertThat(app.value("username")).isEqualTo("own-5001");
    api.delete(ann).expect(204);
    for (int again = 0; again < 2; again++) {
      Answer signedOut = post(PhoneClient.ACCOUNT, cloudId, token);
      assertThat(signedOut.status()).isEqualTo(200);
      assertThat(signedOut.header("ETag")).startsWith("W/"); // as that of a disabled one
      app.merge(signedOut.bytes());
      for (String name : List.of("username", "authUsername")) {
        assertThat(app.value(name)).isEqualTo("signed-out");
      }
      assertThat(app.value("password")).isEmpty();
      assertThat(app.value("host")).isEqualTo("signed-out.invalid");
      assertThat(post(GLOBAL, cloudId, token).status()).isEqualTo(403);
      assertThat(post(PhoneClient.ACCOUNT, cloudId, PASSWORD).status()).isEqualTo(403);
      // Somebody else gets the name: the old phone learns nothing of them.
      api.put(ann, "{\"password\": \"of somebody else\", \"displayName\": \"Else\"}")
          .expect(again == 0 ? 201 : 200);
      assertThat(signedOut.text()).doesNotContain("Else");
    }
    app.merge(post(PhoneClient.ACCOUNT, cloudId, "of somebody else").bytes());
    assertThat(app.value("host")).isEqualTo("sip.example.com");
    assertThat(app.value("username")).isEqualTo("ann");
  }

  @Test
  void aDeletedSubscribersPhoneIsToldInTheWordsForDisabledOnes() {
    api.put(acme, "{\"name\": \"Acme\", \"errorTexts\": {\"disabled\": {\"default\": \"Closed\"}}}")
        .expect(200);
    String token = node(signIn("phone-1"), "cloud_password");
    api.delete(ann).expect(204);
    assertRefused(post(PhoneClient.ACCOUNT, cloudId, token), "Closed");
    assertRefused(post(GLOBAL, cloudId, token), "Closed");
    assertRefused(post(GLOBAL, cloudId, "cbd_" + "x".repeat(43)), WRONG);
  }

  // --- errors ------------------------------------------------------------------------------------

  @Test
  void refusalsAreXmlInTheOrganizationsWords() {
    assertRefused(post(PhoneClient.ACCOUNT, cloudId, "wrong"), WRONG);
    Answer lacking = Http.post(PhoneClient.ACCOUNT, PhoneClient.FORM, "cloud_id=" + cloudId);
    assertThat(lacking.status()).isEqualTo(400);
    assertThat(lacking.text()).startsWith("<?xml").contains("<error><message>");
    api.put(
            acme,
            "{\"name\": \"Acme\", \"errorTexts\": {\"wrongCredentials\":"
                + " {\"default\": \"Ask 5000\"}}}")
        .expect(200);
    assertRefused(post(PhoneClient.ACCOUNT, cloudId, "wrong"), "Ask 5000");
    Answer put = Http.send("PUT", PhoneClient.ACCOUNT, BodyPublishers.noBody());
    assertThat(put.status()).isEqualTo(405);
  }

  /** A value that cannot be decrypted: the phone keeps what it has. */
  @Test
  void anAccountThatIsNotWholeIsNotSent() {
    store("STUNPassword", "aes:nobody:AAAA", true);
    Waiting.await("the damage", () -> signIn("phone-1").status() == 503);
    Answer answer = signIn("phone-1");
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.text()).contains("<error><message>").doesNotContain("aes:");
  }

  @Test
  void secretsAreInNoLog() {
    String token = node(signIn("phone-1"), "cloud_password");
    String code = code();
    Http.get(
        PhoneClient.ACCOUNT + "?" + PhoneClient.form(PhoneClient.login(cloudId, "ann", token)));
    Http.get(PhoneClient.ACCOUNT + "?" + PhoneClient.form(PhoneClient.login(cloudId, "ann", code)));
    signIn(code, "phone-2");
    signIn(code, "phone-3");
    post(PhoneClient.ACCOUNT, "NOBODY", token);
    Waiting.untilLogged("/provisioning/");
    for (String secret :
        List.of(token, code, code.replace("-", ""), "the SIP secret", "typed by ann", "typed+by")) {
      assertThat(ServerLog.contains(secret)).isFalse();
    }
  }

  // --- what a phone does -------------------------------------------------------------------------

  private Answer signIn(String installation) {
    return signIn(PASSWORD, installation);
  }

  private Answer signIn(String password, String installation) {
    Map<String, String> login = PhoneClient.login(cloudId, "ann", password);
    login.put("installid", installation);
    return post(PhoneClient.ACCOUNT, login);
  }

  private static Answer post(String door, String cloudId, String password) {
    return post(door, PhoneClient.login(cloudId, "ann", password));
  }

  private static Answer post(String door, Map<String, String> login) {
    return Http.post(
        door, PhoneClient.FORM, PhoneClient.form(login), "User-Agent", "CloudSoftphone/1.6.4");
  }

  private Map<String, String> login(String username, String password) {
    return new LinkedHashMap<>(PhoneClient.login(cloudId, username, password));
  }

  private static Answer send(AccountSimulator.Request request) {
    String root = TestRun.base().toString();
    assertThat(request.url().toString()).startsWith(root);
    assertThat(request.method()).isEqualTo("POST");
    return Http.post(
        request.url().toString().substring(root.length()), request.contentType(), request.body());
  }

  // --- what an administrator does ----------------------------------------------------------------

  private String code() {
    return api.post(ann + "/codes", "{}").expect(201).json().getString("code");
  }

  private List<String> devices() {
    return api.get(ann + "/devices").expect(200).ids();
  }

  private void enable(boolean on) {
    api.put(ann, "{\"displayName\": \"Ann\", \"enabled\": " + on + "}").expect(200);
  }

  private void set(String name, String text) {
    api.put(acme + "/account-settings/" + name, "{\"value\": \"" + text + "\"}").expect(200, 201);
  }

  /** Behind the server's back: no editor would store it. */
  private void store(String name, String stored, boolean secret) {
    long id = organizationId;
    TestData.atOnce(
        () -> {
          TestData.sql("DELETE FROM account_setting WHERE owner_id = ? AND name = ?", id, name);
          TestData.sql(
              "INSERT INTO account_setting"
                  + " (organization_id, kind, owner_id, name, value_json, secret, highest)"
                  + " VALUES (?, 'ORGANIZATION', ?, ?, ?, ?, 20)",
              id,
              id,
              name,
              stored,
              secret);
          TestData.changed(id, null);
        });
  }

  // --- what an answer says -----------------------------------------------------------------------

  private static String node(Answer answer, String name) {
    assertThat(answer.status()).describedAs(answer.text()).isEqualTo(200);
    return Golden.parse(answer.bytes()).getElementsByTagName(name).item(0).getTextContent();
  }

  private static void assertRefused(Answer answer, String words) {
    assertThat(answer.status()).describedAs(answer.text()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).startsWith("application/xml");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.text()).contains("<error><message>").contains(words);
  }
}
