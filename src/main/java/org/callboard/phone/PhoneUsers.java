package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.subscriber.SubscriberCache;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * Finds whose phone it is, as the names in its credential say. Memory is the truth while the
 * database confirms it, and for a bounded time after that.
 */
@ApplicationScoped
class PhoneUsers {

  /** No row has this id. */
  private static final long NOBODY = -1;

  private final OrganizationCache organizations;
  private final SubscriberCache subscribers;
  private final DatabaseContact database;
  private final Settings settings;

  /** For the container's proxy only. */
  protected PhoneUsers() {
    this(null, null, null, null);
  }

  @Inject
  PhoneUsers(
      OrganizationCache organizations,
      SubscriberCache subscribers,
      DatabaseContact database,
      Settings settings) {
    this.organizations = organizations;
    this.subscribers = subscribers;
    this.database = database;
    this.settings = settings;
  }

  /**
   * Whom it names, if both exist: by two queries for an organization that does not exist, and as
   * many for a subscriber, whether it exists or not.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   */
  Optional<PhoneUser> findAskingAnyway(PhoneCredential phone) {
    checkAge();
    return organizations
        .find(phone.cloudId())
        .flatMap(
            organization ->
                subscribers
                    .findAskingAnyway(organization.id(), phone.username())
                    .flatMap(subscriber -> user(organization, subscriber)));
  }

  /** Phones of those who were moved go on asking in the organization in which they were. */
  private Optional<PhoneUser> user(OrganizationSnapshot asked, SubscriberSnapshot subscriber) {
    long own = subscriber.name().organizationId();
    return (own == asked.id() ? Optional.of(asked) : organizations.get(own))
        .map(organization -> new PhoneUser(organization, subscriber));
  }

  /**
   * The name that its guesses count for: an organization is one, by whichever of its Cloud IDs it
   * is asked for, as far as memory knows them. Never asks the database.
   */
  List<String> countedName(PhoneCredential phone) {
    return organizations
        .inMemory(phone.cloudId())
        .map(organization -> phone.nameIn(organization.cloudId()))
        .orElseGet(phone::name);
  }

  /** The organization that it names, as far as memory knows it. Never asks the database. */
  Optional<Long> organizationInMemory(PhoneCredential phone) {
    return organizations.inMemory(phone.cloudId()).map(OrganizationSnapshot::id);
  }

  /**
   * Whether the address is an office of the organization that it names, as far as memory knows.
   * Never asks the database.
   */
  boolean isOfficeInMemory(PhoneCredential phone, String address) {
    return organizations
        .inMemory(phone.cloudId())
        .filter(organization -> organization.signIn().offices().contain(address))
        .isPresent();
  }

  /**
   * This subscriber, if it is whom the phone names. Never looks for the names: that could cost a
   * query each time, and tell whoever has one token which names exist.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   */
  Optional<PhoneUser> find(long subscriberId, PhoneCredential phone) {
    checkAge();
    return subscribers
        .get(subscriberId)
        .flatMap(
            subscriber ->
                organizations
                    .get(subscriber.name().organizationId())
                    .map(organization -> new PhoneUser(organization, subscriber)))
        .filter(user -> user.isNamedBy(phone) || isNamedElsewhere(user, phone));
  }

  /** Whether the phone names what the user was in another organization. */
  private boolean isNamedElsewhere(PhoneUser user, PhoneCredential phone) {
    return user.subscriber().formerElsewhere().stream()
        .filter(place -> place.isMeantBy(phone.username()))
        .anyMatch(
            place ->
                organizations
                    .get(place.organizationId())
                    .filter(organization -> organization.isMeantBy(phone.cloudId()))
                    .isPresent());
  }

  /**
   * The deleted subscriber of this name, as disabled, if the phone names its organization.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   */
  Optional<PhoneUser> departed(SubscriberName name, PhoneCredential phone) {
    checkAge();
    return organizations
        .get(name.organizationId())
        .filter(organization -> organization.isMeantBy(phone.cloudId()))
        .map(
            organization ->
                new PhoneUser(
                    organization,
                    SubscriberSnapshot.departed(NOBODY, name, phone.username().text())));
  }

  /** Who has the name of a deleted subscriber now. */
  Optional<Long> successorOf(PhoneUser departed) {
    return subscribers.find(departed.subscriber().name()).map(SubscriberSnapshot::id);
  }

  private void checkAge() {
    if (database.age().compareTo(settings.get(Setting.STALE_LIMIT)) > 0) {
      throw new DataUnavailableException("The data in memory are too old to be trusted.", null);
    }
  }
}
