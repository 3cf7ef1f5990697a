package org.callboard.audit;

import java.time.Instant;
import java.util.Optional;
import org.callboard.platform.Text;

/**
 * Which entries of the record are wanted.
 *
 * @param organization a Cloud ID, whoever has had it
 * @param organizationId the row of one organization
 * @param administrator a username, as it is recorded
 * @param action what was done
 * @param kind what it is about, as {@link AuditTarget} calls it
 * @param about the name or id of what it is about
 * @param target the beginning of the path
 * @param requestId of the request that did it
 * @param text what the target, the administrator or the states contain, in any case
 * @param from not before this moment
 * @param to before this moment
 */
public record AuditFilter(
    Optional<String> organization,
    Optional<Long> organizationId,
    Optional<String> administrator,
    Optional<AuditAction> action,
    Optional<String> kind,
    Optional<String> about,
    Optional<String> target,
    Optional<String> requestId,
    Optional<String> text,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** No entry is older or younger, and no database has all moments that there are. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  public AuditFilter {
    Text.checkSought("organization", organization);
    Text.checkSought("administrator", administrator);
    Text.checkSought("kind", kind);
    Text.checkSought("subscriber", about);
    Text.checkSought("target", target);
    Text.checkSought("requestId", requestId);
    Text.checkSought("q", text);
    from = from.map(AuditFilter::bounded);
    to = to.map(AuditFilter::bounded);
  }

  private static Instant bounded(Instant moment) {
    Instant late = moment.isAfter(LAST) ? LAST : moment;
    return late.isBefore(FIRST) ? FIRST : late;
  }

  /** By what entries were found before there was more to ask for. */
  public AuditFilter(
      Optional<String> organization,
      Optional<Long> organizationId,
      Optional<String> administrator,
      Optional<Instant> from,
      Optional<Instant> to) {
    this(
        organization,
        organizationId,
        administrator,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        from,
        to);
  }

  /** Of one thing. */
  static AuditFilter about(Optional<Long> organizationId, String kind, Optional<String> name) {
    return new AuditFilter(
        Optional.empty(),
        organizationId,
        Optional.empty(),
        Optional.empty(),
        Optional.of(kind),
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same of one organization.
   *
   * @param cloudId whoever has had it
   * @param id the row
   */
  public AuditFilter within(Optional<String> cloudId, Optional<Long> id) {
    return new AuditFilter(
        cloudId, id, administrator, action, kind, about, target, requestId, text, from, to);
  }

  /** Whether it asks for one subscriber. */
  boolean isOfSubscriber() {
    return kind.equals(Optional.of(AuditTarget.SUBSCRIBER)) && about.isPresent();
  }

  /** The same of what one administrator has done. */
  public AuditFilter by(String name) {
    return new AuditFilter(
        organization,
        organizationId,
        Optional.of(name),
        action,
        kind,
        about,
        target,
        requestId,
        text,
        from,
        to);
  }
}
