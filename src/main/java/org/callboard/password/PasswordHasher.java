package org.callboard.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.PasswordHashForm;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.subscriber.CheapHash;

/**
 * The slow hash of passwords: PBKDF2 with HMAC-SHA-512, which stores its parameters with each hash.
 * Imports bring two other kinds, a {@link WrappedHash} and a {@link BcryptHash}, which the first
 * sign-in replaces.
 */
@ApplicationScoped
public class PasswordHasher {

  /** Stands for the hash of a subscriber who has no password, and so cannot sign in by one. */
  public static final String NONE = "none";

  /** How every hash begins that {@link #hashForImport} has made and nobody wrapped yet. */
  static final String CHEAP = CheapHash.PREFIX;

  static final int KEY_BYTES = 64;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";

  /** Of a hash made at import: cheap, so that 100,000 passwords are a matter of a minute. */
  private static final int IMPORT_ITERATIONS = 1000;

  private static final int SALT_BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  static final String BASE64 =
      "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)";

  private Pbkdf2PasswordHash pbkdf2;
  private int iterations;
  private HashBounds bounds;
  private final CostlyHashes costlyHashes = new CostlyHashes();

  /** What an unknown subscriber's password is checked against, so that it costs the same. */
  private String nobodysHash;

  /** For the container's proxy only. */
  protected PasswordHasher() {}

  @Inject
  public PasswordHasher(Pbkdf2PasswordHash pbkdf2, Settings settings) {
    this.pbkdf2 = pbkdf2;
    this.iterations = settings.get(Setting.PASSWORD_ITERATIONS);
    this.bounds = new HashBounds(settings);
    pbkdf2.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm",
            ALGORITHM,
            "Pbkdf2PasswordHash.Iterations",
            String.valueOf(iterations),
            "Pbkdf2PasswordHash.SaltSizeBytes",
            String.valueOf(SALT_BYTES),
            "Pbkdf2PasswordHash.KeySizeBytes",
            String.valueOf(KEY_BYTES)));
    this.nobodysHash = pbkdf2.generate("nobody".toCharArray());
  }

  /** A new hash at the current cost. */
  public String hash(String password) {
    return pbkdf2.generate(encoded(password));
  }

  /**
   * A hash at a low cost, for passwords that come in by the thousand; {@link HashWrappingTimer}
   * brings it to the full cost later.
   */
  public String hashForImport(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return CHEAP
        + Base64.getEncoder().encodeToString(salt)
        + ":"
        + WrappedHash.key(ALGORITHM, encoded(password), salt, IMPORT_ITERATIONS);
  }

  /**
   * What is stored for a password column: the hash of a plain text, or the {@code bcrypt:} hash
   * itself.
   *
   * @throws InvalidValueException if it is a hash that is not accepted
   */
  public String imported(String passwordOrHash) {
    if (BcryptHash.isOne(passwordOrHash)) {
      checkBcrypt(passwordOrHash);
    }
    return BcryptHash.isOne(passwordOrHash) ? passwordOrHash : hashForImport(passwordOrHash);
  }

  void checkBcrypt(String hash) {
    BcryptHash.check(hash, bounds.maxBcrypt());
  }

  /** Whether this is the form of a stored hash that {@link #matches} can read. */
  public static boolean isReadable(String hash) {
    return PasswordHashForm.isReadable(hash);
  }

  /** Brings a {@link #CHEAP} hash to the full cost without its password. */
  String wrap(String cheap) {
    return WrappedHash.of(cheap, pbkdf2).text();
  }

  /**
   * The same as {@link #match} for a subscriber, whose hash may come from another server: those
   * that cost too much are checked one at a time.
   *
   * @param whose what the log calls the subscriber
   * @throws org.callboard.platform.BusyException if one of them is being checked
   */
  public Optional<String> matchSubscriber(
      String whose, String password, List<String> stored, int atMost, int bcryptCost) {
    Supplier<Optional<String>> check = () -> match(password, stored, atMost, bcryptCost);
    return stored.stream().anyMatch(bounds::isTooCostly)
        ? costlyHashes.check(whose, check)
        : check.get();
  }

  /**
   * Which of the stored hashes is the password's; empty if none is. What is wrong costs the same
   * whatever is stored, or the time would tell whether somebody has the name.
   *
   * @param stored none if nobody has the name
   * @param atMost how many may be stored: so many slow hashes does a wrong password cost
   * @param bcryptCost of the bcrypt hash that it costs beside them; 0 for none
   */
  public Optional<String> match(String password, List<String> stored, int atMost, int bcryptCost) {
    for (String hash : stored) {
      if (matches(password, hash)) {
        return Optional.of(hash);
      }
    }
    for (int i = stored.size(); i < atMost; i++) {
      matchNobody(password);
    }
    int spent = stored.stream().mapToInt(BcryptHash::cost).max().orElse(0);
    BcryptHash.spend(password, spent, Math.min(bcryptCost, bounds.maxBcrypt()));
    return Optional.empty();
  }

  /**
   * Whether the password is the one of the hash. A wrong one costs at least as much for any other
   * kind of hash as for a current one, or the time would tell that there is such a subscriber.
   */
  boolean matches(String password, String hash) {
    if (!isReadable(hash)) {
      matchNobody(password);
      return false;
    }
    if (hash.equals(NONE)) {
      matchNobody(password);
      return false;
    }
    if (BcryptHash.isOne(hash)) {
      boolean matches = BcryptHash.matches(password, hash);
      if (!matches) {
        matchNobody(password);
      }
      return matches;
    }
    if (WrappedHash.isOne(hash)) {
      WrappedHash wrapped = WrappedHash.read(hash);
      return matchesPbkdf2(wrapped.innerKey(encoded(password)), wrapped.outer());
    }
    return matchesPbkdf2(encoded(password), hash);
  }

  private boolean matchesPbkdf2(char[] password, String hash) {
    boolean matches = pbkdf2.verify(password, hash);
    if (!matches && !hash.startsWith(ALGORITHM + ":")) {
      spend(password, iterations);
    } else if (!matches && cost(hash) < iterations) {
      spend(password, iterations - cost(hash));
    }
    return matches;
  }

  /** Takes as long as checking the password of somebody who exists. */
  private void matchNobody(String password) {
    spend(encoded(password), iterations);
  }

  private void spend(char[] password, int cost) {
    String[] parts = nobodysHash.split(":", 3);
    pbkdf2.verify(password, parts[0] + ":" + cost + ":" + parts[2]);
  }

  /**
   * Whether the hash was made with another algorithm, at a lower cost or a far higher one than the
   * current ones, or with less salt or key.
   */
  boolean isOutdated(String hash) {
    return !hash.startsWith(ALGORITHM + ":")
        || cost(hash) < iterations
        || bounds.isTooCostly(hash)
        || !HashBounds.isWhole(hash);
  }

  /**
   * Whether this password, which matches the hash, may be hashed anew. After a bcrypt hash it must
   * be known to its end.
   */
  boolean isToBeUpgraded(String hash, String password) {
    return isOutdated(hash) && !(BcryptHash.isOne(hash) && BcryptHash.mayBeAnother(password));
  }

  static int cost(String hash) {
    String[] parts = hash.split(":", 3);
    return Integer.parseInt(parts[1]);
  }

  /**
   * PBKDF2 pads its key with zero bytes, so a password and the same one followed by U+0000 would be
   * equal. A code point that is no character stands for the zero, and twice for itself.
   */
  private static char[] encoded(String password) {
    return password.replace("\uFFFF", "\uFFFF\uFFFF").replace("\0", "\uFFFF0").toCharArray();
  }
}
