package org.callboard.audit;

/** What was done. */
public enum AuditAction {
  CREATE,
  UPDATE,
  DELETE,
  /** A secret was shown. */
  REVEAL,
  /** Many things at once; the entry has counts. */
  IMPORT,
  EXPORT
}
