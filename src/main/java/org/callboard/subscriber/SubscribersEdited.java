package org.callboard.subscriber;

import java.util.List;
import java.util.Optional;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Text;

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
  public record Edit(Optional<SubscriberSnapshot> before, SubscriberSnapshot after) {

    /** Whether it is new, or something that layers are chosen or resolved by has changed. */
    public boolean concernsLayers() {
      return before
          .filter(
              old ->
                  old.username().equals(after.username())
                      && old.attributes().equals(after.attributes())
                      && old.groupIds().equals(after.groupIds())
                      && !isNamedUnseen(old))
          .isEmpty();
    }

    /** An account may refer to a name for people, and some settings must be seen whole. */
    private boolean isNamedUnseen(SubscriberSnapshot old) {
      return !old.displayName().equals(after.displayName())
          && after.displayName().flatMap(Text::invisibleIn).isPresent();
    }
  }

  /** Whether some of them must be held against rules that span layers. */
  public boolean concernLayers() {
    return edits.stream().anyMatch(Edit::concernsLayers);
  }
}
