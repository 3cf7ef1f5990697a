package org.callboard.administrator;

/**
 * This node has made the first administrator, with a random password.
 *
 * @param username of the administrator
 * @param text a secret
 */
public record FirstPassword(String username, String text) {

  @Override
  public String toString() {
    return "FirstPassword[" + username + "]";
  }
}
