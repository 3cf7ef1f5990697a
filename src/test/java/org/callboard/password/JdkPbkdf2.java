package org.callboard.password;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The hash of Jakarta Security as its specification has it, {@code
 * algorithm:iterations:base64(salt):base64(hash)}, made with the JDK as the servers' one is. It
 * counts what it costs.
 */
public class JdkPbkdf2 implements Pbkdf2PasswordHash {

  private final AtomicInteger verifications = new AtomicInteger();
  private final AtomicLong iterationsSpent = new AtomicLong();
  private Map<String, String> parameters = Map.of();

  @Override
  public void initialize(Map<String, String> newParameters) {
    parameters = Map.copyOf(newParameters);
  }

  @Override
  public String generate(char[] password) {
    byte[] salt = new byte[parameter("SaltSizeBytes")];
    new SecureRandom().nextBytes(salt);
    String algorithm = parameters.get("Pbkdf2PasswordHash.Algorithm");
    int iterations = parameter("Iterations");
    byte[] hash = hash(algorithm, password, salt, iterations, parameter("KeySizeBytes"));
    return String.join(":", algorithm, String.valueOf(iterations), base64(salt), base64(hash));
  }

  @Override
  public boolean verify(char[] password, String hashedPassword) {
    verifications.incrementAndGet();
    String[] parts = hashedPassword.split(":");
    if (parts.length != 4) {
      throw new IllegalArgumentException("Bad hash encoding");
    }
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    int iterations = Integer.parseInt(parts[1]);
    return MessageDigest.isEqual(
        expected, hash(parts[0], password, salt, iterations, expected.length));
  }

  /** How often a password was checked. */
  public int verifications() {
    return verifications.get();
  }

  /** The iterations of all checks and hashes since the last call. */
  public long takeIterations() {
    return iterationsSpent.getAndSet(0);
  }

  private byte[] hash(String algorithm, char[] password, byte[] salt, int iterations, int bytes) {
    iterationsSpent.addAndGet(iterations);
    try {
      PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, bytes * Byte.SIZE);
      return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private int parameter(String name) {
    return Integer.parseInt(parameters.get("Pbkdf2PasswordHash." + name));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
