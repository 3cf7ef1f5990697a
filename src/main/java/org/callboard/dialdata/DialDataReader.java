package org.callboard.dialdata;

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

/** What a phone is to be told. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DialDataReader {

  private static final Logger LOG = Logger.getLogger(DialDataReader.class.getName());

  @Inject private DialLayerCache layers;

  /**
   * All layers of a subscriber. Unknown, and so not {@linkplain DialData#whole() whole}, is one
   * that is neither in memory nor to be loaded.
   *
   * @param editable whether the phone has the editable version of the app, which gets the draft
   */
  @RolesAllowed({Roles.PHONE, Roles.OPERATOR, Roles.MANAGER})
  public DialLayers read(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber, boolean editable) {
    return DialLayers.of(organization, subscriber, editable, this::layer);
  }

  private DialData layer(LayerKey key) {
    try {
      return layers.get(key);
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "Layer {0} is not known: {1}", new Object[] {key, e.getMessage()});
      return DialData.UNKNOWN;
    }
  }
}
