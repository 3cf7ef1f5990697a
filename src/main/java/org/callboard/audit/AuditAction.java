package org.callboard.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done. */
public enum AuditAction {
  CREATE,
  UPDATE,
  DELETE,
  /** A secret was shown. */
  REVEAL,
  /** Many things at once; the entry has counts. */
  IMPORT,
  EXPORT,
  /** A draft was made live; the entry names the entries that have what it changed. */
  PUBLISH,
  /** Somebody went to another organization, or came from there: an entry in each of the two. */
  MOVE,
  /** An administrator came in by a password. */
  SIGN_IN;

  /** The one of this name; empty if a newer version of this server has recorded another one. */
  public static Optional<AuditAction> ofStored(String name) {
    return Arrays.stream(values())
        .filter(action -> action.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** As administrators read and write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of an edit with these states before and after. */
  public static AuditAction of(Optional<?> before, Optional<?> after) {
    if (before.isEmpty()) {
      return CREATE;
    }
    return after.isPresent() ? UPDATE : DELETE;
  }
}
