package org.callboard.platform;

import java.util.regex.Pattern;

/** The machine itself, to which plain HTTP is safe. */
public final class Loopback {

  private static final Pattern HOST = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  private Loopback() {}

  /** Whether the host of an address is the machine itself. */
  public static boolean isHost(String host) {
    return HOST.matcher(host).matches();
  }
}
