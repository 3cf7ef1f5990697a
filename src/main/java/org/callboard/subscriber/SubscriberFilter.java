package org.callboard.subscriber;

import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.platform.Choice;
import org.callboard.platform.LikePattern;

/**
 * Which subscribers, in which order. Only what is written here, and what another room has written
 * for it, becomes part of a query; what callers send is bound.
 *
 * @param text what the username, the display name or an attribute contains, case aside
 * @param groupId of the group that they are in
 * @param criteria what else must be true of them
 * @param byContact how they are ordered by their last contact; empty if {@code sort} is another one
 */
public record SubscriberFilter(
    Optional<String> text,
    Optional<Boolean> enabled,
    Optional<Long> groupId,
    List<SubscriberCriterion> criteria,
    Sort sort,
    Optional<ContactOrder> byContact) {

  /**
   * Before the order of few: PostgreSQL would else read all subscribers in the order of an index,
   * in the hope that the page is full soon. Reading the table and sorting what is found is faster.
   */
  private static final String NO_INDEX = "s.organizationId * 0, ";

  public SubscriberFilter {
    criteria = List.copyOf(criteria);
    byContact = sort.isByContact() ? byContact : Optional.empty();
  }

  /** By their own properties only. */
  public SubscriberFilter(Optional<String> text, Optional<Boolean> enabled, Sort sort) {
    this(text, enabled, Optional.empty(), List.of(), sort, Optional.empty());
  }

  /**
   * The orders that there are; the username decides where they leave it open, and stands for a
   * display name that is not there: databases differ in where they put nothing. The organization,
   * which is one, lets H2 read its indexes in order instead of sorting all subscribers.
   */
  public enum Sort {
    USERNAME("username", "s.organizationId, s.usernameKey"),
    USERNAME_DOWN("-username", "s.organizationId DESC, s.usernameKey DESC"),
    DISPLAY_NAME("displayName", "s.organizationId, s.listedName, s.usernameKey"),
    DISPLAY_NAME_DOWN("-displayName", "s.organizationId DESC, s.listedName DESC, s.usernameKey"),
    LAST_CONTACT("lastContact", "contact, s.usernameKey"),
    LAST_CONTACT_DOWN("-lastContact", "contact DESC, s.usernameKey");

    private final String label;
    private final String order;

    Sort(String label, String order) {
      this.label = label;
      this.order = order;
    }

    /** Whether it is known to the room of phones only. */
    boolean isByContact() {
      return this == LAST_CONTACT || this == LAST_CONTACT_DOWN;
    }

    /** The order of this name; a minus before it turns it around. */
    public static Sort of(String label) {
      return Choice.of("sort", label, values(), sort -> sort.label);
    }
  }

  String where() {
    return " WHERE s.organizationId = :organizationId"
        + (text.isPresent()
            ? " AND (s.usernameKey LIKE :key ESCAPE '!' OR LOWER(s.displayName) LIKE :name ESCAPE"
                + " '!' OR s.displayKey LIKE :name ESCAPE '!' OR s.attributesKey LIKE :name ESCAPE"
                + " '!')"
            : "")
        + (enabled.isPresent() ? " AND s.enabled = :enabled" : "")
        + (groupId.isPresent() ? " AND s.id IN (" + Memberships.members("groupId") + ")" : "")
        + criteria.stream().map(c -> " AND " + c.jpql()).collect(Collectors.joining());
  }

  /** The query of the ids, in their order; each row may have more than the id. */
  String ids() {
    return byContact
        .map(
            order ->
                "SELECT s.id, s.usernameKey, "
                    + order.contact()
                    + " AS contact FROM Subscriber s"
                    + order.join()
                    + where()
                    + " GROUP BY s.id, s.usernameKey, s.signedInAt"
                    + order.groupBy()
                    + orderBy())
        .orElseGet(() -> "SELECT s.id FROM Subscriber s" + where() + orderBy());
  }

  /** The query of how many they are. */
  String count() {
    return "SELECT COUNT(s) FROM Subscriber s" + where();
  }

  String orderBy() {
    return " ORDER BY " + (isOfFew() ? NO_INDEX : "") + sort.order;
  }

  /** Whether most subscribers are looked at for the few that are found. */
  boolean isOfFew() {
    return text.isPresent() || criteria.stream().anyMatch(SubscriberCriterion::isOfFew);
  }

  void bind(long organizationId, Query query) {
    query.setParameter("organizationId", organizationId);
    text.ifPresent(
        t ->
            query
                .setParameter("key", LikePattern.containing(DisplayKey.sought(t)))
                .setParameter("name", LikePattern.containing(DisplayKey.sought(t))));
    enabled.ifPresent(e -> query.setParameter("enabled", e));
    groupId.ifPresent(id -> query.setParameter("groupId", id));
    criteria.forEach(c -> c.values().forEach(query::setParameter));
  }

  /** Binds what only the query of the ids has. */
  void bindOrder(Query query) {
    byContact.ifPresent(order -> order.values().forEach(query::setParameter));
  }
}
