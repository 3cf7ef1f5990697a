package org.callboard.subscriber;

import java.util.List;
import java.util.Optional;
import org.callboard.organization.OrganizationSnapshot;

/**
 * Subscribers were created, or something of them changed that their accounts may be made of. Fired
 * in the edit's transaction, when the rows are as they will be; an observer may refuse.
 *
 * @param edits some hundred at most
 */
public record SubscribersEdited(OrganizationSnapshot organization, List<Edit> edits) {

  public SubscribersEdited {
    edits = List.copyOf(edits);
  }

  /**
   * One subscriber.
   *
   * @param before empty if it was created
   */
  public record Edit(Optional<SubscriberSnapshot> before, SubscriberSnapshot after) {}
}
