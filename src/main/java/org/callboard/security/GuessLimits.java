package org.callboard.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.security.GuessLimit.Failures;

/**
 * Slows down guessing at both doors. Failures count for a name from one address, for an address and
 * for a name, and what comes too fast is refused without being checked. It stands before the slow
 * hash only: whoever is recognized, and every token, passes by. Names that nobody has count like
 * others.
 */
@ApplicationScoped
public class GuessLimits {

  /** What failures count for. */
  public enum Scope {
    /** One name from one address. */
    ADDRESS_AND_NAME,
    /** An address, whatever it names. */
    ADDRESS,
    /** A name, wherever it is tried from. */
    NAME
  }

  /** Of one name from one address: what a person mistypes, and more. */
  static final GuessLimit OF_BOTH = new GuessLimit(10, Duration.ofHours(1), Duration.ofMinutes(5));

  /**
   * Of one name from anywhere. Then an address that never signed in under this name waits once for
   * each attempt, however many others try: a stranger delays an honest person, and no more.
   */
  static final GuessLimit OF_NAME = new GuessLimit(50, Duration.ofHours(1), Duration.ofMinutes(1));

  private static final Duration LONGEST_WAIT_OF_ADDRESS = Duration.ofMinutes(1);
  private static final Duration PHONES_WINDOW = Duration.ofMinutes(1);
  private static final Duration ADMINISTRATORS_WINDOW = Duration.ofMinutes(5);

  /** When all failures are forgotten. */
  private static final Duration MEMORY = Duration.ofHours(2);

  private static final Duration MEMORY_OF_SUCCESS = Duration.ofDays(30);

  /** About 200 bytes each; guessing under more names is another kind of trouble. */
  private static final int MAX_KEYS = 100_000;

  /**
   * Whose failures are counted.
   *
   * @param door the kind of credential
   * @param network empty for a name from anywhere
   * @param nameHash keyed; empty for all names
   */
  private record Key(Scope scope, String door, String network, String nameHash) {}

  /**
   * A limit that is in force.
   *
   * @param door whose sign-ins it is about
   * @param network the address, of IPv6 the network; empty for a name from anywhere
   * @param nameHash what stands for the name in the log too; empty for all names
   * @param name of {@link Recognizable}, if somebody has it; what else was typed is not kept
   * @param since when the first of the failures was
   * @param until when the next attempt is checked
   */
  public record InForce(
      String id,
      Scope scope,
      String door,
      String network,
      String nameHash,
      Optional<List<String>> name,
      int failures,
      Instant since,
      Instant until) {

    /** Whether it is about a name of a subscriber of this Cloud ID. */
    public boolean isOf(String cloudId) {
      return organization().filter(cloudId::equals).isPresent();
    }

    /** The Cloud ID of the subscriber whose name it is. */
    public Optional<String> organization() {
      return name.flatMap(Recognizable::cloudIdOf);
    }

    /** The username, as names are compared, if somebody has it. */
    public Optional<String> username() {
      return name.map(parts -> parts.get(parts.size() - 1));
    }

    @Override
    public String toString() {
      return "InForce[" + id + "]";
    }
  }

  private final KeyedHash hash = new KeyedHash();
  private final Cache<Key, Failures> failures;

  /** From when on an attempt is checked whose name is limited. */
  private final Cache<Key, Long> admitted;

  /** The names that somebody has, by their hashes. */
  private final Cache<String, List<String>> names;

  /** Who signed in from where. */
  private final Cache<Key, Boolean> familiar;

  private final GuessLimit ofPhonesAddress;
  private final GuessLimit ofAdministratorsAddress;
  private final Ticker ticker;

  /** For the container's proxy only. */
  protected GuessLimits() {
    failures = null;
    admitted = null;
    names = null;
    familiar = null;
    ofPhonesAddress = null;
    ofAdministratorsAddress = null;
    ticker = null;
  }

  @Inject
  public GuessLimits(Settings settings) {
    this(settings, Ticker.systemTicker());
  }

  GuessLimits(Settings settings, Ticker ticker) {
    this.ticker = ticker;
    failures = memory(MEMORY);
    admitted = memory(MEMORY);
    names = memory(MEMORY);
    familiar =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(MEMORY_OF_SUCCESS)
            .ticker(ticker)
            .build();
    ofPhonesAddress =
        new GuessLimit(
            settings.get(Setting.LOGIN_ADDRESS_FAILURES), PHONES_WINDOW, LONGEST_WAIT_OF_ADDRESS);
    ofAdministratorsAddress =
        new GuessLimit(
            settings.get(Setting.ADMIN_ADDRESS_FAILURES),
            ADMINISTRATORS_WINDOW,
            LONGEST_WAIT_OF_ADDRESS);
  }

  private <K, V> Cache<K, V> memory(Duration life) {
    return Caffeine.newBuilder()
        .maximumSize(MAX_KEYS)
        .expireAfterWrite(life)
        .ticker(ticker)
        .build();
  }

  /**
   * Lets an attempt pass whose turn it is.
   *
   * @throws RefusedException (429) if it has to wait
   */
  void check(SignInAttempt attempt) {
    long now = ticker.read();
    Key both = key(Scope.ADDRESS_AND_NAME, attempt);
    long wait = waitOf(both, now);
    if (familiar.getIfPresent(both) == null) {
      if (!attempt.office().getAsBoolean()) {
        wait = Math.max(wait, waitOf(key(Scope.ADDRESS, attempt), now));
      }
      wait = Math.max(wait, waitForName(attempt, both, now));
    }
    if (wait > 0) {
      throw new RefusedException(Refusal.tooManyAttempts(Duration.ofNanos(wait)));
    }
  }

  private long waitOf(Key key, long now) {
    Failures known = failures.getIfPresent(key);
    return known == null ? 0 : known.waitAt(now);
  }

  private long waitForName(SignInAttempt attempt, Key both, long now) {
    Failures ofName = failures.getIfPresent(key(Scope.NAME, attempt));
    long wait = ofName == null ? 0 : OF_NAME.waitAfter(OF_NAME.count(ofName, now));
    return wait == 0 ? 0 : admitted.get(both, k -> now + wait) - now;
  }

  /**
   * Its password was wrong, and was not sent before. From an office this counts for the name alone.
   *
   * @param known whether somebody has the name
   */
  void failed(SignInAttempt attempt, boolean known) {
    long now = ticker.read();
    boolean office = attempt.office().getAsBoolean();
    for (Scope scope : Scope.values()) {
      if (scope != Scope.ADDRESS || !office) {
        Key key = key(scope, attempt);
        failures.asMap().compute(key, (k, before) -> limit(k).oneMore(before, now));
      }
    }
    List<String> name = attempt.name();
    if (known) {
      names.put(nameHash(name), name);
    }
    admitted.invalidate(key(Scope.ADDRESS_AND_NAME, attempt));
  }

  /** Somebody is there who knows the password: what was mistyped there is forgiven. */
  void succeeded(SignInAttempt attempt) {
    Key both = key(Scope.ADDRESS_AND_NAME, attempt);
    failures.invalidate(both);
    familiar.put(both, true);
  }

  private GuessLimit limit(Key key) {
    return switch (key.scope()) {
      case ADDRESS_AND_NAME -> OF_BOTH;
      case NAME -> OF_NAME;
      case ADDRESS ->
          key.door().equals(Recognizable.ADMINISTRATOR) ? ofAdministratorsAddress : ofPhonesAddress;
    };
  }

  /** What stands for a name of {@link Recognizable}: names are typed, and may be passwords. */
  public String nameHash(List<String> name) {
    return hash.shown(name);
  }

  private Key key(Scope scope, SignInAttempt attempt) {
    return new Key(
        scope,
        attempt.door(),
        scope == Scope.NAME ? "" : attempt.network(),
        scope == Scope.ADDRESS ? "" : nameHash(attempt.name()));
  }

  /** The limits that make somebody wait on this node, the longest first. */
  public List<InForce> inForce() {
    long now = ticker.read();
    return failures.asMap().entrySet().stream()
        .flatMap(entry -> inForce(entry, now).stream())
        .sorted((a, b) -> b.until().compareTo(a.until()))
        .toList();
  }

  private Optional<InForce> inForce(Map.Entry<Key, Failures> entry, long now) {
    Key key = entry.getKey();
    double count = limit(key).count(entry.getValue(), now);
    long wait = key.scope() == Scope.NAME ? OF_NAME.waitAfter(count) : entry.getValue().waitAt(now);
    return wait <= 0
        ? Optional.empty()
        : Optional.of(
            new InForce(
                id(key),
                key.scope(),
                key.door(),
                key.network(),
                key.nameHash(),
                Optional.ofNullable(names.getIfPresent(key.nameHash())),
                (int) Math.ceil(count),
                Instant.now().minusNanos(now - entry.getValue().firstAt()),
                Instant.now().plusNanos(wait)));
  }

  private String id(Key key) {
    return hash.shown(
        List.of("limit", key.scope().name(), key.door(), key.network(), key.nameHash()));
  }

  /**
   * Forgets the failures that a limit counts.
   *
   * @return whether there was such a limit
   */
  public boolean forget(String id) {
    List<Key> keys = failures.asMap().keySet().stream().filter(key -> id(key).equals(id)).toList();
    failures.invalidateAll(keys);
    return !keys.isEmpty();
  }
}
