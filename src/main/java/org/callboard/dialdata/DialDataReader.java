package org.callboard.dialdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SubscriberSnapshot;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Roles;

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
    List<Layer> common = new ArrayList<>();
    common.add(layer(LayerKey.ofOrganization(organization.id()), "organization"));
    if (editable) {
      common.add(layer(LayerKey.ofDraft(organization.id()), "draft"));
    }
    if (!subscriber.groupIds().isEmpty()) {
      for (Group group : organization.groups()) {
        if (subscriber.groupIds().contains(group.id())) {
          common.add(layer(LayerKey.ofGroup(group.id()), "group:" + group.name()));
        }
      }
    }
    return new DialLayers(common, layer(LayerKey.ofSubscriber(subscriber.id()), "subscriber"));
  }

  private Layer layer(LayerKey key, String name) {
    try {
      return new Layer(key, name, layers.get(key));
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "Layer {0} is not known: {1}", new Object[] {key, e.getMessage()});
      return new Layer(key, name, DialData.UNKNOWN);
    }
  }
}
