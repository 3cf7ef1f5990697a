package org.callboard.subscriber;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.GroupName;
import org.callboard.platform.Json;
import org.callboard.platform.UndoConflictException;

/** A group as the record has it since its deletion: with its members, its lists and its place. */
public record DeletedGroupJson(JsonObject state) {

  /** Which group stands before it, by its name. */
  static final String FOLLOWS = "follows";

  /** Whether the record has its lists: older versions did not keep them. */
  public static boolean isWhole(JsonObject state) {
    return state.containsKey(FOLLOWS);
  }

  /** What there is of it without its place among others. */
  public JsonObject withoutPlace() {
    return Json.createObjectBuilder(state).remove(FOLLOWS).build();
  }

  GroupName name() {
    return new GroupName(state.getString("name"));
  }

  List<Username> members() {
    return state.getJsonArray("members").getValuesAs(JsonString.class).stream()
        .map(member -> new Username(member.getString()))
        .toList();
  }

  /** Empty if it was the first. */
  Optional<GroupName> follows() {
    return state.get(FOLLOWS) instanceof JsonString previous
        ? Optional.of(new GroupName(previous.getString()))
        : Optional.empty();
  }

  UndoConflictException conflict(GroupMembers there) {
    return new UndoConflictException(
        "group " + name(), Optional.empty(), Optional.of(SubscriberJson.of(there)));
  }
}
