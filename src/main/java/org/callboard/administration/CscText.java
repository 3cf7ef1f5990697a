package org.callboard.administration;

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
public record CscText(CloudId cloudId, String username, Optional<String> password) {

  /** For the app as everybody has it. */
  public String published() {
    return "csc:"
        + encode(username)
        + password.map(text -> ":" + encode(text)).orElse("")
        + "@"
        + cloudId;
  }

  /** For its editable version, which gets the draft. */
  public String editable() {
    return published() + CloudId.EDITABLE;
  }

  /** For the editable version of whoever signs in: username and password are for the app to ask. */
  static String editable(CloudId cloudId) {
    return "csc:" + cloudId + CloudId.EDITABLE;
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
