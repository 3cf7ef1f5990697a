package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.account.Account;
import org.callboard.account.AccountReader;
import org.callboard.device.Contact;
import org.callboard.device.Contacts;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataReader;
import org.callboard.dialdata.EntrySearch;
import org.callboard.dialdata.Explanation.Kind;
import org.callboard.dialdata.Whereabouts;
import org.callboard.organization.LastChanges;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberSnapshot;

/** Why a person's phones have an entry or not. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WhyActs {

  private static final int MAX_SOUGHT = 128;

  private Caller caller;
  private SubscriberDirectory subscribers;
  private DialDataReader dialData;
  private AccountReader accounts;
  private EntrySearch search;
  private Contacts contacts;
  private LastChanges changes;

  /** For the container's proxy only. */
  public WhyActs() {}

  @Inject
  WhyActs(
      Caller caller,
      SubscriberDirectory subscribers,
      DialDataReader dialData,
      AccountReader accounts,
      EntrySearch search,
      Contacts contacts,
      LastChanges changes) {
    this.caller = caller;
    this.subscribers = subscribers;
    this.dialData = dialData;
    this.accounts = accounts;
    this.search = search;
    this.contacts = contacts;
    this.changes = changes;
  }

  /** Why all of a person's phones would be refused, or get no account. */
  public enum Hindrance {
    ORGANIZATION_DISABLED("organizationDisabled", "The organization is disabled."),
    SUBSCRIBER_DISABLED("subscriberDisabled", "This person is disabled."),
    ACCOUNT_UNREADABLE("accountUnreadable", "Part of the account cannot be read."),
    ACCOUNT_INCOMPLETE(
        "accountIncomplete", "The account has no title, username or host; the app refuses it.");

    private final String label;
    private final String sentence;

    Hindrance(String label, String sentence) {
      this.label = label;
      this.sentence = sentence;
    }

    public String label() {
      return label;
    }

    public String sentence() {
      return sentence;
    }
  }

  /**
   * An answer.
   *
   * @param contact what is known of the person's phones
   * @param lastChange when something of theirs was changed last; empty if nobody knows
   */
  public record Why(
      Set<Hindrance> hindrances,
      Contact contact,
      Optional<Instant> lastChange,
      List<Whereabouts> found) {

    /** Whether no phone was there since that change. */
    public boolean isUnheard() {
      return lastChange
          .filter(change -> contact.last().filter(last -> !last.isBefore(change)).isEmpty())
          .isPresent();
    }
  }

  /**
   * Looks for an entry of quick dial and, for who may see them, of dial actions.
   *
   * @param sought an id, or part of an id or of an item's name
   * @throws EditRefusedException if there is no such subscriber for the caller
   */
  public Why why(String cloudId, String username, String sought) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    SubscriberSnapshot subscriber =
        subscribers
            .load(caller.subscriber(organization, username).id())
            .orElseThrow(() -> EditRefusedException.notFound("subscriber"));
    String text = Text.required("q", Text.cut(sought), MAX_SOUGHT);
    DialData told = DialData.folded(dialData.read(organization, subscriber, false));
    List<Whereabouts> found =
        new ArrayList<>(Whereabouts.of(dialData.read(organization, subscriber, true), told, text));
    found.addAll(search.inOtherGroups(organization, subscriber.groupIds(), text));
    if (!caller.may(Roles.SEE_SETTINGS)) {
      found.removeIf(entry -> entry.kind() == Kind.DIAL_ACTION);
    }
    return new Why(
        hindrances(organization, subscriber),
        contacts.of(List.of(subscriber.id())).getOrDefault(subscriber.id(), Contact.NONE),
        lastChange(organization, subscriber),
        found);
  }

  private Set<Hindrance> hindrances(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber) {
    Set<Hindrance> all = EnumSet.noneOf(Hindrance.class);
    if (!organization.enabled()) {
      all.add(Hindrance.ORGANIZATION_DISABLED);
    }
    if (!subscriber.enabled()) {
      all.add(Hindrance.SUBSCRIBER_DISABLED);
    }
    Account account =
        Account.of(accounts.read(organization, subscriber, false), organization, subscriber);
    if (!account.whole()) {
      all.add(Hindrance.ACCOUNT_UNREADABLE);
    } else if (account.isIncomplete()) {
      all.add(Hindrance.ACCOUNT_INCOMPLETE);
    }
    return all;
  }

  private Optional<Instant> lastChange(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber) {
    Set<Long> owners = new HashSet<>(subscriber.groupIds());
    owners.add(organization.id());
    owners.add(subscriber.id());
    return changes.of(owners).values().stream()
        .map(OffsetDateTime::toInstant)
        .max(Instant::compareTo);
  }
}
