package org.callboard.it;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.callboard.it.support.Api;
import org.callboard.it.support.Http.Answer;

/**
 * One of two organizations that are alike, and who edits it.
 *
 * @param actor an operator with {@link TestAdministrators#PASSWORD}
 */
record ParitySide(String cloudId, String actor) {

  static final String ANNS = "of-ann-1234";

  /** What depends on the way, the time or the database's numbers. */
  private static final Set<String> UNEQUAL =
      Set.of("id", "time", "last", "administrator", "address", "token", "requestId", "undoes");

  /** With a person, a group, entries and an account. */
  static ParitySide make() {
    String cloudId = TestAdministrators.organization();
    String actor = "actor-" + cloudId.toLowerCase();
    TestAdministrators.operator(actor, TestAdministrators.PASSWORD);
    ParitySide side = new ParitySide(cloudId, actor);
    Api api = Api.operator();
    api.put(side.root("/groups/Sales"), "{}").expect(201);
    api.put(side.root("/groups/Support"), "{}").expect(201);
    api.put(
            side.root("/subscribers/ann"),
            "{\"displayName\": \"Ann\", \"groups\": [\"Sales\"], \"password\": \"" + ANNS + "\"}")
        .expect(201);
    api.put(side.root("/account-settings/host"), "{\"value\": \"sip.acme.com\"}").expect(201);
    for (String name : List.of("alarm", "bistro", "canteen")) {
      String entry = "{\"displayName\": \"" + name + "\", \"uri\": \"5000\"}";
      for (String layer : List.of("", "/groups/Sales", "/subscribers/ann")) {
        String id = layer.isEmpty() ? name : name + "-" + layer.length();
        api.put(side.root(layer + "/quick-dial/" + id), entry).expect(201);
      }
    }
    return side;
  }

  /** A path of REST within the organization. */
  String root(String path) {
    return "/organizations/" + cloudId + path;
  }

  /** A name that the other side does not have, but of which the same is left after evening. */
  String name(String start) {
    return start + "-" + cloudId.toLowerCase();
  }

  /** The same text for both sides. */
  String even(String text) {
    return text.replaceAll("(?i)" + cloudId, "CLOUDID")
        .replaceAll("(?<![\\w-])(?=[A-Za-z_-]*[A-Z0-9])[\\w-]{16}(?![\\w-])", "ID")
        .replaceAll("[0-9]{9,}", "ID")
        .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "TIME")
        .replaceAll("(<cloud_password[^>]*>)[^<]*<", "$1TOKEN<");
  }

  /** The number of the newest entry of the record that the actor has made. */
  long newest() {
    return entries(1).stream().mapToLong(ParitySide::id).findFirst().orElse(0);
  }

  private JsonArray items(int limit) {
    String path = "/audit?administrator=" + actor + "&limit=" + limit;
    return Api.operator().get(path).expect(200).json().getJsonArray("items");
  }

  private List<JsonObject> entries(int limit) {
    return items(limit).getValuesAs(JsonObject.class);
  }

  private static long id(JsonObject entry) {
    return entry.getJsonNumber("id").longValueExact();
  }

  /** What the actor did after an entry, the oldest first. */
  List<String> since(long newest) {
    List<String> all = new ArrayList<>();
    for (JsonObject entry : entries(50)) {
      if (id(entry) > newest && !entry.getString("action", "").equals("sign_in")) {
        JsonObjectBuilder even = Json.createObjectBuilder(entry);
        UNEQUAL.forEach(even::remove);
        all.add(even(even.build().toString()));
      }
    }
    Collections.reverse(all);
    return all;
  }

  /** Whether it is written of all devices of a list when they were last seen. */
  boolean haveBeenSeen(String devices) {
    JsonArray items = Api.operator().get(root(devices)).expect(200).json().getJsonArray("items");
    return items.getValuesAs(JsonObject.class).stream()
        .noneMatch(device -> device.isNull("lastSeen"));
  }

  /** What a phone is answered, live and as the test app. */
  List<String> phone(String username) {
    List<String> all = new ArrayList<>();
    for (String id : List.of(cloudId, cloudId + "*")) {
      Answer global = PhoneClient.get(id, username, ANNS);
      Answer account = PhoneClient.signIn(id, username, ANNS, "i-" + id);
      all.add(even(global.status() + " " + global.text()));
      all.add(even(account.status() + " " + account.text()));
    }
    return all;
  }
}
