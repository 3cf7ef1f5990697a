package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Set;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.account.AccountReader;
import org.callboard.audit.AuditLog;
import org.callboard.device.Contact;
import org.callboard.device.Contacts;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataReader;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.Layers;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberSnapshot;

/** What a subscriber's phone would get now, and where each entry of it comes from. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PreviewActs {

  private final Caller caller;
  private final SubscriberDirectory subscribers;
  private final DialDataReader dialData;
  private final AccountReader accounts;
  private final Contacts contacts;
  private final AuditLog audit;

  /** For the container's proxy only. */
  public PreviewActs() {
    this(null, null, null, null, null, null);
  }

  @Inject
  PreviewActs(
      Caller caller,
      SubscriberDirectory subscribers,
      DialDataReader dialData,
      AccountReader accounts,
      Contacts contacts,
      AuditLog audit) {
    this.caller = caller;
    this.subscribers = subscribers;
    this.dialData = dialData;
    this.accounts = accounts;
    this.contacts = contacts;
    this.audit = audit;
  }

  /**
   * Whose phone it is, and its layers of one kind of data.
   *
   * @param subscriber with secrets
   * @param refused why this phone would in fact get nothing now
   */
  public record Phone<T>(
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber,
      T layers,
      Set<Hindrance> refused) {

    <L> Phone<L> with(L others) {
      return new Phone<>(organization, subscriber, others, refused);
    }

    @Override
    public String toString() {
      return "Phone[" + subscriber + "]";
    }
  }

  /**
   * The layers of quick dial and dial actions.
   *
   * @param editable whether it is the editable version of the app, which gets the draft
   * @param secrets whether secrets are asked for; there are none, but that is on record
   */
  public Phone<Layers<DialData>> global(
      String cloudId, String username, boolean editable, boolean secrets) {
    Phone<Void> phone = phone(cloudId, username, editable, secrets);
    return phone.with(dialData.read(phone.organization(), phone.subscriber(), editable));
  }

  /**
   * The layers of the account, which is whole.
   *
   * @param editable whether it is the editable version of the app, which gets the draft
   * @param secrets whether secrets are to be shown, which is recorded before
   * @throws EditRefusedException if something of the account cannot be read
   */
  public Phone<Layers<AccountData>> account(
      String cloudId, String username, boolean editable, boolean secrets) {
    Phone<Void> phone = phone(cloudId, username, editable, secrets);
    caller.require(Roles.SEE_SETTINGS);
    Layers<AccountData> layers = accounts.read(phone.organization(), phone.subscriber(), editable);
    Phone<Layers<AccountData>> whole = phone.with(layers);
    checkWhole(whole);
    return whole;
  }

  static void checkWhole(Phone<Layers<AccountData>> phone) {
    if (!Account.of(phone.layers(), phone.organization(), phone.subscriber()).whole()) {
      throw EditRefusedException.conflict(
          "Part of this account cannot be read, so its phones get no account now; the server's log"
              + " names the part.");
    }
  }

  private Phone<Void> phone(String cloudId, String username, boolean editable, boolean secrets) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    SubscriberSnapshot subscriber =
        subscribers
            .load(caller.subscriber(organization, username).id())
            .orElseThrow(() -> EditRefusedException.notFound("subscriber"));
    if (secrets) {
      caller.require(Roles.MANAGE);
      audit.recordReveal(
          organization.recorded(),
          LayerAddress.ofSubscriber(organization, subscriber.id(), subscriber.username()).path()
              + "/preview");
    }
    return new Phone<>(organization, subscriber, null, refused(organization, subscriber, editable));
  }

  private Set<Hindrance> refused(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber, boolean editable) {
    Contact contact = contacts.of(subscriber.id());
    Account account =
        Account.of(accounts.read(organization, subscriber, editable), organization, subscriber);
    return Hindrance.of(organization, subscriber, contact, account);
  }
}
