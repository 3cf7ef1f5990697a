package org.callboard.administration;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
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

  /** Who did what, without the time, in English. */
  public static String of(AuditEntry entry) {
    return phrase(entry).english();
  }

  /** Who did what, without the time. */
  public static Phrase phrase(AuditEntry entry) {
    RecordSentence sentence = new RecordSentence(entry);
    Phrase who = sentence.who();
    Phrase what = sentence.what();
    Phrase done =
        entry.repeated() > 1
            ? Phrase.of("… … (… times).", who, what, entry.repeated())
            : Phrase.of("… ….", who, what);
    return entry.undoes().map(id -> Phrase.of("… This undid entry ….", done, id)).orElse(done);
  }

  private Phrase who() {
    return switch (entry.actor().administrator()) {
      case "(server)" -> Phrase.of("The server");
      case "(phone)" -> Phrase.of("A phone");
      default ->
          entry.actor().isClock()
              ? Phrase.of("The clock, for …,", entry.actor().administrator())
              : Phrase.text(entry.actor().administrator());
    };
  }

  private Phrase what() {
    if (entry.action().isEmpty()) {
      return Phrase.of(
          "did something that a newer version of the server has recorded, with …", thing());
    }
    return switch (entry.action().get()) {
      case SIGN_IN -> Phrase.of("signed in from …", entry.actor().address());
      case REVEAL -> revealed();
      case EXPORT -> exported();
      case IMPORT -> imported();
      case MOVE -> MoveSentence.moved(thing(), after.isPresent());
      case PUBLISH ->
          isOfPlan() ? plans().refused() : Phrase.of("published the draft of …", organization());
      default -> edited(entry.action().get());
    };
  }

  private boolean isOfPlan() {
    return UndoableJson.isPlan(entry);
  }

  private PlanSentence plans() {
    return new PlanSentence(organization(), before, after);
  }

  private Phrase revealed() {
    String setting = after(target.part(), "/account-settings/");
    return setting.isEmpty()
        ? Phrase.of("had secrets shown of …", thing())
        : Phrase.of("had secrets shown of …: …", thing(), setting);
  }

  private Phrase exported() {
    return after.filter(json -> json.getBoolean("secrets", false)).isPresent()
        ? Phrase.of("exported … of …, with secrets", last(), thing())
        : Phrase.of("exported … of …", last(), thing());
  }

  private Phrase imported() {
    List<Phrase> counts = new ArrayList<>();
    after.ifPresent(
        json ->
            json.forEach(
                (name, value) -> {
                  if (value.getValueType() == JsonValue.ValueType.NUMBER
                      && !value.toString().equals("0")) {
                    counts.add(count(name, value.toString()));
                  }
                }));
    return counts.isEmpty()
        ? Phrase.of("imported … into …", last(), thing())
        : Phrase.of("imported … into …: …", last(), thing(), Phrase.list(counts));
  }

  private static Phrase count(String name, String number) {
    return switch (name) {
      case "created" -> Phrase.of("… created", number);
      case "updated" -> Phrase.of("… updated", number);
      case "skipped" -> Phrase.of("… skipped", number);
      case "failed" -> Phrase.of("… failed", number);
      case "deleted" -> Phrase.of("… deleted", number);
      case "lines" -> Phrase.of("… lines", number);
      default -> Phrase.text(number + " " + name);
    };
  }

  private Phrase edited(AuditAction action) {
    if (UndoableJson.isPublishing(entry)) {
      return Phrase.of("put back what was published from the draft of …", organization());
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
      return action == AuditAction.CREATE
          ? Phrase.of("made a one-time code of …", thing())
          : Phrase.of("used or ended a one-time code of …", thing());
    }
    if (target.kind().equals(AuditTarget.GROUP) && target.about().isEmpty()) {
      return Phrase.of("put the groups of … into another order", organization());
    }
    Optional<Phrase> entries = entries();
    return switch (action) {
      case CREATE -> Phrase.of("created …", thing());
      case DELETE -> Phrase.of("deleted …", thing());
      default -> entries.orElseGet(this::changed);
    };
  }

  private Phrase device(AuditAction action) {
    return switch (action) {
      case CREATE -> Phrase.of("signed in as …", thing());
      case DELETE -> Phrase.of("signed out a device of …", thing());
      default -> Phrase.of("renamed a device of …", thing());
    };
  }

  /** What was done to the lists of a layer. */
  private Optional<Phrase> entries() {
    List<Phrase> done = new ArrayList<>();
    for (EntriesJson.Noun list : EntriesJson.Noun.values()) {
      done.addAll(EntriesJson.of(list, before, after));
    }
    if (!target.kind().equals(AuditTarget.DRAFT)) {
      done.addAll(HiddenJson.sentences(before, after));
    } else {
      done.addAll(ofDraft());
    }
    return done.isEmpty() ? Optional.empty() : Optional.of(inPlace(Phrase.list(done)));
  }

  private List<Phrase> ofDraft() {
    List<Phrase> done = new ArrayList<>();
    if (differs("deletions") || differs("accountDeletions")) {
      done.add(Phrase.of("changed what the draft takes away"));
    }
    if (differs("draftOrder")) {
      done.add(Phrase.of("put the entries into another order"));
    }
    return done;
  }

  private boolean differs(String name) {
    return !Objects.equals(member(before, name), member(after, name));
  }

  private Phrase changed() {
    Optional<Phrase> members =
        before.isEmpty() || after.isEmpty()
            ? Optional.empty()
            : MembersJson.sentence(
                before.get(), after.get(), target.kind().equals(AuditTarget.ORGANIZATION));
    return members
        .map(there -> Phrase.of("changed …: …", thing(), there))
        .orElseGet(() -> Phrase.of("changed …", thing()));
  }

  private Phrase inPlace(Phrase done) {
    return switch (target.kind()) {
      case AuditTarget.DRAFT -> Phrase.of("… in the draft of …", done, organization());
      case AuditTarget.ORGANIZATION -> Phrase.of("… in …", done, organization());
      default -> Phrase.of("… for …", done, thing());
    };
  }

  private Phrase thing() {
    String name = target.about().orElse("");
    return switch (target.kind()) {
      case AuditTarget.SUBSCRIBER -> Phrase.of("the subscriber … of …", name, organization());
      case AuditTarget.GROUP -> Phrase.of("the group … of …", name, organization());
      case AuditTarget.DRAFT -> Phrase.of("the draft of …", organization());
      case AuditTarget.ORGANIZATION -> Phrase.of("the organization …", organization());
      case AuditTarget.ADMINISTRATOR -> Phrase.of("the administrator …", name);
      case AuditTarget.TOKEN -> Phrase.of("the API token …", name);
      case AuditTarget.WEBHOOK -> Phrase.of("the webhook … of …", name, organization());
      default -> Phrase.text(entry.target());
    };
  }

  private Phrase organization() {
    return target
        .cloudId()
        .or(entry::organization)
        .map(Phrase::text)
        .orElseGet(() -> Phrase.of("the server"));
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

  private static JsonValue member(Optional<JsonObject> json, String name) {
    return json.map(object -> object.get(name)).orElse(null);
  }
}
