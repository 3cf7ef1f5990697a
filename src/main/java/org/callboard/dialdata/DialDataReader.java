package org.callboard.dialdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.callboard.layer.LayerReader;
import org.callboard.platform.Roles;

/** What a phone is to be told of quick dial and dial actions. */
@Stateless
@RolesAllowed({Roles.PHONE, Roles.SEE})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DialDataReader extends LayerReader<DialData> {

  /** For the container's proxy only. */
  public DialDataReader() {}

  @Inject
  public DialDataReader(DialLayerCache layers) {
    super(layers, DialData.UNKNOWN);
  }
}
