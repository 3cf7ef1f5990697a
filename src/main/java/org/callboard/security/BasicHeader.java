package org.callboard.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The content of an {@code Authorization: Basic} header (RFC 7617), read as UTF-8 and cut at the
 * first colon. The mechanisms of the servers cut passwords elsewhere and decode in the platform's
 * charset.
 */
public record BasicHeader(String username, String password) {

  private static final String SCHEME = "Basic ";

  /** Reads the header; empty if there is none or it is of another scheme. */
  public static Optional<BasicHeader> read(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String pair = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int colon = pair.indexOf(':');
      if (colon >= 0) {
        return Optional.of(new BasicHeader(pair.substring(0, colon), pair.substring(colon + 1)));
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new RefusedException(Refusal.malformedBasic());
    }
    throw new RefusedException(Refusal.malformedBasic());
  }

  @Override
  public String toString() {
    return "BasicHeader[" + username + "]";
  }
}
