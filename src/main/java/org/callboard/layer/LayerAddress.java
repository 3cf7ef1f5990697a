package org.callboard.layer;

import org.callboard.feed.DataChanged;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;

/**
 * Where an edit goes.
 *
 * @param path the layer's path below {@code /api/v1/}, for the record
 */
public record LayerAddress(OrganizationSnapshot organization, LayerKey key, String path) {

  public static LayerAddress ofOrganization(OrganizationSnapshot organization) {
    return new LayerAddress(
        organization, LayerKey.ofOrganization(organization.id()), path(organization));
  }

  public static LayerAddress ofDraft(OrganizationSnapshot organization) {
    return new LayerAddress(
        organization, LayerKey.ofDraft(organization.id()), path(organization) + "/draft");
  }

  public static LayerAddress ofGroup(OrganizationSnapshot organization, Group group) {
    return new LayerAddress(
        organization,
        LayerKey.ofGroup(organization.id(), group.id()),
        path(organization) + "/groups/" + group.name());
  }

  public static LayerAddress ofSubscriber(
      OrganizationSnapshot organization, long subscriberId, String username) {
    return new LayerAddress(
        organization,
        LayerKey.ofSubscriber(organization.id(), subscriberId),
        path(organization) + "/subscribers/" + username);
  }

  private static String path(OrganizationSnapshot organization) {
    return "organizations/" + organization.cloudId();
  }

  public DataChanged change() {
    return switch (key.kind()) {
      case ORGANIZATION, DRAFT -> DataChanged.ofOrganization(organization.id());
      case GROUP -> DataChanged.ofGroup(organization.id(), key.ownerId());
      case SUBSCRIBER -> DataChanged.ofSubscriber(organization.id(), key.ownerId());
    };
  }
}
