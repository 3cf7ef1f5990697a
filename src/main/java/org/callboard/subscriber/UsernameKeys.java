package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Violations;

/**
 * Finds rows of an organization by many usernames at once. Joined with a list of values, since H2
 * looks at every subscriber of the organization for an {@code IN} behind another condition, and
 * compares each with all names: two seconds for five hundred of a hundred thousand.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class UsernameKeys {

  private static final int BATCH = 500;
  private static final int MAX_NAMED = 100;

  @PersistenceContext private EntityManager entities;

  /** The ids of the subscribers that there are, by the key of their username. */
  public Map<String, Long> subscriberIds(long organizationId, Collection<String> keys) {
    Map<String, Long> found = new HashMap<>();
    List<String> all = keys.stream().distinct().toList();
    for (int from = 0; from < all.size(); from += BATCH) {
      rows(
              "subscriber",
              "r.username_key, r.id",
              organizationId,
              all.subList(from, Math.min(from + BATCH, all.size())))
          .forEach(
              row ->
                  found.put(
                      (String) ((Object[]) row)[0], ((Number) ((Object[]) row)[1]).longValue()));
    }
    return found;
  }

  /**
   * The ids of those who are to be a group's members.
   *
   * @throws InvalidValueException naming some of those who are not there
   */
  public Set<Long> membersToBe(long organizationId, List<Username> usernames) {
    Map<String, Long> ids =
        subscriberIds(
            organizationId, usernames.stream().flatMap(name -> name.keys().stream()).toList());
    Violations violations = new Violations();
    Set<Long> members = new HashSet<>();
    int unknown = 0;
    for (Username username : usernames) {
      Optional<Long> id =
          username.keys().stream().flatMap(key -> Stream.ofNullable(ids.get(key))).findFirst();
      id.ifPresent(members::add);
      if (id.isEmpty() && unknown++ < MAX_NAMED) {
        violations.add("members", "has no subscriber " + username + ".");
      }
    }
    violations.throwIfAny();
    return members;
  }

  /**
   * Rows of a table with the columns {@code organization_id} and {@code username_key}.
   *
   * @param columns of the table, which is {@code r}
   * @param keys some hundred
   */
  private List<?> rows(String table, String columns, long organizationId, List<String> keys) {
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
