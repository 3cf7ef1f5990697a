package org.callboard.administration;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import org.callboard.audit.AuditTarget;

/** That somebody need not wait any more, as a part of a sentence. */
final class LimitSentence {

  private LimitSentence() {}

  static boolean isAbout(AuditTarget target) {
    return target.kind().equals(AuditTarget.SIGN_IN_LIMIT)
        || target.part().equals(AuditTarget.LIMIT_PART);
  }

  static Phrase of(JsonObject limit) {
    Optional<Phrase> whose =
        text(limit, "nameHash")
            .map(
                hash ->
                    text(limit, "username")
                        .map(name -> Phrase.text(name + organization(limit)))
                        .orElseGet(() -> Phrase.of("an unknown name")));
    Optional<String> from = text(limit, "address");
    if (whose.isPresent() && from.isPresent()) {
      return Phrase.of("lifted the limit of sign-ins of … from …", whose.get(), from.get());
    }
    return whose
        .map(name -> Phrase.of("lifted the limit of sign-ins of …", name))
        .or(() -> from.map(address -> Phrase.of("lifted the limit of sign-ins from …", address)))
        .orElseGet(() -> Phrase.of("lifted the limit of sign-ins"));
  }

  private static String organization(JsonObject limit) {
    return text(limit, "organization").map(cloudId -> " (" + cloudId + ")").orElse("");
  }

  private static Optional<String> text(JsonObject json, String name) {
    return json.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
