package org.callboard.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/** Where a webhook's messages go: an address whose form nobody can take for another one. */
public record WebhookAddress(URI uri) {

  private static final int MAX_LENGTH = 2000;
  private static final int MAX_PORT = 65535;
  private static final String FIELD = "url";
  private static final String HTTPS = "https";

  /**
   * Reads what an administrator writes.
   *
   * @throws InvalidValueException if it is no https or http address, or has a user in it
   */
  public static WebhookAddress of(String text) {
    String cut = Text.cut(text);
    if (cut.length() > MAX_LENGTH || !cut.matches("[!-~]+")) {
      throw invalid("must be an address of up to " + MAX_LENGTH + " characters of ASCII.");
    }
    URI uri = parsed(cut);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals(HTTPS) && !scheme.equals("http")) {
      throw invalid("must begin with https://.");
    }
    if (uri.getRawUserInfo() != null) {
      throw invalid("must have no username or password; the signature says who sends.");
    }
    if (uri.getRawFragment() != null) {
      throw invalid("must have no part behind #; it is never sent.");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      throw invalid("must name a host, and a port from 1 to " + MAX_PORT + " or none.");
    }
    return new WebhookAddress(uri);
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw invalid("must be an address such as https://example.com/changes.");
    }
  }

  static InvalidValueException invalid(String sentence) {
    return new InvalidValueException(FIELD, sentence);
  }

  boolean isSecure() {
    return uri.getScheme().equalsIgnoreCase(HTTPS);
  }

  /** Without the brackets of IPv6. */
  String host() {
    return uri.getHost().replaceAll("^\\[|]$", "");
  }

  int port() {
    int standard = isSecure() ? 443 : 80;
    return uri.getPort() < 0 ? standard : uri.getPort();
  }

  /** As the header {@code Host} has it. */
  String authority() {
    return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  /** As the first line of the request has it. */
  String target() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
