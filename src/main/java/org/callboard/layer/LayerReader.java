package org.callboard.layer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Log;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberSnapshot;

/** What a phone is to be told. Each kind of data has a stateless session bean of it. */
@RolesAllowed({Roles.PHONE, Roles.SEE})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public abstract class LayerReader<T extends LayerData<T>> {

  private static final Logger LOG = Log.of(LayerReader.class);

  /** Upper layers cover lower ones, so all together may be more than one answer. */
  private static final int LAYERS = 3;

  private final LayerCache<T> layers;
  private final T unknown;

  /** For the container's proxy only. */
  protected LayerReader() {
    layers = null;
    unknown = null;
  }

  /**
   * @param unknown stands for a layer that is neither in memory nor to be loaded
   */
  protected LayerReader(LayerCache<T> layers, T unknown) {
    this.layers = layers;
    this.unknown = unknown;
  }

  /**
   * All layers of a subscriber; one that nobody can tell is unknown, and so not {@linkplain
   * LayerData#whole() whole}. So are those that are not read any more, because the layers below
   * them are too much for one answer by far.
   *
   * @param editable whether the phone has the editable version of the app, which gets the draft
   */
  public Layers<T> read(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber, boolean editable) {
    Reading reading = new Reading();
    return Layers.of(organization, subscriber, editable, reading::layer);
  }

  /** The layers of one phone. */
  private final class Reading {

    private long left = LAYERS * layers.maxAnswer();

    T layer(LayerKey key) {
      if (left < 0) {
        return unknown;
      }
      LayerCache.Weighed<T> layer = LayerReader.this.layer(key);
      left -= layer.weight();
      return layer.data();
    }
  }

  protected LayerCache.Weighed<T> layer(LayerKey key) {
    try {
      return layers.weighed(key);
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "Layer {0} is not known: {1}", new Object[] {key, e.getMessage()});
      return LayerCache.Weighed.of(unknown);
    }
  }
}
