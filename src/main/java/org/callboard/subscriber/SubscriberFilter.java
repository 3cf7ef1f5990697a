package org.callboard.subscriber;

import jakarta.persistence.Query;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.platform.InvalidValueException;

/**
 * Which subscribers, in which order. Only what is written here becomes part of a query; what
 * callers send is bound.
 *
 * @param text what the username or the display name contains, case aside
 */
public record SubscriberFilter(Optional<String> text, Optional<Boolean> enabled, Sort sort) {

  /**
   * The orders that there are; the username decides where they leave it open, and stands for a
   * display name that is not there: databases differ in where they put nothing. The organization,
   * which is one, lets H2 read its index in order instead of sorting all subscribers.
   */
  public enum Sort {
    USERNAME("username", "s.organizationId, s.usernameKey"),
    USERNAME_DOWN("-username", "s.organizationId DESC, s.usernameKey DESC"),
    DISPLAY_NAME("displayName", "COALESCE(s.displayName, s.username), s.usernameKey"),
    DISPLAY_NAME_DOWN("-displayName", "COALESCE(s.displayName, s.username) DESC, s.usernameKey");

    private final String label;
    private final String order;

    Sort(String label, String order) {
      this.label = label;
      this.order = order;
    }

    /** The order of this name; a minus before it turns it around. */
    public static Sort of(String label) {
      return Arrays.stream(values())
          .filter(sort -> sort.label.equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidValueException(
                      "sort",
                      "must be one of "
                          + Arrays.stream(values())
                              .map(sort -> sort.label)
                              .collect(Collectors.joining(", "))
                          + "."));
    }
  }

  String where() {
    return " WHERE s.organizationId = :organizationId"
        + (text.isPresent()
            ? " AND (s.usernameKey LIKE :key ESCAPE '!' OR LOWER(s.displayName) LIKE :name ESCAPE"
                + " '!' OR s.displayKey LIKE :name ESCAPE '!')"
            : "")
        + (enabled.isPresent() ? " AND s.enabled = :enabled" : "");
  }

  String orderBy() {
    return " ORDER BY " + sort.order;
  }

  void bind(long organizationId, Query query) {
    query.setParameter("organizationId", organizationId);
    text.ifPresent(
        t ->
            query
                .setParameter("key", containing(DisplayKey.sought(t)))
                .setParameter("name", containing(DisplayKey.sought(t))));
    enabled.ifPresent(e -> query.setParameter("enabled", e));
  }

  private static String containing(String text) {
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
