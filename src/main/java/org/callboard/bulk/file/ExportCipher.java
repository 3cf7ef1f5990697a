package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.callboard.platform.AesGcm;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;

/**
 * Encrypts the secrets of an export under a passphrase: {@link AesGcm}, with a key of its own for
 * each export, made by PBKDF2. Each secret is bound to its owner's name, so that it fits no other.
 */
final class ExportCipher {

  private static final String KDF = "PBKDF2WithHmacSHA256";
  private static final int ITERATIONS = 600_000;
  private static final int MAX_ITERATIONS = 5_000_000;
  private static final int SALT_BYTES = 16;
  private static final int KEY_BITS = 256;
  private static final int MIN_PASSPHRASE = 12;
  private static final int MAX_PASSPHRASE = 1000;
  private static final String CHECK = "callboard";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AesGcm cipher;
  private final byte[] salt;
  private final int iterations;

  private ExportCipher(String passphrase, byte[] salt, int iterations) {
    this.salt = salt.clone();
    this.iterations = iterations;
    try {
      PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, iterations, KEY_BITS);
      cipher = new AesGcm(SecretKeyFactory.getInstance(KDF).generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + KDF, e);
    }
  }

  /** Checks a passphrase without using it. */
  static void check(String passphrase) {
    if (passphrase.length() < MIN_PASSPHRASE || passphrase.length() > MAX_PASSPHRASE) {
      throw new InvalidValueException(
          "passphrase", "must have from " + MIN_PASSPHRASE + " to 1000 characters.");
    }
  }

  /** For a new export. */
  static ExportCipher of(String passphrase) {
    check(passphrase);
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new ExportCipher(passphrase, salt, ITERATIONS);
  }

  /**
   * For what {@link #json} wrote.
   *
   * @throws InvalidValueException if the passphrase is another one
   */
  static ExportCipher of(String passphrase, JsonObject json) {
    check(passphrase);
    try {
      int iterations = json.getInt("iterations");
      if (!json.getString("kdf").equals(KDF) || iterations < 1 || iterations > MAX_ITERATIONS) {
        throw new InvalidValueException("secrets", "are encrypted in a way unknown here.");
      }
      byte[] salt = Base64.getDecoder().decode(json.getString("salt"));
      ExportCipher cipher = new ExportCipher(passphrase, salt, iterations);
      if (!cipher.decrypt(json.getString("check"), "").equals(CHECK)) {
        throw new InvalidValueException("passphrase", "is not the one of this file.");
      }
      return cipher;
    } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
      throw new InvalidValueException("secrets", "cannot be read.");
    }
  }

  /** What an import needs beside the passphrase. */
  JsonObject json() {
    return Json.createObjectBuilder()
        .add("kdf", KDF)
        .add("iterations", iterations)
        .add("salt", Base64.getEncoder().encodeToString(salt))
        .add("check", encrypt(CHECK, ""))
        .build();
  }

  String encrypt(String secret, String owner) {
    return cipher.encrypt(secret, owner);
  }

  /**
   * @throws InvalidValueException if it was not encrypted with this passphrase for this owner
   */
  String decrypt(String secret, String owner) {
    return cipher
        .decrypt(secret, owner)
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "passphrase", "is not the one of this secret, or the secret was changed."));
  }
}
