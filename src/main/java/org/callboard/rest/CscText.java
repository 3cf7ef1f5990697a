package org.callboard.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.callboard.organization.CloudId;

/**
 * What the app reads of a QR code to sign in: {@code csc:username:password@CODE}, username and
 * password percent-encoded (docs/protocol.md).
 *
 * @param password empty if the app shall ask for it
 */
record CscText(CloudId cloudId, String username, Optional<String> password) {

  /** For the app as everybody has it. */
  String published() {
    return "csc:"
        + encode(username)
        + password.map(text -> ":" + encode(text)).orElse("")
        + "@"
        + cloudId;
  }

  /** For its editable version, which gets the draft. */
  String editable() {
    return published() + CloudId.EDITABLE;
  }

  /** Forms have a plus for a space; here a plus is a plus. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  @Override
  public String toString() {
    return "CscText[" + cloudId + "]";
  }
}
