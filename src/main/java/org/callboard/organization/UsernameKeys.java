package org.callboard.organization;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds rows of an organization by many usernames at once. Joined with a list of values, since H2
 * looks at every subscriber of the organization for an {@code IN} behind another condition, and
 * compares each with all names: two seconds for five hundred of a hundred thousand.
 */
record UsernameKeys(EntityManager entities, long organizationId) {

  private static final int BATCH = 500;

  /** The ids of the subscribers that there are, by the key of their username. */
  Map<String, Long> subscriberIds(Collection<String> keys) {
    Map<String, Long> found = new HashMap<>();
    List<String> all = keys.stream().distinct().toList();
    for (int from = 0; from < all.size(); from += BATCH) {
      rows(
              "r.username_key, r.id",
              "subscriber",
              all.subList(from, Math.min(from + BATCH, all.size())))
          .forEach(
              row ->
                  found.put(
                      (String) ((Object[]) row)[0], ((Number) ((Object[]) row)[1]).longValue()));
    }
    return found;
  }

  /** Those of some hundred keys under which a deleted subscriber has left something behind. */
  Set<String> departed(Collection<String> keys) {
    Set<String> found = new HashSet<>();
    for (String table : List.of("departed_subscriber", "departed_account")) {
      rows("r.username_key", table, List.copyOf(keys)).forEach(key -> found.add((String) key));
    }
    return found;
  }

  private List<?> rows(String columns, String table, List<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    String values =
        IntStream.range(0, keys.size())
            .mapToObj(i -> "(CAST(?" + (i + 2) + " AS VARCHAR(1000)))")
            .collect(Collectors.joining(", "));
    Query query =
        entities.createNativeQuery(
            "SELECT "
                + columns
                + " FROM (VALUES "
                + values
                + ") AS k (username_key) JOIN "
                + table
                + " r ON r.organization_id = ?1 AND r.username_key = k.username_key");
    query.setParameter(1, organizationId);
    for (int i = 0; i < keys.size(); i++) {
      query.setParameter(i + 2, keys.get(i));
    }
    return query.getResultList();
  }
}
