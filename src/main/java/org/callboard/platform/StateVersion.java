package org.callboard.platform;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The version of a state: equal for equal states, whoever made them and on whatever node. It is
 * made of the form in which the record has the state, without its secrets, so that nobody can try
 * secrets against it.
 */
public final class StateVersion {

  private static final int BYTES = 15;

  private StateVersion() {}

  /** The version of a state. */
  public static String of(JsonValue state) {
    byte[] hash = Sha256.of(state.toString().getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
  }
}
