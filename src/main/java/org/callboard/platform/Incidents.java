package org.callboard.platform;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Unexpected errors: the caller gets an id, and the log has the cause beside the same id, once. */
public final class Incidents {

  private static final Logger LOG = Log.of(Incidents.class);
  private static final int ID_BYTES = 5;

  private Incidents() {}

  /** Logs the cause and returns the id under which it stands in the log. */
  public static String report(String what, Throwable cause) {
    String id = RandomText.hex(ID_BYTES);
    LOG.log(Level.SEVERE, "Incident " + id + ": " + what, cause);
    return id;
  }
}
