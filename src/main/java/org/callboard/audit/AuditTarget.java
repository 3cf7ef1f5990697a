package org.callboard.audit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.platform.Text;

/**
 * What the target of an entry says about the thing that was edited. Names stand in targets as they
 * are, so a name may have slashes.
 *
 * @param kind subscriber, group, draft, organization, administrator, token, webhook or
 *     sign-in-limit
 * @param cloudId of the organization, if it is in one
 * @param about the name or id of the thing; empty if the kind says all, or all of the kind are
 *     meant
 * @param part what of it: empty for the thing itself and its dial data
 */
public record AuditTarget(
    String kind, Optional<String> cloudId, Optional<String> about, String part) {

  public static final String SUBSCRIBER = "subscriber";
  public static final String GROUP = "group";
  public static final String DRAFT = "draft";
  public static final String ORGANIZATION = "organization";
  public static final String ADMINISTRATOR = "administrator";
  public static final String TOKEN = "token";
  public static final String WEBHOOK = "webhook";

  /** That somebody must wait; the limit of a subscriber is a part of the subscriber. */
  public static final String SIGN_IN_LIMIT = "sign-in-limit";

  /** Its part. */
  public static final String LIMIT_PART = "/" + SIGN_IN_LIMIT;

  /** What of an organization: a name of somebody who was moved away. */
  public static final String FORMER_SUBSCRIBERS = "/former-subscribers/";

  /** All kinds. */
  public static final List<String> KINDS =
      List.of(ORGANIZATION, DRAFT, GROUP, SUBSCRIBER, ADMINISTRATOR, TOKEN, WEBHOOK, SIGN_IN_LIMIT);

  /** What may follow a name. */
  private static final List<String> PARTS =
      List.of(
          "/account-settings",
          "/devices/",
          "/codes/",
          "/preview",
          "/quick-dial",
          "/dial-actions",
          LIMIT_PART);

  private static final String ROOT = "organizations/";

  /** Reads a target, or the beginning of one. */
  public static AuditTarget of(String target) {
    if (!target.startsWith(ROOT)) {
      String[] ends = target.split("/", 2);
      Optional<String> name = Optional.of(ends).filter(e -> e.length > 1).map(e -> e[1]);
      String kind = ends[0].endsWith("s") ? ends[0].substring(0, ends[0].length() - 1) : ends[0];
      return new AuditTarget(Text.kept(kind, 40), Optional.empty(), given(name), "");
    }
    String[] ends = target.substring(ROOT.length()).split("/", 2);
    Optional<String> cloudId = given(Optional.of(ends[0])).map(id -> id.toUpperCase(Locale.ROOT));
    String rest = ends.length > 1 ? ends[1] : "";
    if (rest.equals("subscribers") || rest.startsWith("subscribers/")) {
      return named(SUBSCRIBER, cloudId, rest.substring("subscribers".length()));
    }
    if (rest.equals("groups") || rest.startsWith("groups/")) {
      return named(GROUP, cloudId, rest.substring("groups".length()));
    }
    if (rest.startsWith("webhooks/")) {
      return named(WEBHOOK, cloudId, rest.substring("webhooks".length()));
    }
    if (rest.equals("draft") || rest.startsWith("draft/")) {
      return new AuditTarget(DRAFT, cloudId, Optional.empty(), rest.substring("draft".length()));
    }
    return new AuditTarget(
        ORGANIZATION, cloudId, Optional.empty(), rest.isEmpty() ? "" : "/" + rest);
  }

  private static AuditTarget named(String kind, Optional<String> cloudId, String rest) {
    String name = rest.isEmpty() ? "" : rest.substring(1);
    int end =
        PARTS.stream()
            .flatMapToInt(part -> IntStream.of(name.indexOf(part)).filter(i -> i > 0))
            .min()
            .orElse(name.length());
    return new AuditTarget(
        kind, cloudId, given(Optional.of(name.substring(0, end))), name.substring(end));
  }

  private static Optional<String> given(Optional<String> text) {
    return text.filter(t -> !t.isEmpty());
  }
}
