package org.callboard.administration;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.callboard.account.AccountUndoJson;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditTarget;
import org.callboard.layer.PublishPlan;
import org.callboard.layer.PublishPlans;
import org.callboard.organization.OrganizationJson;
import org.callboard.platform.Json;
import org.callboard.subscriber.DeletedGroupJson;

/** Whether an entry of the record can be undone, as far as the entry itself tells. */
final class UndoableJson {

  private static final String LIFTED = "A limit that was lifted is not put back.";

  private static final String NAME = "name";

  /** The lists that are for technicians, and what is known of their order. */
  private static final Predicate<String> TECHNICAL =
      name -> name.startsWith("dialActions") || name.startsWith("account");

  private UndoableJson() {}

  /** Why it cannot be undone, in a sentence; empty if it can. */
  static Optional<String> obstacle(AuditEntry entry) {
    if (entry.action().isEmpty()) {
      return Optional.of("A newer version of the server has recorded it.");
    }
    return switch (entry.action().get()) {
      case REVEAL -> Optional.of("What was shown was seen.");
      case EXPORT -> Optional.of("What was exported has left the server.");
      case MOVE -> Optional.of("Move the person back instead.");
      case SIGN_IN -> Optional.of("It changed nothing.");
      case IMPORT -> Optional.of("An import as a whole cannot be undone.");
      case PUBLISH -> isPlan(entry) ? Optional.of("It changed nothing.") : unreadable(entry);
      default -> ofEdit(entry, AuditTarget.of(entry.target()));
    };
  }

  /** Whether only managers may make such an edit, and so only they may take it back. */
  static boolean isOfManagers(AuditEntry entry) {
    AuditTarget target = AuditTarget.of(entry.target());
    JsonObject before = state(entry.before()).orElse(JsonValue.EMPTY_JSON_OBJECT);
    JsonObject after = state(entry.after()).orElse(JsonValue.EMPTY_JSON_OBJECT);
    if (isPublishing(entry) || isPlan(entry) || isTechnical(before) || isTechnical(after)) {
      return true;
    }
    return switch (target.kind()) {
      case AuditTarget.SUBSCRIBER, AuditTarget.DRAFT ->
          target.part().startsWith("/account-settings");
      case AuditTarget.GROUP ->
          !isUpdate(entry) || !after.containsKey(NAME) || !after.get(NAME).equals(before.get(NAME));
      default -> true;
    };
  }

  private static boolean isTechnical(JsonObject state) {
    return state.keySet().stream().anyMatch(TECHNICAL)
        || state.get("deletions") instanceof JsonObject gone
            && gone.get("dialActions") instanceof JsonArray actions
            && !actions.isEmpty();
  }

  private static Optional<String> ofEdit(AuditEntry entry, AuditTarget target) {
    if (isPublishing(entry)) {
      return unreadable(entry);
    }
    return switch (target.kind()) {
      case AuditTarget.SUBSCRIBER -> ofSubscriber(entry, target);
      case AuditTarget.GROUP ->
          entry.action().equals(Optional.of(AuditAction.DELETE))
              ? ofDeletedGroup(entry)
              : ofLayer(entry);
      case AuditTarget.DRAFT -> isPlan(entry) ? ofPlan(entry) : ofLayer(entry);
      case AuditTarget.ORGANIZATION ->
          isUpdate(entry) ? ofOrganization(entry) : notOfOrganization(target);
      case AuditTarget.SIGN_IN_LIMIT -> Optional.of(LIFTED);
      case AuditTarget.WEBHOOK -> Optional.of("Edit webhooks where they are.");
      default -> Optional.of("Edit administrators and tokens where they are.");
    };
  }

  private static Optional<String> ofDeletedGroup(AuditEntry entry) {
    Optional<String> unreadable = unreadable(entry);
    Optional<JsonObject> before = state(entry.before());
    if (unreadable.isPresent()) {
      return unreadable;
    }
    if (before.filter(DeletedGroupJson::isWhole).isEmpty()) {
      return Optional.of("The record of that time does not have the lists of the group.");
    }
    return before
        .filter(AccountUndoJson::isMasked)
        .map(
            json ->
                "The group had secret account settings. The record does not have their values.");
  }

  private static Optional<String> ofSubscriber(AuditEntry entry, AuditTarget target) {
    if (target.part().equals(AuditTarget.LIMIT_PART)) {
      return Optional.of(LIFTED);
    }
    if (target.part().startsWith("/devices/")) {
      return Optional.of("Sign-ins and sign-outs of devices cannot be undone.");
    }
    if (target.part().startsWith("/codes/")) {
      return Optional.of("One-time codes cannot be made or used again.");
    }
    if (!isUpdate(entry)) {
      return Optional.of(
          entry.action().equals(Optional.of(AuditAction.DELETE))
              ? "A deleted person cannot be brought back."
              : "Delete the person instead.");
    }
    if (state(entry.after()).filter(json -> json.containsKey("password")).isPresent()) {
      return Optional.of("A password cannot be put back.");
    }
    if (isEndOfNames(entry, "username", "formerUsernames")) {
      return Optional.of("A former username that was ended cannot be put back.");
    }
    return ofLayer(entry);
  }

  private static Optional<String> notOfOrganization(AuditTarget target) {
    return Optional.of(
        target.part().startsWith(AuditTarget.FORMER_SUBSCRIBERS)
            ? "A former username that was ended cannot be put back."
            : "Organizations are not created or deleted by an undo.");
  }

  private static Optional<String> ofOrganization(AuditEntry entry) {
    return isEndOfNames(entry, "id", OrganizationJson.FORMER_IDS)
        ? Optional.of("A former Cloud ID that was ended cannot be put back.")
        : ofLayer(entry);
  }

  private static boolean isEndOfNames(AuditEntry entry, String name, String former) {
    JsonObject before = state(entry.before()).orElse(JsonValue.EMPTY_JSON_OBJECT);
    JsonObject after = state(entry.after()).orElse(JsonValue.EMPTY_JSON_OBJECT);
    return before.containsKey(former)
        && Objects.equals(before.get(name), after.get(name))
        && !before.get(former).equals(after.get(former));
  }

  private static Optional<String> ofLayer(AuditEntry entry) {
    Optional<JsonObject> before = state(entry.before());
    Optional<JsonObject> after = state(entry.after());
    boolean masked =
        before.filter(AccountUndoJson::isMasked).isPresent()
            || after.filter(AccountUndoJson::isMasked).isPresent();
    return masked
        ? Optional.of("The record does not have the values of secrets.")
        : unreadable(entry);
  }

  private static Optional<String> unreadable(AuditEntry entry) {
    boolean isKept =
        isKept(entry.before(), state(entry.before()))
            && isKept(entry.after(), state(entry.after()));
    return isKept
        ? Optional.empty()
        : Optional.of("The states were too long, and the record does not have them.");
  }

  private static boolean isKept(Optional<String> stored, Optional<JsonObject> state) {
    return stored.isEmpty() || state.filter(json -> !json.containsKey("tooLong")).isPresent();
  }

  private static boolean isUpdate(AuditEntry entry) {
    return entry.action().equals(Optional.of(AuditAction.UPDATE));
  }

  /** Whether it is about a draft that was published, or was taken back after that. */
  static boolean isPublishing(AuditEntry entry) {
    return AuditTarget.of(entry.target()).kind().equals(AuditTarget.DRAFT)
        && entry.target().endsWith("/draft/publish");
  }

  /** Whether it is about when a draft is published. */
  static boolean isPlan(AuditEntry entry) {
    AuditTarget target = AuditTarget.of(entry.target());
    return target.kind().equals(AuditTarget.DRAFT) && target.part().equals(PublishPlans.PART);
  }

  /** The moment that an entry has, of which it has one or none on each side. */
  static Optional<Instant> moment(Optional<String> stored) {
    return state(stored).map(json -> Instant.parse(json.getString(PublishPlan.AT)));
  }

  private static Optional<String> ofPlan(AuditEntry entry) {
    return moment(entry.before()).filter(at -> at.isBefore(Instant.now())).isPresent()
        ? Optional.of("The moment has passed.")
        : unreadable(entry);
  }

  /** What the thing of an entry is called in one of its states. */
  static Optional<String> name(AuditEntry entry, Optional<String> stored) {
    AuditTarget target = AuditTarget.of(entry.target());
    String member = target.kind().equals(AuditTarget.SUBSCRIBER) ? "username" : NAME;
    return target
        .about()
        .map(about -> state(stored).map(json -> json.getString(member, about)).orElse(about));
  }

  static Optional<JsonObject> state(Optional<String> stored) {
    return stored.flatMap(Json::storedObject);
  }
}
