package org.callboard.subscriber;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.organization.OrganizationSnapshot;

/**
 * Subscribers were created, or came to a name that they did not have: by a rename or a move. Fired
 * in the edit's transaction.
 *
 * @param created some hundred at most
 */
public record SubscribersCreated(OrganizationSnapshot organization, List<Created> created) {

  public SubscribersCreated {
    created = List.copyOf(created);
  }

  /** One subscriber. */
  SubscribersCreated(OrganizationSnapshot organization, long id, Username username) {
    this(organization, List.of(new Created(id, username)));
  }

  /** One of them. */
  public record Created(long id, Username username) {}

  /** All of them, by the key of the username. */
  public Map<String, Created> byKey() {
    return created.stream().collect(Collectors.toMap(c -> c.username().key(), Function.identity()));
  }
}
