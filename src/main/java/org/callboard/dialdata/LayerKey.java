package org.callboard.dialdata;

/**
 * Which layer.
 *
 * @param ownerId the row id of the organization (of its draft as well), the group or the subscriber
 */
public record LayerKey(Kind kind, long ownerId) {

  /** The kinds of layers, from the lowest up. */
  public enum Kind {
    ORGANIZATION,
    /** What shall be the organization's; only phones of the app's editable version get it. */
    DRAFT,
    GROUP,
    SUBSCRIBER
  }

  public static LayerKey ofOrganization(long organizationId) {
    return new LayerKey(Kind.ORGANIZATION, organizationId);
  }

  public static LayerKey ofDraft(long organizationId) {
    return new LayerKey(Kind.DRAFT, organizationId);
  }

  public static LayerKey ofGroup(long groupId) {
    return new LayerKey(Kind.GROUP, groupId);
  }

  public static LayerKey ofSubscriber(long subscriberId) {
    return new LayerKey(Kind.SUBSCRIBER, subscriberId);
  }
}
