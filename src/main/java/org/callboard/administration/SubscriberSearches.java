package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.device.Contacts;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberCriterion;
import org.callboard.subscriber.SubscriberFilter;

/** Makes queries of what administrators look for. */
@ApplicationScoped
class SubscriberSearches {

  private final Contacts contacts;

  /** For the container's proxy only. */
  protected SubscriberSearches() {
    this(null);
  }

  @Inject
  SubscriberSearches(Contacts contacts) {
    this.contacts = contacts;
  }

  /**
   * @throws InvalidValueException if there is no such group
   */
  SubscriberFilter filter(
      OrganizationSnapshot organization, SubscriberSearch search, SubscriberFilter.Sort sort) {
    List<SubscriberCriterion> criteria = new ArrayList<>();
    search.neverSignedIn().map(contacts::neverSignedIn).ifPresent(criteria::add);
    search.silentDays().map(contacts::silentFor).ifPresent(criteria::add);
    search.codeWaiting().map(contacts::codeWaiting).ifPresent(criteria::add);
    return new SubscriberFilter(
        search.text(),
        search.enabled(),
        search.group().map(name -> group(organization, name).id()),
        criteria,
        sort,
        Optional.of(contacts.order()));
  }

  /** A group that is not there would be a search that finds nobody, and nobody would know why. */
  static Group group(OrganizationSnapshot organization, String name) {
    return GroupName.sought(name)
        .in(organization.groups())
        .orElseThrow(
            () ->
                new InvalidValueException(
                    SubscriberSearch.GROUP, "names a group that does not exist."));
  }
}
