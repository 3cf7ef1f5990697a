package org.callboard.provisioning;

import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Entity tags of answers. */
final class Fingerprint {

  private static final int BYTES = 12;

  private Fingerprint() {}

  /** A weak tag: the server may compress the answer behind our back, and the tag stays the same. */
  static EntityTag of(byte[] answer) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(answer);
      return new EntityTag(
          Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES)), true);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
