package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.callboard.device.Contact;
import org.callboard.device.Contacts;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.password.NewPasswords;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberFilter;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/** What administrators do with subscribers. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SubscriberActs {

  private final Caller caller;
  private final SubscriberDirectory subscribers;
  private final SubscriberEditor editor;
  private final NewPasswords passwords;
  private final Contacts contacts;
  private final SubscriberSearches searches;

  /** For the container's proxy only. */
  public SubscriberActs() {
    this(null, null, null, null, null, null);
  }

  @Inject
  SubscriberActs(
      Caller caller,
      SubscriberDirectory subscribers,
      SubscriberEditor editor,
      NewPasswords passwords,
      Contacts contacts,
      SubscriberSearches searches) {
    this.caller = caller;
    this.subscribers = subscribers;
    this.editor = editor;
    this.passwords = passwords;
    this.contacts = contacts;
    this.searches = searches;
  }

  /** A part of those of the organization's subscribers that are looked for, sorted. */
  public Page<Person> page(
      String cloudId, SubscriberSearch search, SubscriberFilter.Sort sort, int offset, int limit) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    Page<SubscriberView> page =
        subscribers.page(
            organization.id(), searches.filter(organization, search, sort), offset, limit);
    Map<Long, Contact> found = contacts.of(page.items().stream().map(SubscriberView::id).toList());
    return new Page<>(
        page.items().stream().map(one -> new Person(one, found.get(one.id()))).toList(),
        page.total());
  }

  /** One subscriber. */
  public SubscriberView get(String cloudId, String username) {
    return caller.subscriber(caller.organization(cloudId), username);
  }

  /** The same with what is known of its phones. */
  public Person person(String cloudId, String username) {
    SubscriberView subscriber = get(cloudId, username);
    return new Person(subscriber, contacts.of(subscriber.id()));
  }

  /** A random password that people can say and type; it is nobody's until it is put. */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public String generatePassword() {
    return passwords.generate();
  }

  /** Creates the subscriber, or changes what is set for it. */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Edited<SubscriberView> put(
      String cloudId, Username username, SubscriberChange change, Expected expected) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    Username name = change.naming().username().orElse(username);
    change.password().value().ifPresent(text -> passwords.check(name, text));
    // Before any transaction begins: it takes long.
    Optional<String> hash = change.password().value().map(passwords::hash);
    return OnceMore.onConflict(
        () -> editor.edit(organization, username, before -> change.over(before, hash), expected));
  }

  /** Deletes the subscriber with all that it has. */
  @RolesAllowed(Roles.MANAGE)
  public void delete(String cloudId, String username, Expected expected) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    Username name = Caller.subscriberName(username);
    OnceMore.onConflict(() -> editor.delete(organization, name, expected));
  }
}
