package org.callboard.administration;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditTarget;
import org.callboard.platform.Json;

/** An entry of the record in a sentence, made of nothing but its data. */
public final class RecordSentence {

  /** So many things are named; the rest are counted. */
  static final int MAX_NAMED = 3;

  private static final Map<String, String> LISTS =
      Map.of(
          "quickDial", "quick dial item",
          "dialActions", "dial action",
          "accountSettings", "account setting");

  private final AuditEntry entry;
  private final AuditTarget target;
  private final Optional<JsonObject> before;
  private final Optional<JsonObject> after;

  private RecordSentence(AuditEntry entry) {
    this.entry = entry;
    target = AuditTarget.of(entry.target());
    before = entry.before().flatMap(Json::storedObject);
    after = entry.after().flatMap(Json::storedObject);
  }

  /** Who did what, without the time. */
  public static String of(AuditEntry entry) {
    RecordSentence sentence = new RecordSentence(entry);
    String undo = entry.undoes().map(id -> " This undid entry " + id + ".").orElse("");
    String times = entry.repeated() > 1 ? " (" + entry.repeated() + " times)" : "";
    return sentence.who() + " " + sentence.what() + times + "." + undo;
  }

  private String who() {
    return switch (entry.actor().administrator()) {
      case "(server)" -> "The server";
      case "(phone)" -> "A phone";
      default -> entry.actor().told();
    };
  }

  private String what() {
    if (entry.action().isEmpty()) {
      return "did something that a newer version of the server has recorded, with " + thing();
    }
    return switch (entry.action().get()) {
      case SIGN_IN -> "signed in from " + entry.actor().address();
      case REVEAL -> "had secrets shown of " + thing() + shownPart();
      case EXPORT -> "exported " + last() + " of " + thing() + withSecrets();
      case IMPORT -> "imported " + last() + " into " + thing() + counts();
      case MOVE -> MoveSentence.moved(thing(), after.isPresent());
      case PUBLISH -> isOfPlan() ? plans().refused() : "published the draft of " + organization();
      default -> edited(entry.action().get());
    };
  }

  private boolean isOfPlan() {
    return UndoableJson.isPlan(entry);
  }

  private PlanSentence plans() {
    return new PlanSentence(organization(), before, after);
  }

  private String shownPart() {
    String setting = after(target.part(), "/account-settings/");
    return setting.isEmpty() ? "" : ": " + setting;
  }

  private String withSecrets() {
    return after.filter(json -> json.getBoolean("secrets", false)).isPresent()
        ? ", with secrets"
        : "";
  }

  private String counts() {
    List<String> counts = new ArrayList<>();
    after.ifPresent(
        json ->
            json.forEach(
                (name, value) -> {
                  if (value.getValueType() == JsonValue.ValueType.NUMBER
                      && !value.toString().equals("0")) {
                    counts.add(value + " " + name);
                  }
                }));
    return counts.isEmpty() ? "" : ": " + String.join(", ", counts);
  }

  private String edited(AuditAction action) {
    if (UndoableJson.isPublishing(entry)) {
      return "put back what was published from the draft of " + organization();
    }
    String former = after(target.part(), AuditTarget.FORMER_SUBSCRIBERS);
    if (!former.isEmpty()) {
      return MoveSentence.ended(former, organization());
    }
    if (isOfPlan()) {
      return plans().edited(action);
    }
    if (before.isPresent() && LimitSentence.isAbout(target)) {
      return LimitSentence.of(before.get());
    }
    String device = first(after(target.part(), "/devices/"));
    String code = first(after(target.part(), "/codes/"));
    if (!device.isEmpty()) {
      return device(action);
    }
    if (!code.isEmpty()) {
      return (action == AuditAction.CREATE ? "made" : "used or ended")
          + " a one-time code of "
          + thing();
    }
    if (target.kind().equals(AuditTarget.GROUP) && target.about().isEmpty()) {
      return "put the groups of " + organization() + " into another order";
    }
    Optional<String> entries = entries();
    return switch (action) {
      case CREATE -> "created " + thing();
      case DELETE -> "deleted " + thing();
      default -> entries.orElseGet(() -> "changed " + thing() + members());
    };
  }

  private String device(AuditAction action) {
    return switch (action) {
      case CREATE -> "signed in as " + thing();
      case DELETE -> "signed out a device of " + thing();
      default -> "renamed a device of " + thing();
    };
  }

  /** What was done to the lists of a layer. */
  private Optional<String> entries() {
    List<String> done = new ArrayList<>();
    for (String list : List.of("quickDial", "dialActions", "accountSettings")) {
      if (has(before, list) || has(after, list)) {
        done.addAll(entries(list));
      }
    }
    if (!target.kind().equals(AuditTarget.DRAFT)) {
      done.addAll(HiddenJson.sentences(before, after));
    } else {
      done.addAll(ofDraft());
    }
    return done.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", done) + place());
  }

  private List<String> ofDraft() {
    List<String> done = new ArrayList<>();
    if (differs("deletions") || differs("accountDeletions")) {
      done.add("changed what the draft takes away");
    }
    if (differs("draftOrder")) {
      done.add("put the entries into another order");
    }
    return done;
  }

  private boolean differs(String name) {
    return !Objects.equals(member(before, name), member(after, name));
  }

  private List<String> entries(String list) {
    Map<String, JsonObject> old = byId(before, list);
    Map<String, JsonObject> now = byId(after, list);
    List<String> added = now.keySet().stream().filter(id -> !old.containsKey(id)).toList();
    List<String> gone = old.keySet().stream().filter(id -> !now.containsKey(id)).toList();
    List<String> changed = now.keySet().stream().filter(old::containsKey).toList();
    List<String> done = new ArrayList<>();
    add(done, "added", list, added, now);
    add(done, "changed", list, changed, now);
    add(done, "removed", list, gone, old);
    if (done.isEmpty()) {
      done.add("put the " + LISTS.get(list) + "s into another order");
    }
    return done;
  }

  private static void add(
      List<String> done,
      String verb,
      String list,
      List<String> ids,
      Map<String, JsonObject> entries) {
    if (ids.isEmpty()) {
      return;
    }
    if (ids.size() > MAX_NAMED) {
      done.add(verb + " " + ids.size() + " " + LISTS.get(list) + "s");
      return;
    }
    List<String> names = ids.stream().map(id -> named(entries.get(id), id)).toList();
    String noun = " the " + LISTS.get(list) + (ids.size() > 1 ? "s " : " ");
    done.add(verb + noun + String.join(", ", names));
  }

  private static String named(JsonObject json, String id) {
    return json.get("displayName") instanceof JsonString name ? name.getString() : id;
  }

  private String members() {
    return before.isEmpty() || after.isEmpty()
        ? ""
        : MembersJson.sentence(
            before.get(), after.get(), target.kind().equals(AuditTarget.ORGANIZATION));
  }

  private String place() {
    return switch (target.kind()) {
      case AuditTarget.DRAFT -> " in the draft of " + organization();
      case AuditTarget.ORGANIZATION -> " in " + organization();
      default -> " for " + thing();
    };
  }

  private String thing() {
    String name = target.about().orElse("");
    return switch (target.kind()) {
      case AuditTarget.SUBSCRIBER -> "the subscriber " + name + " of " + organization();
      case AuditTarget.GROUP -> "the group " + name + " of " + organization();
      case AuditTarget.DRAFT -> "the draft of " + organization();
      case AuditTarget.ORGANIZATION -> "the organization " + organization();
      case AuditTarget.ADMINISTRATOR -> "the administrator " + name;
      case AuditTarget.TOKEN -> "the API token " + name;
      case AuditTarget.WEBHOOK -> "the webhook " + name + " of " + organization();
      default -> entry.target();
    };
  }

  private String organization() {
    return target.cloudId().or(entry::organization).orElse("the server");
  }

  /** The last part of the path, as files are called. */
  private String last() {
    return entry.target().substring(entry.target().lastIndexOf('/') + 1);
  }

  private static String after(String text, String start) {
    return text.startsWith(start) ? text.substring(start.length()) : "";
  }

  private static String first(String path) {
    return path.split("/", 2)[0];
  }

  private static boolean has(Optional<JsonObject> json, String list) {
    return json.filter(object -> object.get(list) instanceof JsonArray).isPresent();
  }

  private static JsonValue member(Optional<JsonObject> json, String name) {
    return json.map(object -> object.get(name)).orElse(null);
  }

  private static Map<String, JsonObject> byId(Optional<JsonObject> json, String list) {
    Map<String, JsonObject> byId = new LinkedHashMap<>();
    if (has(json, list)) {
      json.get().getJsonArray(list).stream()
          .filter(JsonObject.class::isInstance)
          .map(JsonValue::asJsonObject)
          .forEach(one -> byId.put(one.getString("id", ""), one));
    }
    return byId;
  }
}
