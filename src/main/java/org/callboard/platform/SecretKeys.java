package org.callboard.platform;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys by which secrets are encrypted at rest.
 *
 * @param keys the first one encrypts, all decrypt; none if there is none
 */
public record SecretKeys(List<Key> keys) {

  public static final SecretKeys NONE = new SecretKeys(List.of());

  /** Bytes of a key, for AES-256. */
  public static final int LENGTH = 32;

  /** What keys look like where people write them. */
  static final String FORM =
      "keys as id:base64, each with an id of its own and of " + LENGTH + " bytes";

  /** What the key of each secret is found by: no character that has a meaning in SQL's LIKE. */
  private static final Pattern KEY =
      Pattern.compile("\\s*([A-Za-z0-9.-]{1,32})\\s*:\\s*([A-Za-z0-9+/]+={0,2})\\s*");

  public SecretKeys {
    keys = List.copyOf(keys);
  }

  /** One of them; it never shows itself. */
  public record Key(String id, byte[] bytes) {

    public Key {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && id.equals(key.id) && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }

    @Override
    public String toString() {
      return "Key[" + id + "]";
    }
  }

  /** The keys of these texts, each {@code id:base64}; empty if they are not that. */
  static Optional<SecretKeys> of(List<String> texts) {
    Set<String> ids = new HashSet<>();
    List<Optional<Key>> keys = texts.stream().map(SecretKeys::key).toList();
    boolean valid =
        !keys.isEmpty() && keys.stream().allMatch(k -> k.filter(y -> ids.add(y.id())).isPresent());
    return valid
        ? Optional.of(new SecretKeys(keys.stream().map(Optional::orElseThrow).toList()))
        : Optional.empty();
  }

  private static Optional<Key> key(String text) {
    Matcher matcher = KEY.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(matcher.group(2));
      return Optional.of(new Key(matcher.group(1), bytes)).filter(k -> bytes.length == LENGTH);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
