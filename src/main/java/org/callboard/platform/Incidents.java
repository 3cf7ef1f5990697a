package org.callboard.platform;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Unexpected errors: the caller gets an id, and the log has the cause beside the same id, once. */
public final class Incidents {

  private static final Logger LOG = Logger.getLogger(Incidents.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  private Incidents() {}

  /** Logs the cause and returns the id under which it stands in the log. */
  public static String report(String what, Throwable cause) {
    byte[] bytes = new byte[5];
    RANDOM.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    LOG.log(Level.SEVERE, "Incident " + id + ": " + what, cause);
    return id;
  }
}
