package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.account.AccountReader;
import org.callboard.audit.AuditLog;
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
  private final AuditLog audit;

  /** For the container's proxy only. */
  public PreviewActs() {
    this(null, null, null, null, null);
  }

  @Inject
  PreviewActs(
      Caller caller,
      SubscriberDirectory subscribers,
      DialDataReader dialData,
      AccountReader accounts,
      AuditLog audit) {
    this.caller = caller;
    this.subscribers = subscribers;
    this.dialData = dialData;
    this.accounts = accounts;
    this.audit = audit;
  }

  /**
   * Whose phone it is, and its layers of one kind of data.
   *
   * @param subscriber with secrets
   */
  public record Phone<T>(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber, T layers) {

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
    Phone<Void> phone = phone(cloudId, username, secrets);
    return new Phone<>(
        phone.organization(),
        phone.subscriber(),
        dialData.read(phone.organization(), phone.subscriber(), editable));
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
    Phone<Void> phone = phone(cloudId, username, secrets);
    caller.require(Roles.SEE_SETTINGS);
    Layers<AccountData> layers = accounts.read(phone.organization(), phone.subscriber(), editable);
    if (!Account.of(layers, phone.organization(), phone.subscriber()).whole()) {
      throw EditRefusedException.conflict(
          "Part of this account cannot be read, so its phones get no account now; the server's log"
              + " names the part.");
    }
    return new Phone<>(phone.organization(), phone.subscriber(), layers);
  }

  private Phone<Void> phone(String cloudId, String username, boolean secrets) {
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
    return new Phone<>(organization, subscriber, null);
  }
}
