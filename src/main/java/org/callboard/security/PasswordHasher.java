package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.callboard.platform.Settings;

/**
 * The slow hash of passwords: PBKDF2 with HMAC-SHA-512, which stores its parameters with each hash.
 */
@ApplicationScoped
public class PasswordHasher {

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";

  private static final Logger LOG = Logger.getLogger(PasswordHasher.class.getName());

  private static final String BASE64 =
      "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)";

  /** What {@code Pbkdf2PasswordHash} stores: algorithm, iterations, salt, key. */
  private static final Pattern FORMAT =
      Pattern.compile(
          "PBKDF2WithHmacSHA(224|256|384|512):[1-9][0-9]{0,7}:" + BASE64 + ":" + BASE64);

  private Pbkdf2PasswordHash pbkdf2;
  private int iterations;

  /** What an unknown subscriber's password is checked against, so that it costs the same. */
  private String nobodysHash;

  /** For the container's proxy only. */
  protected PasswordHasher() {}

  @Inject
  public PasswordHasher(Pbkdf2PasswordHash pbkdf2, Settings settings) {
    this.pbkdf2 = pbkdf2;
    this.iterations = settings.passwordIterations();
    pbkdf2.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm",
            ALGORITHM,
            "Pbkdf2PasswordHash.Iterations",
            String.valueOf(iterations),
            "Pbkdf2PasswordHash.SaltSizeBytes",
            "32",
            "Pbkdf2PasswordHash.KeySizeBytes",
            "64"));
    this.nobodysHash = pbkdf2.generate("nobody".toCharArray());
  }

  /** A new hash at the current cost. */
  public String hash(String password) {
    return pbkdf2.generate(encoded(password));
  }

  /**
   * Whether the password is the one of the hash. A wrong one costs as much for an old or unreadable
   * hash as for a current one, or the time would tell that there is such a subscriber.
   */
  boolean matches(String password, String hash) {
    if (!FORMAT.matcher(hash).matches()) {
      LOG.warning("The stored password hash of a subscriber cannot be read");
      matchNobody(password);
      return false;
    }
    boolean matches = pbkdf2.verify(encoded(password), hash);
    if (!matches && !hash.startsWith(ALGORITHM + ":")) {
      matchNobody(password);
    } else if (!matches && cost(hash) < iterations) {
      spend(password, iterations - cost(hash));
    }
    return matches;
  }

  /** Takes as long as checking the password of somebody who exists. */
  void matchNobody(String password) {
    spend(password, iterations);
  }

  private void spend(String password, int cost) {
    String[] parts = nobodysHash.split(":", 3);
    pbkdf2.verify(encoded(password), parts[0] + ":" + cost + ":" + parts[2]);
  }

  /** Whether the hash was made with another algorithm or at a lower cost than the current ones. */
  boolean isOutdated(String hash) {
    return !hash.startsWith(ALGORITHM + ":") || cost(hash) < iterations;
  }

  private static int cost(String hash) {
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
