package org.callboard.device;

import jakarta.persistence.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.Choice;
import org.callboard.platform.LikePattern;
import org.callboard.subscriber.Memberships;

/**
 * Which devices of an organization, in which order: those of which all that is given is true. What
 * callers send is bound.
 *
 * @param contactBefore when they were heard of last, at the latest
 * @param contactAfter the same, at the earliest
 * @param agent what the app's name for itself contains, case aside
 * @param subscriberId whose they are
 * @param groupId of which group's members they are
 * @param heardBefore what they were told last was the truth before this moment, or they were told
 *     nothing: they have not heard of what was changed then
 * @param upToDate whether they were told all that is new for them
 * @param revoked whether they are signed out
 * @param ids which they are
 */
public record DeviceFilter(
    Optional<Instant> contactBefore,
    Optional<Instant> contactAfter,
    Optional<String> agent,
    Optional<Long> subscriberId,
    Optional<Long> groupId,
    Optional<Instant> heardBefore,
    Optional<Boolean> upToDate,
    boolean revoked,
    Optional<List<String>> ids,
    Sort sort) {

  static final String CONTACT = "COALESCE(d.lastSeen, d.signedInAt)";

  /** The older of the two, where both parts were asked for. */
  static final String HEARD =
      "FUNCTION('LEAST', COALESCE(d.globalAt, d.accountAt), COALESCE(d.accountAt, d.globalAt))";

  /** The orders that there are; the device that is newer is first where they leave it open. */
  public enum Sort {
    CONTACT_DOWN("-lastContact", DeviceFilter.CONTACT + " DESC"),
    CONTACT_UP("lastContact", DeviceFilter.CONTACT),
    FIRST_SEEN_DOWN("-firstSeen", "d.firstSeen DESC"),
    FIRST_SEEN_UP("firstSeen", "d.firstSeen");

    private final String label;
    private final String order;

    Sort(String label, String order) {
      this.label = label;
      this.order = order;
    }

    /** The order of this name; a minus before it turns it around. */
    public static Sort of(String label) {
      return Choice.of("sort", label, values(), sort -> sort.label);
    }
  }

  /** What is told of an organization's devices in a query. */
  record Wanted(List<String> conditions, Map<String, Object> values) {

    Wanted and(String condition) {
      conditions.add(condition);
      return this;
    }

    Wanted and(String condition, String parameter, Object value) {
      values.put(parameter, value);
      return and(condition);
    }

    String where() {
      return " WHERE " + String.join(" AND ", conditions);
    }

    void bind(Query query) {
      values.forEach(query::setParameter);
    }
  }

  /**
   * @param news what was new for whom
   */
  Wanted wanted(long organizationId, DeviceNews news) {
    Wanted wanted = new Wanted(new ArrayList<>(), new HashMap<>());
    wanted.and("d.organizationId = :organizationId", "organizationId", organizationId);
    wanted.and("d.revokedAt IS " + (revoked ? "NOT NULL" : "NULL"));
    contactBefore.ifPresent(time -> wanted.and(CONTACT + " < :before", "before", utc(time)));
    contactAfter.ifPresent(time -> wanted.and(CONTACT + " >= :after", "after", utc(time)));
    agent.ifPresent(
        text ->
            wanted.and(
                "LOWER(d.agent) LIKE :agent ESCAPE '!'",
                "agent",
                LikePattern.containing(text.toLowerCase(Locale.ROOT))));
    subscriberId.ifPresent(id -> wanted.and("d.subscriberId = :subscriberId", "subscriberId", id));
    groupId.ifPresent(
        id -> wanted.and("d.subscriberId IN (" + Memberships.members("group") + ")", "group", id));
    heardBefore.ifPresent(
        time ->
            wanted.and("(" + HEARD + " IS NULL OR " + HEARD + " < :heard)", "heard", utc(time)));
    upToDate.ifPresent(
        isUpToDate -> {
          wanted.and((isUpToDate ? "NOT " : "") + news.missed());
          wanted.values().putAll(news.values());
        });
    ids.ifPresent(some -> wanted.and("d.publicId IN :publicIds", "publicIds", some));
    return wanted;
  }

  String orderBy() {
    return " ORDER BY " + sort.order + ", d.id DESC";
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
