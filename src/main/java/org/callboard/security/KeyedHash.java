package org.callboard.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A fast hash with a key that is random and lives only in this process: what is kept or logged
 * under it tells nothing about what was hashed.
 */
final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  /** Of a hash that people compare. */
  private static final int SHOWN_BYTES = 8;

  private final SecretKeySpec key;

  KeyedHash() {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  /** Over all parts with their lengths, so that no two lists run into one. */
  ByteBuffer of(List<String> parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      parts.forEach(part -> update(mac, part));
      return ByteBuffer.wrap(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** The beginning of the hash, in hexadecimal. */
  String shown(List<String> parts) {
    return HexFormat.of().formatHex(of(parts).array(), 0, SHOWN_BYTES);
  }

  private static void update(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    mac.update(bytes);
  }
}
