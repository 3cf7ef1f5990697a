package org.callboard.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts texts under one key by AES-GCM, each bound to the place it stands in: what is copied to
 * another place cannot be read there. The result is the Base64 of nonce and ciphertext.
 */
public final class AesGcm {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  /**
   * @param key of 128, 192 or 256 bits
   */
  public AesGcm(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Encrypts a text for a place. */
  public String encrypt(String text, String place) {
    return encrypt(text.getBytes(StandardCharsets.UTF_8), place);
  }

  /** Encrypts bytes for a place. */
  public String encrypt(byte[] bytes, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(bytes);
      byte[] all =
          ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array();
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** The text; empty if it was not encrypted under this key for this place. */
  public Optional<String> decrypt(String encrypted, String place) {
    return decryptBytes(encrypted, place).map(text -> new String(text, StandardCharsets.UTF_8));
  }

  /** The bytes; empty if they were not encrypted under this key for this place. */
  public Optional<byte[]> decryptBytes(String encrypted, String place) {
    try {
      ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(encrypted));
      if (all.remaining() < NONCE_BYTES + TAG_BITS / Byte.SIZE) { // some providers throw otherwise
        return Optional.empty();
      }
      byte[] nonce = new byte[NONCE_BYTES];
      all.get(nonce);
      byte[] rest = new byte[all.remaining()];
      all.get(rest);
      return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(rest));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
