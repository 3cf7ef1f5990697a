package org.callboard.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Encrypts secrets for the database, each bound to the place it stands in: {@code
 * aes:<key>:<base64>}, of {@link AesGcm} with 256 bits. Which key it was is readable, so that keys
 * can be rotated.
 */
@ApplicationScoped
public class SecretCipher {

  /** What an encrypted value begins with, and no JSON does. */
  public static final String PREFIX = "aes:";

  private final SecretKeys keys;

  /** For the container's proxy only. */
  protected SecretCipher() {
    keys = SecretKeys.NONE;
  }

  @Inject
  public SecretCipher(Settings settings) {
    keys = settings.secretKeys();
  }

  /** What values under the current key begin with; empty if there is no key. */
  public Optional<String> currentPrefix() {
    return keys.keys().stream().findFirst().map(key -> PREFIX + key.id() + ":");
  }

  /**
   * Encrypts with the current key.
   *
   * @param place where it stands; it can be read nowhere else
   * @throws EditRefusedException (conflict) if there is no key
   */
  public String encrypt(String text, String place) {
    SecretKeys.Key key =
        keys.keys().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    EditRefusedException.conflict(
                        "This server has no key for encrypting secrets. Give it one by the setting"
                            + " callboard.secrets.keys or callboard.secrets.key-file, and start it"
                            + " again."));
    return PREFIX + key.id() + ":" + new AesGcm(key.bytes()).encrypt(text, place);
  }

  /** The text; empty if its key is not there, or it was not encrypted by it for this place. */
  public Optional<String> decrypt(String stored, String place) {
    int end = stored.indexOf(':', PREFIX.length());
    if (!stored.startsWith(PREFIX) || end < 0) {
      return Optional.empty();
    }
    String id = stored.substring(PREFIX.length(), end);
    return keys.keys().stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .flatMap(key -> new AesGcm(key.bytes()).decrypt(stored.substring(end + 1), place));
  }
}
