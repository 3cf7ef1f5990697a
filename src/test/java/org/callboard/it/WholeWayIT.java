package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.administration.QrReading;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;
import org.callboard.phone.xml.PortalSettings;
import org.callboard.simulator.AccountSimulator;
import org.callboard.simulator.PhoneSimulator;
import org.junit.jupiter.api.Test;

/** From a printed QR code to a phone that was signed out, with everything in between. */
class WholeWayIT extends DeployedCallboard {

  /** What the app reads in a QR code (docs/protocol.md): split at the last at sign. */
  private static final Pattern CSC = Pattern.compile("csc:([^:]*):([^:]*)@([^@]*)");

  private static final String INSTALLATION = "7E1D0A5C";

  private final Api api = Api.operator();
  private final List<String> transcript = new ArrayList<>();
  private final PhoneSimulator phone = new PhoneSimulator();
  private final AccountSimulator account = phone.account().startsWith("title", "from the portal");
  private final String root = TestRun.base().toString();
  private final Map<String, String> portal = PortalSettings.all(root, 3600);
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;
  private final String ann = acme + "/subscribers/ann%20m%C3%BCller";

  @Test
  void aPhoneGoesTheWholeWay() throws IOException {
    administrate();
    String[] read = readQrCode();
    callGlobal("global, with the code", read[1]);
    assertThat(phone.quickDial()).containsKey("canteen");
    signIn(read);
    refuseTheCodeAgain(read);
    refresh("account, by the token");
    callGlobal("global, by the token", account.value("cloud_password"));
    changeThings();
    disableAndEnable();
    revoke();
    Files.write(Path.of("target", "whole-way.md"), transcript);
  }

  private void administrate() {
    api.put(acme, "{\"name\": \"Acme\", \"refreshSeconds\": 600}").expect(201);
    api.put(
            ann,
            "{\"displayName\": \"Ann Müller\", \"password\": \"unknown to ann\","
                + " \"attributes\": {\"extension\": \"4711\"}}")
        .expect(201);
    set(acme, "title", "Acme: ${displayName}");
    set(acme, "username", "${extension}");
    set(acme, "host", "sip.example.com");
    set(ann, "password", "SIP & secret");
    api.put(acme + "/quick-dial/canteen", "{\"displayName\": \"Canteen\", \"uri\": \"5000\"}")
        .expect(201);
    say("administrator: an organization, a subscriber with extension 4711, four settings, an item");
  }

  private String[] readQrCode() {
    byte[] png =
        api.accept("image/png")
            .with("Content-Type", "application/json")
            .send("POST", ann + "/onboarding", BodyPublishers.ofString("{}"))
            .expect(201)
            .answer()
            .bytes();
    String text = QrReading.ofPng(png);
    Matcher csc = CSC.matcher(text);
    assertThat(csc.matches()).as(text).isTrue();
    say("administrator: POST onboarding; the QR code says " + text.replace(csc.group(2), "CODE"));
    return new String[] {decode(csc.group(1)), decode(csc.group(2)), csc.group(3)};
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void signIn(String[] read) {
    assertThat(read[0]).isEqualTo("ann müller");
    assertThat(read[2]).isEqualTo(cloudId);
    Answer answer = send(account.signsIn(read[2], read[0], read[1], INSTALLATION, portal));
    account.merge(expect(200, answer, "account, sign-in with the code").bytes());
    assertThat(account.value("title")).isEqualTo("Acme: Ann Müller");
    assertThat(account.value("username")).isEqualTo("4711");
    assertThat(account.value("password")).isEqualTo("SIP & secret");
    assertThat(account.value("cloud_password")).startsWith("cbd_").isNotEqualTo(read[1]);
    assertThat(account.interval()).contains(600);
  }

  private void refuseTheCodeAgain(String[] read) {
    AccountSimulator thief = new AccountSimulator();
    Answer answer = send(thief.signsIn(read[2], read[0], read[1], "another", portal));
    expect(403, answer, "account, another phone with the same code");
  }

  private void changeThings() {
    set(acme, "title", "Acme Inc.");
    api.put(acme + "/account-settings/expires", "{\"value\": 300, \"priority\": 50}").expect(201);
    set(ann, "host", "sip2.example.com");
    say("administrator: another title for all, expires locked at 50, another host for Ann");
    assertThat(account.userChanges("expires", "60")).isTrue();
    say("user: expires 60");
    refresh("account, by the token");
    assertThat(account.value("title")).isEqualTo("Acme Inc.");
    assertThat(account.value("host")).isEqualTo("sip2.example.com");
    assertThat(account.value("expires")).isEqualTo("300");
    api.delete(acme + "/quick-dial/canteen").expect(204);
    say("administrator: the canteen is gone");
    callGlobal("global, by the token", account.value("cloud_password"));
    assertThat(phone.quickDial()).isEmpty();
  }

  private void disableAndEnable() {
    String subscriber = "{\"displayName\": \"Ann Müller\", \"enabled\": ";
    api.put(acme, "{\"name\": \"Acme\", \"signedOut\": \"account\"}").expect(200);
    api.put(ann, subscriber + "false}").expect(200);
    say("administrator: signedOut=account, Ann disabled");
    refresh("account, by the token");
    assertThat(account.value("host")).endsWith(".invalid");
    assertThat(account.value("password")).isEmpty();
    expect(403, global(account.value("cloud_password")), "global, by the token");
    api.put(ann, subscriber + "true}").expect(200);
    say("administrator: Ann enabled");
    refresh("account, by the token");
    assertThat(account.value("host")).isEqualTo("sip2.example.com");
    assertThat(account.value("password")).isEqualTo("SIP & secret");
  }

  private void revoke() {
    api.put(acme, "{\"name\": \"Acme\", \"signedOut\": \"refuse\"}").expect(200);
    List<String> devices = api.get(ann + "/devices").expect(200).ids();
    assertThat(devices).hasSize(1);
    api.delete(ann + "/devices/" + devices.get(0)).expect(204);
    say("administrator: DELETE devices/{id}");
    expect(403, send(account.refreshes(portal)), "account, by the token");
    expect(403, global(account.value("cloud_password")), "global, by the token");
    assertThat(account.value("title")).isEqualTo("Acme Inc."); // the app keeps what it has
  }

  // --- what the phone does -----------------------------------------------------------------------

  private void refresh(String what) {
    account.merge(expect(200, send(account.refreshes(portal)), what).bytes());
  }

  private void callGlobal(String what, String password) {
    phone.merge(expect(200, global(password), what).bytes());
  }

  private Answer global(String password) {
    return PhoneClient.postForm(PhoneClient.login(cloudId, "ann müller", password));
  }

  private Answer send(AccountSimulator.Request request) {
    String url = request.url().toString();
    assertThat(url).startsWith(root);
    return Http.post(url.substring(root.length()), request.contentType(), request.body());
  }

  private Answer expect(int status, Answer answer, String what) {
    assertThat(answer.status()).as(what + ": " + answer).isEqualTo(status);
    String secret = "cbd_[A-Za-z0-9_-]{43}";
    say(what + " -> " + status + " " + answer.text().replaceAll(secret, "TOKEN"));
    return answer;
  }

  private void set(String layer, String name, String value) {
    api.put(layer + "/account-settings/" + name, "{\"value\": \"" + value + "\"}").expect(200, 201);
  }

  private void say(String line) {
    transcript.add("- " + line);
  }
}
