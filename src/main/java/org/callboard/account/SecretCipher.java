package org.callboard.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.SecretKeys;
import org.callboard.platform.Settings;

/**
 * Encrypts secrets for the database, each bound to the place it stands in: {@code
 * aes:<key>:<base64>}, of AES-256-GCM's nonce and ciphertext. Which key it was is readable, so that
 * keys can be rotated.
 */
@ApplicationScoped
public class SecretCipher {

  /** What an encrypted value begins with, and no JSON does. */
  static final String PREFIX = "aes:";

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeys keys;
  private final SecureRandom random = new SecureRandom();

  /** For the container's proxy only. */
  protected SecretCipher() {
    keys = SecretKeys.NONE;
  }

  @Inject
  public SecretCipher(Settings settings) {
    keys = settings.secretKeys();
  }

  /** What values under the current key begin with; empty if there is no key. */
  Optional<String> currentPrefix() {
    return keys.keys().stream().findFirst().map(key -> PREFIX + key.id() + ":");
  }

  /**
   * Encrypts with the current key.
   *
   * @param place where it stands; it can be read nowhere else
   * @throws EditRefusedException (conflict) if there is no key
   */
  String encrypt(String text, String place) {
    SecretKeys.Key key =
        keys.keys().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    EditRefusedException.conflict(
                        "This server has no key to encrypt secrets with. Give it one by the setting"
                            + " callboard.secrets.keys or callboard.secrets.key-file, and start it"
                            + " again."));
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] encrypted =
          cipher(Cipher.ENCRYPT_MODE, key, nonce, place)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all =
          ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array();
      return PREFIX + key.id() + ":" + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every platform has AES-GCM", e);
    }
  }

  /** The text; empty if its key is not there, or it was not encrypted by it for this place. */
  Optional<String> decrypt(String stored, String place) {
    int end = stored.indexOf(':', PREFIX.length());
    if (!stored.startsWith(PREFIX) || end < 0) {
      return Optional.empty();
    }
    String id = stored.substring(PREFIX.length(), end);
    return keys.keys().stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .flatMap(key -> decrypt(stored.substring(end + 1), key, place));
  }

  private static Optional<String> decrypt(String base64, SecretKeys.Key key, String place) {
    try {
      ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      if (all.remaining() < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
        return Optional.empty(); // not even a tag: some providers would throw what nobody declares
      }
      byte[] nonce = new byte[NONCE_BYTES];
      all.get(nonce);
      byte[] encrypted = new byte[all.remaining()];
      all.get(encrypted);
      byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(encrypted);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, SecretKeys.Key key, byte[] nonce, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
