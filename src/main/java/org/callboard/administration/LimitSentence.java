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

  static String of(JsonObject limit) {
    String whose =
        text(limit, "username")
            .map(name -> " of " + name + organization(limit))
            .orElse(" of an unknown name");
    String from = text(limit, "address").map(address -> " from " + address).orElse("");
    return "lifted the limit of sign-ins"
        + (text(limit, "nameHash").isPresent() ? whose : "")
        + from;
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
