package org.callboard.audit;

import java.util.Optional;

/**
 * On whose behalf something is done.
 *
 * @param administrator his username, or what the server calls itself
 * @param address where the request came from; empty if there was none
 * @param tokenId the id of the API token that it came with, if it was one
 */
public record Actor(String administrator, String address, Optional<String> tokenId) {

  /** Without a token. */
  public Actor(String administrator, String address) {
    this(administrator, address, Optional.empty());
  }

  /** The server itself: at its first start, by its clock. */
  public static final Actor SERVER = new Actor("(server)", "");

  /** The clock, which does what an administrator has planned. */
  public static Actor clockFor(String administrator) {
    return new Actor(administrator, "");
  }

  /** Whether the clock does it on behalf of the administrator: nobody's request has no address. */
  public boolean isClock() {
    return address.isEmpty() && !administrator.equals(SERVER.administrator());
  }

  /** Who it is, in a sentence. */
  public String told() {
    return isClock() ? "The clock, for " + administrator + "," : administrator;
  }

  /** A phone that signs in from this address; the path of the record says whose. */
  public static Actor phone(String address) {
    return new Actor("(phone)", address);
  }
}
