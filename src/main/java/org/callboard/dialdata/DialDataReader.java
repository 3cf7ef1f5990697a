package org.callboard.dialdata;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.callboard.layer.LayerReader;

/** What a phone is to be told of quick dial and dial actions. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DialDataReader extends LayerReader<DialData> {

  /** For the container's proxy only. */
  public DialDataReader() {}

  @Inject
  public DialDataReader(DialLayerCache layers) {
    super(layers, DialData.UNKNOWN);
  }
}
