package org.callboard.subscriber;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.platform.Json;
import org.callboard.platform.ListJson;
import org.callboard.platform.StateVersion;
import org.callboard.platform.UnreadableJson;

/** Subscribers and groups as administrators and the record see them. */
public final class SubscriberJson {

  private static final String MEMBERS = "members";

  private SubscriberJson() {}

  /** A subscriber without its secrets. */
  public static JsonObject of(SubscriberView subscriber) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", subscriber.username())
            .add("username", subscriber.username());
    subscriber
        .displayName()
        .ifPresentOrElse(name -> json.add("displayName", name), () -> json.addNull("displayName"));
    json.add("enabled", subscriber.enabled())
        .add("groups", strings(subscriber.groups()))
        .add("attributes", subscriber.attributes().json())
        .add("hasPassword", subscriber.hasPassword());
    if (!subscriber.formerUsernames().isEmpty()) {
      json.add(
          "formerUsernames",
          strings(subscriber.formerUsernames().stream().map(Username::text).toList()));
    }
    return UnreadableJson.addTo(json, subscriber.unreadable()).build();
  }

  /** The version of a state, as an edit expects it. */
  public static String version(SubscriberView subscriber) {
    return StateVersion.of(of(subscriber));
  }

  /**
   * A subscriber as the record keeps what a line of an import did: what may be set by a line.
   *
   * @param groups the names of all groups by their ids
   */
  public static JsonObject recorded(SubscriberSnapshot subscriber, Map<Long, String> groups) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("username", subscriber.username());
    subscriber
        .displayName()
        .ifPresentOrElse(name -> json.add("displayName", name), () -> json.addNull("displayName"));
    return json.add("enabled", subscriber.enabled())
        .add(
            "groups",
            strings(
                groups.keySet().stream()
                    .filter(subscriber.groupIds()::contains)
                    .map(groups::get)
                    .toList()))
        .add("attributes", subscriber.attributes().json())
        .add("hasPassword", !subscriber.passwordHash().equals(SubscriberSnapshot.NO_PASSWORD))
        .build();
  }

  /** Somebody who was moved away, of whom nothing else is told. */
  public static JsonObject ofFormer(Username username) {
    return Json.createObjectBuilder()
        .add("id", username.text())
        .add("username", username.text())
        .build();
  }

  /** A group as it stands in a list. */
  public static JsonObject of(GroupView group) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", group.name().text())
            .add("name", group.name().text())
            .add("memberCount", group.memberCount());
    return UnreadableJson.addTo(json, group.unreadable()).build();
  }

  /** A group with its members. */
  public static JsonObject of(GroupMembers group) {
    return Json.createObjectBuilder(of(group.group()))
        .add(MEMBERS, strings(group.members()))
        .build();
  }

  /**
   * A group as the record keeps it: of thousands of members those who are not in the other state.
   *
   * @param other what it was before, or has become; empty if it was not, or is gone
   */
  static JsonObject differing(JsonObject group, Optional<JsonObject> other) {
    Set<JsonValue> same =
        other.map(state -> Set.copyOf(state.getJsonArray(MEMBERS))).orElse(Set.of());
    return Json.createObjectBuilder(group)
        .add(
            MEMBERS,
            Json.createArrayBuilder(
                group.getJsonArray(MEMBERS).stream()
                    .filter(member -> !same.contains(member))
                    .toList()))
        .build();
  }

  /** By which an edit of the order says what it has seen. */
  public static String version(List<GroupView> groups) {
    return StateVersion.of(listOf(groups));
  }

  /** The groups of an organization as one state. */
  static JsonObject listOf(List<GroupView> groups) {
    return ListJson.whole(groups.stream().map(SubscriberJson::of).toList());
  }

  /** The order of groups, by their names. */
  static JsonObject order(List<String> names) {
    return Json.createObjectBuilder().add("order", strings(names)).build();
  }

  static JsonArrayBuilder strings(List<String> texts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    texts.forEach(array::add);
    return array;
  }
}
