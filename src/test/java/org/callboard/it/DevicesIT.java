package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.PhoneClient.token;

import jakarta.json.JsonObject;
import java.util.List;
import org.callboard.administration.QrReading;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices, one-time codes and onboarding by the administrators' door. */
class DevicesIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private String cloudId;
  private String ann;

  @BeforeEach
  void makeASubscriber() {
    cloudId = TestData.newCloudId();
    api.put("/organizations/" + cloudId, "{\"name\": \"Acme & Co.\"}").expect(201);
    ann = "/organizations/" + cloudId + "/subscribers/ann";
    api.put(ann, "{\"displayName\": \"<Ann>\", \"password\": \"wonderful\"}").expect(201);
  }

  private Answer signIn(String password, String installation) {
    return PhoneClient.signIn(cloudId, "ann", password, installation);
  }

  private List<JsonObject> devices() {
    return api.get(ann + "/devices")
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class);
  }

  // --- devices -----------------------------------------------------------------------------------

  @Test
  void aPhoneThatSignsInIsADeviceWithANameUntilItIsRevoked() {
    assertThat(devices()).isEmpty();
    String token = token(signIn("wonderful", "phone-1"));
    JsonObject device = devices().get(0);
    assertThat(device.getString("installation")).isEqualTo("phone-1");
    assertThat(device.getBoolean("revoked")).isFalse();
    assertThat(device.toString()).doesNotContain(token);
    String path = ann + "/devices/" + device.getString("id");
    Reply renamed = api.put(path, "{\"label\": \"Ann's phone\"}").expect(200);
    assertThat(renamed.json().getString("label")).isEqualTo("Ann's phone");
    assertThat(api.put(path, renamed.text()).expect(200).json()).isEqualTo(renamed.json());
    assertThat(PhoneClient.get(cloudId, "ann", token).status()).isEqualTo(200);
    api.delete(path).expect(204);
    assertThat(PhoneClient.get(cloudId, "ann", token).status()).isEqualTo(403);
    assertThat(devices().get(0).getBoolean("revoked")).isTrue();
    assertThat(PhoneClient.get(cloudId, "ann", "wonderful").status()).isEqualTo(200);
  }

  @Test
  void allDevicesAreSignedOutAtOnce() {
    String one = token(signIn("wonderful", "phone-1"));
    String two = token(signIn("wonderful", "phone-2"));
    assertThat(api.get(ann + "/devices?limit=1").expect(200).json().getInt("total")).isEqualTo(2);
    api.delete(ann + "/devices").expect(204);
    assertThat(PhoneClient.get(cloudId, "ann", one).status()).isEqualTo(403);
    assertThat(PhoneClient.get(cloudId, "ann", two).status()).isEqualTo(403);
    api.delete(ann + "/devices").expect(204);
  }

  @Test
  void aLabelIsATextForPeople() {
    token(signIn("wonderful", "phone-1"));
    String path = ann + "/devices/" + devices().get(0).getString("id");
    for (String body :
        new String[] {
          "{\"label\": null}",
          "{\"label\": \" \"}",
          "{\"label\": 1}",
          "{\"label\": \"" + "x".repeat(251) + "\"}",
          "{\"label\": \"\\u0000\"}",
          "{\"label\": \"x\", \"token\": \"x\"}",
          "{\"label\": \"x\", \"id\": \"x\"}"
        }) {
      api.put(path, body).problem(400, "invalid-value");
    }
  }

  @Test
  void aPhoneThatSignsInAgainAndAgainKeepsItsPasswordAndIsOneEntryOfTheRecord() {
    int tokens = 0;
    String got = "";
    while (!got.equals("wonderful") && tokens < 200) { // the minute may begin anew
      got = token(signIn("wonderful", "phone-1"));
      tokens++;
    }
    assertThat(got).isEqualTo("wonderful");
    assertThat(tokens).isGreaterThan(30);
    List<JsonObject> entries =
        api
            .get("/audit?organization=" + cloudId)
            .expect(200)
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(entry -> entry.getString("target").contains("/devices/"))
            .toList();
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).getString("action")).isEqualTo("update");
    assertThat(entries.get(0).getInt("count")).isEqualTo(tokens - 2);
    assertThat(entries.get(0).isNull("last")).isFalse();
    assertThat(entries.get(1).getString("action")).isEqualTo("create");
    assertThat(entries.get(1).isNull("last")).isTrue();
  }

  // --- codes -------------------------------------------------------------------------------------

  @Test
  void aCodeIsShownOnceAndSignsOnePhoneIn() {
    Reply made = api.post(ann + "/codes", "{}").expect(201);
    String code = made.json().getString("code");
    assertThat(made.header("Location"))
        .endsWith("/subscribers/ann/codes/" + made.json().getString("id"));
    Reply listed = api.get(ann + "/codes").expect(200);
    assertThat(listed.ids()).containsExactly(made.json().getString("id"));
    assertThat(listed.text()).doesNotContain(code).doesNotContain(code.replace("-", ""));
    assertThat(api.get("/audit?organization=" + cloudId).text()).doesNotContain(code);
    assertThat(PhoneClient.get(cloudId, "ann", code).status()).isEqualTo(200);
    String token = token(signIn(code.toLowerCase().replace('-', ' '), "phone-1"));
    assertThat(token).isNotEqualTo(code);
    assertThat(api.get(ann + "/codes").ids()).isEmpty();
    assertThat(signIn(code, "phone-2").status()).isEqualTo(403);
    assertThat(devices()).hasSize(1);
  }

  @Test
  void aDeletedCodeSignsNobodyIn() {
    JsonObject made = api.post(ann + "/codes", "{\"minutes\": 1}").expect(201).json();
    String path = ann + "/codes/" + made.getString("id");
    api.delete(path).expect(204);
    api.delete(path).problem(404, "not-found");
    assertThat(signIn(made.getString("code"), "phone-1").status()).isEqualTo(403);
  }

  @Test
  void aCodesLifeAndNumberAreBounded() {
    for (String minutes : new String[] {"0", "-1", "43201", "1.5", "\"60\"", "1e99"}) {
      for (String path : new String[] {ann + "/codes", ann + "/onboarding"}) {
        assertThat(
                api.post(path, "{\"minutes\": " + minutes + "}")
                    .problem(400, "invalid-value")
                    .invalidFields())
            .describedAs(minutes)
            .containsExactly("minutes");
      }
    }
    api.post(ann + "/codes", "{\"hours\": 1}").problem(400, "invalid-value");
    api.post(ann + "/codes", "").problem(400, "malformed-body");
    assertThat(api.get(ann + "/codes").ids()).isEmpty();
    for (int i = 0; i < 20; i++) {
      api.post(ann + "/codes", "{\"minutes\": 43200}").expect(201);
    }
    api.post(ann + "/codes", "{}").problem(409, "conflict");
    assertThat(api.get(ann + "/codes").json().getInt("total")).isEqualTo(20);
  }

  @Test
  void idsOfNothingAndOfOthersAreNotFound() {
    JsonObject anns = api.post(ann + "/codes", "{}").expect(201).json();
    token(signIn("wonderful", "phone-1"));
    String device = devices().get(0).getString("id");
    String bob = ann.replace("/ann", "/bob");
    api.put(bob, "{}").expect(201);
    for (String id :
        new String[] {"x", "0", "%2E%2E%2F", "%01", "'%20OR%201=1", "x".repeat(2000), device}) {
      api.delete(ann + "/codes/" + id).expect(404, 400);
      api.delete(bob + "/devices/" + id).expect(404, 400);
      api.put(bob + "/devices/" + id, "{\"label\": \"mine\"}").expect(404, 400);
    }
    api.delete(bob + "/codes/" + anns.getString("id")).problem(404, "not-found");
    assertThat(api.get(ann + "/codes").ids()).hasSize(1);
    assertThat(devices().get(0).getBoolean("revoked")).isFalse();
    String nobody = ann.replace("/ann", "/nobody");
    api.get(nobody + "/devices").problem(404, "not-found");
    api.get(nobody + "/codes").problem(404, "not-found");
    api.post(nobody + "/codes", "{}").problem(404, "not-found");
    api.get(nobody + "/onboarding").problem(404, "not-found");
  }

  // --- onboarding --------------------------------------------------------------------------------

  @Test
  void withoutACodeTheAppAsksForThePassword() {
    JsonObject json = api.get(ann + "/onboarding").expect(200).json();
    assertThat(json.getString("csc")).isEqualTo("csc:ann@" + cloudId);
    assertThat(json.getString("cscEditable")).isEqualTo("csc:ann@" + cloudId + "*");
    assertThat(json.isNull("code")).isTrue();
    assertThat(json.isNull("expires")).isTrue();
    assertThat(api.get(ann + "/codes").ids()).isEmpty();
  }

  @Test
  void theTextIsThePictureAndThePage() {
    String text = "csc:ann@" + cloudId;
    Reply png = api.accept("image/png").get(ann + "/onboarding").expect(200);
    assertThat(QrReading.ofPng(png.answer().bytes())).isEqualTo(text);
    Reply svg = api.accept("image/svg+xml").get(ann + "/onboarding?editable=true").expect(200);
    assertThat(QrReading.ofSvg(svg.text())).isEqualTo(text + "*");
    Reply page =
        api.accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
            .get(ann + "/onboarding")
            .expect(200);
    assertThat(QrReading.ofSvg(page.text())).isEqualTo(text);
    assertThat(page.text())
        .contains("Acme &amp; Co.", "&lt;Ann&gt;", text)
        .doesNotContain("<Ann>", "<script");
    assertThat(page.answer().headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .matches(
            "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; frame-ancestors 'none'");
    assertThat(page.header("Vary")).contains("Accept");
  }

  @Test
  void aNewCodeIsInAllForms() {
    Reply json = api.post(ann + "/onboarding", "{\"minutes\": 10}").expect(201);
    String code = json.json().getString("code");
    assertThat(json.json().getString("csc")).isEqualTo("csc:ann:" + code + "@" + cloudId);
    Reply png = api.accept("image/png").post(ann + "/onboarding", "{}").expect(201);
    Reply page = api.accept("text/html").post(ann + "/onboarding?editable=true", "{}").expect(201);
    String scanned = QrReading.ofPng(png.answer().bytes());
    assertThat(scanned).startsWith("csc:ann:").endsWith("@" + cloudId).doesNotContain(code);
    assertThat(QrReading.ofSvg(page.text())).endsWith("@" + cloudId + "*");
    assertThat(api.get(ann + "/codes").ids()).hasSize(3);
    token(signIn(scanned.replaceAll("^csc:ann:|@.*$", ""), "phone-1"));
    assertThat(api.get(ann + "/codes").ids())
        .hasSize(2)
        .doesNotContain(png.header("Location").replaceAll(".*/", ""));
  }

  @Test
  void whoWantsAnotherFormGetsNoCode() {
    api.accept("image/gif").post(ann + "/onboarding", "{}").problem(406, "not-acceptable");
    api.accept("image/gif").get(ann + "/onboarding").problem(406, "not-acceptable");
    api.post(ann + "/onboarding?editable=maybe", "{}").problem(400, "invalid-parameter");
    assertThat(api.get(ann + "/codes").ids()).isEmpty();
  }

  @Test
  void anyUsernameCanBeScanned() {
    String name = "a:b@c%ü 😀/+*";
    String path = "/organizations/" + cloudId + "/subscribers/" + Api.segment(name);
    api.put(path, "{}").expect(201);
    String text = api.get(path + "/onboarding").expect(200).json().getString("csc");
    assertThat(text).isEqualTo("csc:a%3Ab%40c%25%C3%BC%20%F0%9F%98%80%2F%2B%2A@" + cloudId);
    Reply svg = api.accept("image/svg+xml").get(path + "/onboarding").expect(200);
    assertThat(QrReading.ofSvg(svg.text())).isEqualTo(text);
  }

  @Test
  void anEditThatSaysNoLabelKeepsIt() {
    token(signIn("wonderful", "phone-1"));
    String device = ann + "/devices/" + devices().get(0).getString("id");
    api.put(device, "{\"label\": \" Ann's phone\u00a0\"}").expect(200);
    JsonObject before = api.put(device, "{}").expect(200).json();
    assertThat(before.getString("label")).isEqualTo("Ann's phone");
    assertThat(api.put(device, before.toString()).expect(200).json()).isEqualTo(before);
    for (String wrong : new String[] {"null", "\"\"", "\" \u200b\"", "7"}) {
      assertThat(
              api.put(device, "{\"label\": " + wrong + "}")
                  .problem(400, "invalid-value")
                  .invalidFields())
          .containsExactly("label");
    }
    api.put(ann + "/devices/x", "{}").problem(404, "not-found");
    assertThat(devices().get(0).getString("label")).isEqualTo("Ann's phone");
  }
}
