package org.callboard.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberSnapshot;

/** What a phone is to be told of its account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountReader {

  private static final Logger LOG = Logger.getLogger(AccountReader.class.getName());

  @Inject private AccountLayerCache layers;

  /**
   * The account layers of a subscriber; {@link AccountData#UNKNOWN} stands for one that is neither
   * in memory nor to be loaded.
   */
  @RolesAllowed({Roles.PHONE, Roles.OPERATOR, Roles.MANAGER})
  public AccountLayers read(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber, boolean editable) {
    return AccountLayers.of(organization, subscriber, editable, this::layer);
  }

  private AccountData layer(LayerKey key) {
    try {
      return layers.get(key);
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "Layer {0} is not known: {1}", new Object[] {key, e.getMessage()});
      return AccountData.UNKNOWN;
    }
  }
}
