package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.account.Account;
import org.callboard.account.AccountReader;
import org.callboard.account.SettingSearch;
import org.callboard.account.SettingWhereabouts;
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

  /** After so long it is certainly written that a phone was there. */
  private static final Duration UNWRITTEN = Duration.ofMinutes(2);

  private Caller caller;
  private SubscriberDirectory subscribers;
  private DialDataReader dialData;
  private AccountReader accounts;
  private EntrySearch search;
  private SettingSearch settingSearch;
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
      SettingSearch settingSearch,
      Contacts contacts,
      LastChanges changes) {
    this.caller = caller;
    this.subscribers = subscribers;
    this.dialData = dialData;
    this.accounts = accounts;
    this.search = search;
    this.settingSearch = settingSearch;
    this.contacts = contacts;
    this.changes = changes;
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
      List<Whereabouts> found,
      List<SettingWhereabouts> settings) {

    /** Whether no phone was there since that change. */
    public boolean isUnheard() {
      return lastChange
          .map(change -> change.truncatedTo(ChronoUnit.SECONDS)) // as contacts are
          .filter(change -> contact.last().filter(last -> !last.isBefore(change)).isEmpty())
          .isPresent();
    }
  }

  /**
   * Looks for an entry of quick dial and, for who may see them, for dial actions and account
   * settings.
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
    Account account =
        Account.of(accounts.read(organization, subscriber, false), organization, subscriber);
    List<SettingWhereabouts> settings = new ArrayList<>();
    if (caller.may(Roles.SEE_SETTINGS)) {
      settings.addAll(
          SettingWhereabouts.of(accounts.read(organization, subscriber, true), account, text));
      settings.addAll(settingSearch.inOtherGroups(organization, subscriber.groupIds(), text));
    } else {
      found.removeIf(entry -> entry.kind() == Kind.DIAL_ACTION);
    }
    Contact contact = contacts.of(subscriber.id());
    return new Why(
        Hindrance.of(organization, subscriber, contact, account),
        contact,
        lastChange(organization, subscriber),
        found,
        settings);
  }

  /**
   * When something that a person's phones get was changed last; empty if nobody knows.
   *
   * @throws EditRefusedException if there is no such subscriber for the caller
   */
  public Optional<Instant> lastChange(String cloudId, String username) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    return subscribers
        .load(caller.subscriber(organization, username).id())
        .flatMap(subscriber -> lastChange(organization, subscriber));
  }

  /**
   * Whether a phone was there since a change; empty as long as that may not be written yet.
   *
   * @param seen when it was there last, as far as that is written
   */
  public static Optional<Boolean> isReached(Instant seen, Optional<Instant> change, Instant now) {
    boolean reached =
        change.filter(time -> seen.isBefore(time.truncatedTo(ChronoUnit.SECONDS))).isEmpty();
    boolean certain = change.filter(now.minus(UNWRITTEN)::isBefore).isEmpty();
    return reached || certain ? Optional.of(reached) : Optional.empty();
  }

  /**
   * Where each account setting of a person comes from, with the draft; those that they do not get
   * among them.
   *
   * @throws EditRefusedException if there is no such subscriber for the caller
   */
  @RolesAllowed(Roles.SEE_SETTINGS)
  public List<SettingWhereabouts> settings(String cloudId, String username) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    SubscriberSnapshot subscriber =
        subscribers
            .load(caller.subscriber(organization, username).id())
            .orElseThrow(() -> EditRefusedException.notFound("subscriber"));
    Account account =
        Account.of(accounts.read(organization, subscriber, false), organization, subscriber);
    return SettingWhereabouts.of(accounts.read(organization, subscriber, true), account, "");
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
