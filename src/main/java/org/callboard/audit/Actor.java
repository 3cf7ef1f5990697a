package org.callboard.audit;

/**
 * On whose behalf something is done.
 *
 * @param administrator his username, or what the server calls itself
 * @param address where the request came from; empty if there was none
 */
public record Actor(String administrator, String address) {

  /** The server itself: at its first start, by its clock. */
  public static final Actor SERVER = new Actor("(server)", "");

  /** A phone that signs in; the path of the record says whose. */
  public static final Actor PHONE = new Actor("(phone)", "");
}
