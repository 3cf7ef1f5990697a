package org.callboard.organization;

/** Says how much of one kind an organization has. Each room that has much writes a bean of it. */
public interface StoredData {

  /** As the caller's transaction sees it. */
  Stored of(long organizationId);
}
