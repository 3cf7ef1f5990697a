package org.callboard.password;

import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * What a hash of another server may be: as strong as its algorithm, and not so slow that each
 * sign-in would be an attack.
 */
public final class HashBounds {

  /** Of the hashes of this server that are made at import. */
  static final int MIN_ITERATIONS = 1000;

  /** Twice the highest setting. */
  private static final int MOST_ITERATIONS = 20_000_000;

  private static final int TIMES_OWN = 2;

  /** A bcrypt hash of cost c takes about as long as 2^c times so many iterations. */
  private static final int ITERATIONS_OF_BCRYPT = 64;

  /** PHP's own for many years: the vendor's sample has it. */
  private static final int BCRYPT_ALWAYS = 10;

  private final int own;
  private final int maxBcrypt;

  /** In comparison with this server's new hashes. */
  public HashBounds(Settings settings) {
    own = settings.get(Setting.PASSWORD_ITERATIONS);
    int affordable =
        Integer.SIZE - 1 - Integer.numberOfLeadingZeros(maxIterations() / ITERATIONS_OF_BCRYPT);
    maxBcrypt = Math.max(BCRYPT_ALWAYS, Math.min(BcryptHash.MAX_COST, affordable));
  }

  private int maxIterations() {
    return TIMES_OWN * own;
  }

  /** The highest cost of a bcrypt hash. */
  int maxBcrypt() {
    return maxBcrypt;
  }

  /**
   * Checks what does not depend on this server's own cost.
   *
   * @throws InvalidValueException if it may not be stored here
   */
  public static void checkForm(String hash) {
    WrappedHash wrapped = WrappedHash.read(hash);
    if (!PasswordHasher.isReadable(hash) || cost(hash) > MOST_ITERATIONS) {
      throw refused("is not of a kind that this server accepts.");
    }
    pieces(hash, wrapped).forEach(HashBounds::checkStrength);
    if (wrapped != null && !wrapped.isOwn()) {
      throw refused("is not of a kind that this server accepts.");
    }
  }

  private static void checkStrength(Pbkdf2Hash hash) {
    if (hash.iterations() < MIN_ITERATIONS) {
      throw refused("has fewer than " + MIN_ITERATIONS + " iterations.");
    }
    if (hash.saltBytes() < Pbkdf2Hash.MIN_SALT) {
      throw refused("has a salt of fewer than " + Pbkdf2Hash.MIN_SALT + " bytes.");
    }
    if (hash.saltBytes() > Pbkdf2Hash.MAX_SALT) {
      throw refused("has a salt of more than " + Pbkdf2Hash.MAX_SALT + " bytes.");
    }
    if (hash.keyBytes() != hash.digestBytes()) {
      throw refused(
          "has a key of "
              + hash.keyBytes()
              + " bytes; its algorithm needs "
              + hash.digestBytes()
              + ".");
    }
  }

  /**
   * Checks what it would cost to check a password.
   *
   * @throws InvalidValueException if it is too much
   */
  public void checkCost(String hash) {
    if (BcryptHash.cost(hash) > maxBcrypt) {
      throw refused(
          "is a bcrypt hash of cost "
              + BcryptHash.cost(hash)
              + ". This server takes at most "
              + maxBcrypt
              + ", which is about twice its own cost (callboard.password.iterations).");
    }
    if (isTooCostly(hash)) {
      throw refused(
          "costs "
              + cost(hash)
              + " iterations. This server takes at most "
              + maxIterations()
              + ", which is twice its own cost (callboard.password.iterations).");
    }
  }

  /** Whether a check of it would cost more than this server takes. */
  boolean isTooCostly(String hash) {
    // What wraps a cheap hash costs the cheap one more.
    int most = maxIterations() + (WrappedHash.isOne(hash) ? MIN_ITERATIONS : 0);
    return cost(hash) > most || BcryptHash.cost(hash) > maxBcrypt;
  }

  /** Whether all of it is as this server would take it, whatever it costs; bcrypt always is. */
  static boolean isWhole(String hash) {
    return pieces(hash, WrappedHash.read(hash)).allMatch(Pbkdf2Hash::isWhole);
  }

  private static long cost(String hash) {
    return pieces(hash, WrappedHash.read(hash)).mapToLong(Pbkdf2Hash::cost).sum();
  }

  private static Stream<Pbkdf2Hash> pieces(String hash, WrappedHash wrapped) {
    return wrapped == null
        ? Pbkdf2Hash.read(hash).stream()
        : Stream.of(wrapped.innerHash(), Pbkdf2Hash.read(wrapped.outer()))
            .flatMap(Optional::stream);
  }

  private static InvalidValueException refused(String sentence) {
    return new InvalidValueException("passwordHash", sentence);
  }
}
