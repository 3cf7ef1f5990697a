package org.callboard.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.LayerReader;
import org.callboard.layer.Layers;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;

/** What a phone is to be told of its account. */
@Stateless
@RolesAllowed({Roles.PHONE, Roles.SEE})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountReader extends LayerReader<AccountData> {

  private final AccountLayerDirectory directory;
  private final DatabaseContact database;

  /** For the container's proxy only. */
  public AccountReader() {
    directory = null;
    database = null;
  }

  @Inject
  public AccountReader(
      AccountLayerCache layers, AccountLayerDirectory directory, DatabaseContact database) {
    super(layers, AccountData.UNKNOWN);
    this.directory = directory;
    this.database = database;
  }

  /**
   * The layers of a deleted subscriber's phone: in place of its own the memory of what it may hold.
   *
   * @param successor who has the name now, and remembers it
   */
  public Layers<AccountData> readDeparted(
      OrganizationSnapshot organization,
      SubscriberSnapshot departed,
      Optional<Long> successor,
      boolean editable) {
    Layers<AccountData> layers = read(organization, departed, editable);
    AccountData held =
        successor
            .map(id -> layer(LayerKey.ofSubscriber(organization.id(), id)).data())
            .map(data -> data.whole() ? data.emptied() : AccountData.UNKNOWN)
            .orElseGet(() -> held(departed.name()));
    Layer<AccountData> own = layers.subscriber();
    return new Layers<>(layers.common(), new Layer<>(own.key(), own.name(), held));
  }

  private AccountData held(SubscriberName name) {
    try {
      return database.ask(() -> directory.departed(name));
    } catch (DataUnavailableException e) {
      return AccountData.UNKNOWN;
    }
  }
}
