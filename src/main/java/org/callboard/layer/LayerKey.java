package org.callboard.layer;

import java.util.Arrays;
import org.callboard.feed.DataChanged;

/**
 * Which layer.
 *
 * @param organizationId whose layer it is, in the end
 * @param ownerId the row id of the organization (of its draft as well), the group or the subscriber
 */
public record LayerKey(Kind kind, long organizationId, long ownerId) {

  /** The kinds of layers, from the lowest up. */
  public enum Kind {
    ORGANIZATION,
    /** What shall be the organization's; only phones of the app's editable version get it. */
    DRAFT,
    GROUP,
    SUBSCRIBER;

    /** Whether it is the name of one; a newer version of this server may know others. */
    public static boolean isOne(String name) {
      return Arrays.stream(values()).anyMatch(kind -> kind.name().equals(name));
    }
  }

  public static LayerKey ofOrganization(long organizationId) {
    return new LayerKey(Kind.ORGANIZATION, organizationId, organizationId);
  }

  public static LayerKey ofDraft(long organizationId) {
    return new LayerKey(Kind.DRAFT, organizationId, organizationId);
  }

  public static LayerKey ofGroup(long organizationId, long groupId) {
    return new LayerKey(Kind.GROUP, organizationId, groupId);
  }

  public static LayerKey ofSubscriber(long organizationId, long subscriberId) {
    return new LayerKey(Kind.SUBSCRIBER, organizationId, subscriberId);
  }

  /** The layer that a change is about; the organization's own unless it is of a group or person. */
  public static LayerKey of(DataChanged change) {
    if (change.groupId().isPresent()) {
      return ofGroup(change.organizationId(), change.groupId().get());
    }
    return change
        .subscriberId()
        .map(id -> ofSubscriber(change.organizationId(), id))
        .orElseGet(() -> ofOrganization(change.organizationId()));
  }
}
