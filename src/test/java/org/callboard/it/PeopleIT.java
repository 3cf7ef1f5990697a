package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.PhoneClient.token;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators ask about the people and the phones of a whole organization. */
class PeopleIT extends DeployedCallboard {

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

  // --- people ---

  private String found(String query) {
    return api
        .get("/organizations/" + cloudId + "/subscribers?" + query)
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(person -> person.getString("id"))
        .toList()
        .toString();
  }

  @Test
  void aListOfPeopleSaysWhoNeverSignedInAndWhatPhonesTheyHave() {
    String bob = "/organizations/" + cloudId + "/subscribers/bob";
    api.put(bob, "{\"attributes\": {\"extension\": \"4711\"}}").expect(201);
    assertThat(found("neverSignedIn=true")).isEqualTo("[ann, bob]");
    token(signIn("wonderful", "phone-1"));
    assertThat(found("neverSignedIn")).isEqualTo("[bob]");
    assertThat(found("neverSignedIn=false&sort=-lastContact")).isEqualTo("[ann]");
    assertThat(found("sort=-lastContact")).isEqualTo("[ann, bob]");
    assertThat(found("silentDays=1")).isEqualTo("[]");
    assertThat(found("q=471")).isEqualTo("[bob]");
    api.post(bob + "/codes", "{}").expect(201);
    assertThat(found("codeWaiting=true")).isEqualTo("[bob]");
    Reply shown = api.get(ann).expect(200);
    assertThat(shown.json().getInt("deviceCount")).isEqualTo(1);
    assertThat(shown.json().getString("lastContact")).startsWith("20");
    assertThat(shown.json().getString("createdBy")).isNotBlank();
    api.put(ann, shown.text()).expect(200); // as an editor sends it back
    for (String wrong : List.of("silentDays=0", "silentDays=x", "group=none", "codeWaiting=1")) {
      assertThat(api.get("/organizations/" + cloudId + "/subscribers?" + wrong).expect(400).text())
          .contains("\"field\":\"" + wrong.split("=")[0] + "\"");
    }
  }

  @Test
  void manyPeopleAreEditedAtOnceAndTheirPhonesFollow() {
    String organization = "/organizations/" + cloudId;
    api.put(organization + "/groups/sales", "{}").expect(201);
    api.put(
            organization + "/groups/sales/quick-dial/hotline",
            "{\"displayName\": \"Hotline\", \"uri\": \"5300\"}")
        .expect(201);
    api.put(organization + "/subscribers/bob", "{}").expect(201);
    String edit = organization + "/edit-subscribers";
    String add =
        "{\"search\": {\"enabled\": true}, \"action\": \"addToGroup\", \"group\": \"sales\"}";
    assertThat(api.post(edit + "?dryRun=true", add).expect(200).text()).contains("\"updated\":2");
    assertThat(PhoneClient.get(cloudId, "ann", "wonderful").text()).doesNotContain("hotline");
    api.post(edit, add).expect(200);
    assertThat(PhoneClient.get(cloudId, "ann", "wonderful").text()).contains("hotline");
    String disable = "{\"usernames\": [\"ann\"], \"action\": \"disable\"}";
    String job = api.post(edit + "?background=true", disable).expect(202).header("Location");
    String path = job.substring(job.indexOf("/organizations/"));
    Waiting.await("the job", () -> api.get(path).text().contains("\"done\""));
    assertThat(PhoneClient.get(cloudId, "ann", "wonderful").status()).isEqualTo(403);
    for (String wrong :
        List.of(
            "{}",
            "{\"usernames\": [\"zoe\"], \"action\": \"enable\"}",
            "{\"usernames\": [\"ann\"], \"action\": \"fly\"}",
            "{\"usernames\": [\"ann\"], \"action\": \"addToGroup\"}",
            "{\"usernames\": [\"ann\"], \"action\": \"addToGroup\", \"group\": \"x\"}",
            "{\"search\": {}, \"action\": \"delete\"}")) {
      api.post(edit, wrong).problem(400, "invalid-value");
    }
  }

  // --- devices of the organization ---

  private List<JsonObject> allDevices(String query) {
    return api.get("/organizations/" + cloudId + "/devices?" + query)
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class);
  }

  @Test
  void whoeverHasNotHeardOfAChangeIsFoundUntilTheirPhoneAsks() {
    api.put("/organizations/" + cloudId + "/account-settings/host", "{\"value\": \"sip.x.com\"}")
        .expect(201);
    String token = token(signIn("wonderful", "phone-1"));
    assertThat(allDevices("username=ann").get(0).getString("username")).isEqualTo("ann");
    // With a sign-in comes the account at once; what was told since is written each half minute.
    Waiting.await(
        "the phone has heard of all",
        Duration.ofSeconds(90),
        () -> {
          assertThat(signIn(token, "phone-1").status()).isEqualTo(200);
          assertThat(PhoneClient.get(cloudId, "ann", token).status()).isEqualTo(200);
          return !allDevices("").get(0).isNull("globalAsOf") && allDevices("upToDate").size() == 1;
        });
    assertThat(allDevices("upToDate=false")).isEmpty();
    String time = allDevices("").get(0).getString("globalAsOf");
    assertThat(allDevices("heardBefore=" + time)).isEmpty();
    String item = "/organizations/" + cloudId + "/quick-dial/canteen";
    api.put(item, "{\"displayName\": \"Canteen\", \"uri\": \"5000\"}").expect(201);
    Waiting.await("the change is noted", () -> allDevices("upToDate=false").size() == 1);
    for (String wrong : List.of("heardBefore=now", "group=none", "username=zoe", "sort=x")) {
      api.get("/organizations/" + cloudId + "/devices?" + wrong).expect(400);
    }
  }

  @Test
  void manyDevicesAreSignedOutAtOnce() {
    String token = token(signIn("wonderful", "phone-1"));
    token(signIn("wonderful", "phone-2"));
    String revoke = "/organizations/" + cloudId + "/devices/revoke";
    String all = "{\"search\": {\"username\": \"ann\"}}";
    assertThat(api.post(revoke + "?dryRun=true", all).expect(200).json().getInt("count"))
        .isEqualTo(2);
    assertThat(PhoneClient.get(cloudId, "ann", token).status()).isEqualTo(200);
    api.post(revoke, all).expect(200);
    assertThat(PhoneClient.get(cloudId, "ann", token).status()).isEqualTo(403);
    assertThat(allDevices("")).isEmpty();
    assertThat(allDevices("revoked=true")).hasSize(2);
    for (String wrong :
        List.of(
            "{}",
            "{\"search\": {}}",
            "{\"devices\": [\"x\"]}",
            "{\"devices\": [], \"search\": {\"username\": \"ann\"}}",
            "{\"search\": {\"color\": 1}}",
            "{\"search\": {\"heardBefore\": \"now\"}}")) {
      api.post(revoke, wrong).problem(400, "invalid-value");
    }
  }
}
