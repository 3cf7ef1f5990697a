package org.callboard.dialdata;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.callboard.layer.LayerDirectory;
import org.callboard.platform.DatabaseFailures;

/** Reads layers of dial data from the database. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DialLayerDirectory extends LayerDirectory<DialData> {

  /** For the container's proxy only. */
  public DialLayerDirectory() {}

  @Inject
  DialLayerDirectory(DialDataTable table) {
    super(table);
  }
}
