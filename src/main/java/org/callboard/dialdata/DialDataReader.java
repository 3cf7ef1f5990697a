package org.callboard.dialdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Roles;

/** What a phone is to be told. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DialDataReader {

  private static final Logger LOG = Logger.getLogger(DialDataReader.class.getName());

  @Inject private DialLayerCache layers;

  /**
   * The organization's layer and the subscriber's. Unknown, and so not {@linkplain DialData#whole()
   * whole}, is one that is neither in memory nor to be loaded.
   */
  @RolesAllowed(Roles.PHONE)
  public DialLayers read(long organizationId, long subscriberId) {
    return new DialLayers(
        layer(LayerKey.ofOrganization(organizationId)), layer(LayerKey.ofSubscriber(subscriberId)));
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
