package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.callboard.platform.AesGcm;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonForm;
import org.callboard.platform.JsonMembers;
import org.callboard.platform.JsonObjectForm;

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

  /**
   * What a file tells of its cipher.
   *
   * @param check a known text, encrypted
   */
  private record Parameters(String kdf, int iterations, byte[] salt, String check) {}

  private static final JsonForm<byte[]> BYTES =
      JsonForm.TEXT.as(ExportCipher::decoded, Base64.getEncoder()::encodeToString);

  private static final JsonObjectForm<Parameters> FORM = JsonForm.object(json -> parameters(json));

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
    return of(passphrase, ITERATIONS);
  }

  /**
   * For a new export.
   *
   * @param iterations what each guess of the passphrase costs; the file tells it to the import
   */
  static ExportCipher of(String passphrase, int iterations) {
    check(passphrase);
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new ExportCipher(passphrase, salt, iterations);
  }

  /**
   * For what {@link #json} wrote.
   *
   * @throws InvalidValueException if the passphrase is another one
   */
  static ExportCipher of(String passphrase, JsonObject json) {
    check(passphrase);
    Parameters parameters = parameters(json);
    if (!parameters.kdf().equals(KDF)
        || parameters.iterations() < 1
        || parameters.iterations() > MAX_ITERATIONS) {
      throw new InvalidValueException(
          "secrets", "are encrypted in a way that this server does not know.");
    }
    ExportCipher cipher = new ExportCipher(passphrase, parameters.salt(), parameters.iterations());
    if (!cipher.decrypt(parameters.check(), "").equals(CHECK)) {
      throw new InvalidValueException("passphrase", "is not the passphrase of this file.");
    }
    return cipher;
  }

  private static Parameters parameters(JsonObject json) {
    try {
      return FORM.read(json);
    } catch (InvalidValueException e) {
      throw new InvalidValueException("secrets", "cannot be read.");
    }
  }

  private static Parameters parameters(JsonMembers<Parameters> json) {
    String kdf = json.required("kdf", JsonForm.TEXT, "", Parameters::kdf);
    int iterations = json.required("iterations", JsonForm.INTEGER, 0, Parameters::iterations);
    byte[] salt = json.required("salt", BYTES, new byte[0], Parameters::salt);
    String check = json.required("check", JsonForm.TEXT, "", Parameters::check);
    return json.make(() -> new Parameters(kdf, iterations, salt, check));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("salt", "must be Base64.");
    }
  }

  /** What an import needs beside the passphrase. */
  JsonObject json() {
    return FORM.write(new Parameters(KDF, iterations, salt, encrypt(CHECK, "")));
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
                    "passphrase",
                    "is not the passphrase of this secret, or the secret was changed."));
  }
}
