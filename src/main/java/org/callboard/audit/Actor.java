package org.callboard.audit;

/**
 * On whose behalf something is done.
 *
 * @param administrator his username, or what the server calls itself
 * @param address where the request came from; empty if there was none
 */
public record Actor(String administrator, String address) {

  /** The server itself: at its first start, by its clock, by a phone's sign-in. */
  public static final Actor SERVER = new Actor("(server)", "");
}
