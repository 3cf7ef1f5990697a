package org.callboard.dialdata;

/**
 * Which layer: of an organization, or of one subscriber.
 *
 * @param ownerId the row id of the organization or the subscriber
 */
public record LayerKey(Kind kind, long ownerId) {

  /** The kinds of layers, from the lowest up. */
  public enum Kind {
    ORGANIZATION,
    SUBSCRIBER
  }

  public static LayerKey ofOrganization(long organizationId) {
    return new LayerKey(Kind.ORGANIZATION, organizationId);
  }

  public static LayerKey ofSubscriber(long subscriberId) {
    return new LayerKey(Kind.SUBSCRIBER, subscriberId);
  }
}
