package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.Test;

/** What a provider, a manager and a receptionist do with one customer, in the order of a day. */
class DayInTheLifeIT extends DeployedCallboard {

  private static final int PEOPLE = 30;
  private static final int COME = 25;

  private final Api provider = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;

  /** What the phones of the people sign in with by now, by username. */
  private final Map<String, String> tokens = new LinkedHashMap<>();

  private Api manager;
  private Api reception;

  @Test
  void aCustomersDay() {
    theProviderMakesACustomerAndSuspendsIt();
    receptionSignsThirtyPeopleOn();
    receptionFindsWhoHasNotComeAndSendsANewCode();
    somebodyLeaves();
    somebodyMarries();
    somebodyLosesAPhone();
    aListIsDraftedOrderedTriedAndPublishedForMonday();
    thePublishIsUndone();
    theRecordTellsAllOfIt();
  }

  private void theProviderMakesACustomerAndSuspendsIt() {
    provider.put(acme, "{\"name\": \"Acme Inc.\", \"timeZone\": \"Europe/Prague\"}").expect(201);
    provider.put(acme + "/account-settings/host", "{\"value\": \"sip.acme.com\"}").expect(201);
    manager = administrator("manager");
    reception = administrator("reception");
    provider.merge(acme, "{\"enabled\": false}").expect(200);
    manager.merge(acme, "{\"enabled\": true}").problem(403, "forbidden");
    assertThat(manager.get(acme).json().getBoolean("enabled")).isFalse();
    provider.merge(acme, "{\"enabled\": true}").expect(200);
  }

  private Api administrator(String role) {
    String name = TestAdministrators.newName();
    provider.put("/administrators/" + name, TestAdministrators.json(role, cloudId)).expect(201);
    return Api.as(name, PASSWORD);
  }

  private void receptionSignsThirtyPeopleOn() {
    manager.put(acme + "/groups/sales", "{}").expect(201);
    String csv =
        IntStream.range(0, PEOPLE)
            .mapToObj(i -> "person%02d,Person %d,sales\n".formatted(i, i))
            .collect(Collectors.joining("", "username,displayName,groups\n", ""));
    reception.post(acme + "/subscribers.csv", "text/csv", csv).expect(200);
    String names =
        IntStream.range(0, PEOPLE)
            .mapToObj("\"person%02d\""::formatted)
            .collect(Collectors.joining(","));
    Reply sheets = reception.post(acme + "/onboarding", "{\"usernames\": [" + names + "]}");
    List<JsonObject> codes = items(sheets.expect(200));
    assertThat(codes).hasSize(PEOPLE);
    assertThat(reception.get(acme + "/subscribers?codeWaiting").json().getInt("total"))
        .isEqualTo(PEOPLE);
    codes
        .subList(0, COME)
        .forEach(code -> signIn(code.getString("username"), code.getString("code")));
  }

  private void signIn(String username, String code) {
    tokens.put(username, PhoneClient.token(PhoneClient.signIn(cloudId, username, code, username)));
  }

  private void receptionFindsWhoHasNotComeAndSendsANewCode() {
    List<String> missing = reception.get(acme + "/subscribers?neverSignedIn").expect(200).ids();
    assertThat(missing).hasSize(PEOPLE - COME).contains("person25").doesNotContain("person24");
    Reply code = reception.post(acme + "/subscribers/person25/codes", "{}").expect(201);
    signIn("person25", code.json().getString("code"));
    assertThat(reception.get(acme + "/subscribers?neverSignedIn").ids())
        .hasSize(PEOPLE - COME - 1)
        .doesNotContain("person25");
    JsonObject person = items(reception.get(acme + "/subscribers?q=person25")).get(0);
    assertThat(person.getInt("deviceCount")).isEqualTo(1);
    assertThat(person.isNull("lastContact")).isFalse();
  }

  private void somebodyLeaves() {
    reception.merge(acme + "/subscribers/person01", "{\"enabled\": false}").expect(200);
    reception.delete(acme + "/subscribers/person01").problem(403, "forbidden");
    assertThat(global("person01", cloudId).status()).isEqualTo(403);
    manager.delete(acme + "/subscribers/person01").expect(204);
  }

  private void somebodyMarries() {
    reception
        .merge(
            acme + "/subscribers/person04",
            "{\"username\": \"jones\", \"displayName\": \"Ann Jones\"}")
        .expect(200);
    // The phone goes on asking by the name that was typed at its sign-in.
    assertThat(global("person04", cloudId).status()).isEqualTo(200);
    JsonObject devices = reception.get(acme + "/subscribers/jones/devices").expect(200).json();
    assertThat(devices.getInt("total")).isEqualTo(1);
    reception.get(acme + "/subscribers/person04").problem(404, "not-found");
  }

  private void somebodyLosesAPhone() {
    String devices = acme + "/subscribers/person02/devices";
    String lost = reception.get(devices).expect(200).ids().get(0);
    assertThat(global("person02", cloudId).status()).isEqualTo(200);
    reception.delete(devices + "/" + lost).expect(204);
    assertThat(global("person02", cloudId).status()).isEqualTo(403);
    Reply code = reception.post(acme + "/subscribers/person02/codes", "{}").expect(201);
    signIn("person02", code.json().getString("code"));
    assertThat(global("person02", cloudId).status()).isEqualTo(200);
  }

  private void aListIsDraftedOrderedTriedAndPublishedForMonday() {
    String draft = acme + "/draft";
    for (String id : List.of("canteen", "security")) {
      reception
          .put(
              draft + "/quick-dial/" + id,
              "{\"displayName\": \"%s\", \"uri\": \"5000\"}".formatted(id))
          .expect(201);
    }
    reception.patch(draft + "/quick-dial", "{\"order\": [\"security\", \"canteen\"]}").expect(200);
    assertThat(global("person03", cloudId).text()).doesNotContain("canteen");
    assertThat(global("person03", cloudId + "*").text()).containsSubsequence("security", "canteen");
    reception.post(draft + "/publish").problem(403, "forbidden");
    String later = at(Duration.ofDays(1));
    reception.put(draft + "/schedule", later).problem(403, "forbidden");
    manager.put(draft + "/schedule", later).expect(200);
    assertThat(reception.get(draft).json().getJsonObject("schedule").getString("timeZone"))
        .isEqualTo("Europe/Prague");
    manager.put(draft + "/schedule", at(Duration.ofSeconds(3))).expect(200);
    Waiting.await(
        "the list on the phones", () -> global("person03", cloudId).text().contains("canteen"));
    assertThat(manager.get(draft).json().isNull("schedule")).isTrue();
  }

  private static String at(Duration ahead) {
    return "{\"at\": \"" + Instant.now().plus(ahead) + "\"}";
  }

  private void thePublishIsUndone() {
    JsonObject publish =
        items(manager.get("/audit?organization=" + cloudId + "&action=publish")).get(0);
    assertThat(publish.getString("sentence"))
        .startsWith("The clock, for ")
        .contains("published the draft of " + cloudId);
    manager.post("/audit/" + publish.getJsonNumber("id") + "/undo").expect(200);
    Waiting.await(
        "the list off the phones", () -> !global("person03", cloudId).text().contains("canteen"));
    assertThat(global("person03", cloudId + "*").text()).containsSubsequence("security", "canteen");
  }

  private Answer global(String username, String code) {
    return PhoneClient.get(code, username, tokens.get(username));
  }

  private void theRecordTellsAllOfIt() {
    List<String> told = new ArrayList<>();
    for (JsonObject entry : items(manager.get("/audit?organization=" + cloudId + "&limit=1000"))) {
      told.add(
          entry.getString("action")
              + " "
              + entry.getString("target").replace("organizations/" + cloudId, ""));
    }
    assertThat(told)
        .contains(
            "update ", // the organization itself
            "update /subscribers/person01",
            "delete /subscribers/person01",
            "update /subscribers/person04", // and a new name
            "create /draft/schedule",
            "publish /draft/publish",
            "update /draft/publish"); // the undo
    assertThat(told).anyMatch(entry -> entry.contains("/subscribers/person02/devices/"));
    assertThat(told).anyMatch(entry -> entry.contains("/draft"));
    assertThat(told).filteredOn(entry -> entry.contains("/codes/")).hasSizeGreaterThan(PEOPLE);
  }

  private static List<JsonObject> items(Reply reply) {
    return reply.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }
}
