package org.callboard.rest;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Entity tags: equal for equal states, whoever made them and on whatever node. */
public final class Tags {

  private static final int BYTES = 15;

  private Tags() {}

  /** The tag of a state, with its quotes, as the header {@code ETag} has it. */
  public static String of(JsonValue state) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(state.toString().getBytes(StandardCharsets.UTF_8));
      return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES)) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
