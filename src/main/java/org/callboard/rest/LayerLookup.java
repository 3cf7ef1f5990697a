package org.callboard.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/** Finds what the path of a request names below an organization. */
@ApplicationScoped
class LayerLookup {

  @Inject private SubscriberDirectory subscribers;

  /**
   * A layer.
   *
   * @param owner what stands before {@code quick-dial} in the path: {@code ""}, {@code "draft/"},
   *     {@code "groups/{name}/"} or {@code "subscribers/{username}/"}, percent-encoded
   */
  LayerAddress layer(OrganizationSnapshot organization, String owner) {
    String[] segments = owner.split("/");
    return switch (segments[0]) {
      case "" -> LayerAddress.ofOrganization(organization);
      case "draft" -> LayerAddress.ofDraft(organization);
      case "groups" ->
          LayerAddress.ofGroup(organization, group(organization, PathText.decode(segments[1])));
      default -> subscriberLayer(organization, PathText.decode(segments[1]));
    };
  }

  private LayerAddress subscriberLayer(OrganizationSnapshot organization, String username) {
    SubscriberView subscriber = subscriber(organization, username);
    return LayerAddress.ofSubscriber(organization, subscriber.id(), subscriber.username());
  }

  Group group(OrganizationSnapshot organization, String name) {
    return valid(() -> new GroupName(name))
        .flatMap(organization::group)
        .orElseThrow(() -> EditRefusedException.notFound("group"));
  }

  SubscriberView subscriber(OrganizationSnapshot organization, String username) {
    return valid(() -> new Username(username))
        .flatMap(u -> subscribers.view(new SubscriberName(organization.id(), u.key())))
        .orElseThrow(() -> EditRefusedException.notFound("subscriber"));
  }

  /** Nobody has a name that is not acceptable. */
  private static <T> Optional<T> valid(Supplier<T> name) {
    try {
      return Optional.of(name.get());
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }
}
