package org.callboard.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * Slows down guessing: after some wrong passwords within some minutes, an address may try no more,
 * and a name may not be tried from there, nor after very many from anywhere, until those minutes
 * are over. It stands before the slow hash only: whoever is recognized, and every token, passes by.
 */
@ApplicationScoped
public class LoginThrottle {

  /** Of one name from one address. */
  public static final int MAX_FAILURES = 10;

  /** Of one name from anywhere: more, so that a stranger alone cannot keep anybody out. */
  static final int MAX_FAILURES_OF_NAME = 100;

  static final Duration WINDOW = Duration.ofMinutes(5);

  /**
   * Guessing under more names than this from more addresses than this is another kind of trouble.
   */
  private static final int MAX_KEYS = 100_000;

  private Cache<String, AtomicInteger> failures;
  private int maxFailuresOfAddress;

  /** For the container's proxy only. */
  protected LoginThrottle() {}

  @Inject
  public LoginThrottle(Settings settings) {
    this(settings, Ticker.systemTicker());
  }

  LoginThrottle(Settings settings, Ticker ticker) {
    maxFailuresOfAddress = settings.get(Setting.ADMIN_ADDRESS_FAILURES);
    failures =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(WINDOW) // written once, when the first fails
            .ticker(ticker)
            .build();
  }

  /**
   * Checks a password, unless there were too many failures. Many at once may pass together, but no
   * more than the bulkhead lets in.
   *
   * @param check empty if the password is wrong
   * @throws RefusedException (429) if it was not checked
   */
  <T> Optional<T> attempt(String address, String name, Supplier<Optional<T>> check) {
    String ofAddress = "address " + address;
    String ofName = "name " + name;
    String ofBoth = "both " + address + " " + name;
    if (count(ofAddress) >= maxFailuresOfAddress
        || count(ofName) >= MAX_FAILURES_OF_NAME
        || count(ofBoth) >= MAX_FAILURES) {
      throw new RefusedException(Refusal.tooManyAttempts(WINDOW));
    }
    Optional<T> result = check.get();
    if (result.isEmpty()) {
      failures.get(ofAddress, this::none).incrementAndGet();
      failures.get(ofName, this::none).incrementAndGet();
      failures.get(ofBoth, this::none).incrementAndGet();
    }
    return result;
  }

  private int count(String key) {
    AtomicInteger count = failures.getIfPresent(key);
    return count == null ? 0 : count.get();
  }

  private AtomicInteger none(String key) {
    return new AtomicInteger();
  }
}
