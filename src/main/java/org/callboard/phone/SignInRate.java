package org.callboard.phone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often phones sign in to one subscriber: each sign-in writes a device and an entry of the
 * record, and a phone may ask for one with every request.
 */
final class SignInRate {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** More sign in within a minute only after they have been forgotten. */
  private static final int MAX_SUBSCRIBERS = 100_000;

  private final int perMinute;
  private final Cache<Long, AtomicInteger> counts;

  SignInRate(int perMinute, Ticker ticker) {
    this.perMinute = perMinute;
    this.counts =
        Caffeine.newBuilder()
            .maximumSize(MAX_SUBSCRIBERS)
            .expireAfterWrite(MINUTE) // that is, after the first one
            .ticker(ticker)
            .build();
  }

  /** Whether there may be one more now. */
  boolean take(long subscriberId) {
    return counts.get(subscriberId, id -> new AtomicInteger()).incrementAndGet() <= perMinute;
  }
}
