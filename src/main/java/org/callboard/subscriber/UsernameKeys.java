package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
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

  /** A row that was found. */
  private record Found(long id, String username) {}

  /**
   * The ids of the subscribers that there are, by the names that are given. As one is found by
   * {@link SubscriberDirectory#view(long, Username)}: also if an older node has stored them under
   * the former key.
   */
  public Map<Username, Long> subscriberIds(long organizationId, Collection<Username> usernames) {
    List<String> keys =
        usernames.stream()
            .flatMap(name -> Stream.concat(name.keys().stream(), Stream.of(name.formerKey())))
            .filter(key -> !key.isEmpty())
            .distinct()
            .toList();
    Map<String, Found> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<String> some = keys.subList(from, Math.min(from + BATCH, keys.size()));
      for (Object row :
          rows("subscriber", "r.username_key, r.id, r.username", organizationId, some)) {
        Object[] columns = (Object[]) row;
        long id = ((Number) columns[1]).longValue();
        found.put((String) columns[0], new Found(id, (String) columns[2]));
      }
    }
    Map<Username, Long> ids = new HashMap<>();
    for (Username name : usernames) {
      name.keys().stream()
          .flatMap(key -> Stream.ofNullable(found.get(key)))
          .findFirst()
          .or(
              () ->
                  Optional.ofNullable(found.get(name.formerKey()))
                      .filter(row -> name.isMeaning(row.username())))
          .ifPresent(row -> ids.put(name, row.id()));
    }
    return ids;
  }

  /** Whose former names these are; a name that was nobody's is left out. */
  public Map<Username, Long> formerOwners(long organizationId, Collection<Username> usernames) {
    List<Username> names = List.copyOf(usernames);
    Map<Username, Long> owners = new HashMap<>();
    for (int from = 0; from < names.size(); from += BATCH) {
      List<Username> some = names.subList(from, Math.min(from + BATCH, names.size()));
      Map<String, Long> found = new HashMap<>();
      for (Object row :
          rows(
              "former_username",
              "r.username_key, r.subscriber_id",
              organizationId,
              some.stream().map(Username::key).distinct().toList())) {
        Object[] columns = (Object[]) row;
        found.put((String) columns[0], ((Number) columns[1]).longValue());
      }
      some.stream()
          .filter(name -> found.containsKey(name.key()))
          .forEach(name -> owners.put(name, found.get(name.key())));
    }
    return owners;
  }

  /** Those of some keys that are nobody's, neither now nor formerly. */
  public List<String> free(long organizationId, Collection<String> some) {
    List<String> taken = new ArrayList<>();
    for (String table : List.of("subscriber", "former_username")) {
      for (Object key : rows(table, "r.username_key", organizationId, List.copyOf(some))) {
        taken.add((String) key);
      }
    }
    return some.stream().filter(key -> !taken.contains(key)).toList();
  }

  /**
   * The ids of those who are to be a group's members.
   *
   * @throws InvalidValueException naming some of those who are not there
   */
  public Set<Long> membersToBe(long organizationId, List<Username> usernames) {
    Map<Username, Long> ids = subscriberIds(organizationId, usernames);
    Violations violations = new Violations();
    Set<Long> members = new HashSet<>();
    int unknown = 0;
    for (Username username : usernames) {
      Optional<Long> id = Optional.ofNullable(ids.get(username));
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
