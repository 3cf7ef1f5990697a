package org.callboard.platform;

import static org.callboard.platform.Allowed.address;
import static org.callboard.platform.Allowed.duration;
import static org.callboard.platform.Allowed.fileName;
import static org.callboard.platform.Allowed.flag;
import static org.callboard.platform.Allowed.keys;
import static org.callboard.platform.Allowed.mebibytes;
import static org.callboard.platform.Allowed.number;
import static org.callboard.platform.Allowed.oneOf;
import static org.callboard.platform.Allowed.password;
import static org.callboard.platform.Allowed.path;
import static org.callboard.platform.Allowed.processors;
import static org.callboard.platform.Allowed.ranges;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything about Callboard that the owner of a server may set: each setting is declared here,
 * with its key, its default, what is allowed and what it means, and nowhere else. {@link Settings}
 * reads them; {@code docs/settings.md} is the same table for people, and a test compares them.
 *
 * @param <T> what code that asks for the setting gets
 */
public final class Setting<T> {

  private static final List<Setting<?>> ALL = new ArrayList<>();

  public static final Setting<Boolean> EXAMPLE =
      new Setting<>(
          "callboard.example",
          "false",
          flag(),
          "Whether the server loads the example organization if it does not exist.");

  public static final Setting<Optional<URI>> PUBLIC_URL =
      new Setting<>(
          "callboard.public-url",
          "auto",
          address().or("auto"),
          "The address at which phones find this server, for example 'https://provisioning.example.com'; 'auto' takes the address from each request.");

  public static final Setting<Optional<String>> ACCOUNT_ALIAS =
      new Setting<>(
          "callboard.account-alias",
          "none",
          fileName().or("none"),
          "Another name for the address of accounts below '/provisioning', beside 'account', for example 'acrobits_prov.php' of the vendor's sample, so that portals need not change.");

  public static final Setting<Duration> STALE_LIMIT =
      new Setting<>(
          "callboard.stale-limit",
          "PT24H",
          duration("PT1M", "P30D"),
          "How long phones are recognized from memory while the database cannot be reached.");

  public static final Setting<UnverifiedLogin> UNVERIFIED_LOGIN =
      new Setting<>(
          "callboard.unverified-login",
          "empty",
          oneOf(UnverifiedLogin.class),
          "The answer to a login that the server cannot check: 'empty' (200 and no data) or 'refuse' (503).");

  public static final Setting<Integer> PASSWORD_ITERATIONS =
      new Setting<>(
          "callboard.password.iterations",
          "210000",
          number(10_000, 10_000_000),
          "Cost of a new password hash, PBKDF2 with HMAC-SHA-512.");

  public static final Setting<Integer> PASSWORD_MIN_LENGTH =
      new Setting<>(
          "callboard.password.min-length",
          "8",
          number(1, 128),
          "How many characters a new password of a subscriber has at least.");

  public static final Setting<Integer> LOGIN_CONCURRENCY =
      new Setting<>(
          "callboard.login.concurrency",
          "0",
          processors(256),
          "How many passwords are hashed at the same time; 0 means all processors but one.");

  public static final Setting<Integer> LOGIN_QUEUE =
      new Setting<>(
          "callboard.login.queue",
          "32",
          number(0, 10_000),
          "How many logins may wait for their turn; more get 503.");

  public static final Setting<Duration> LOGIN_WAIT =
      new Setting<>(
          "callboard.login.wait",
          "PT10S",
          duration("PT0.1S", "PT1M"),
          "How long a login may wait for its turn.");

  public static final Setting<Integer> LOGIN_PLACES_OF_SOURCE =
      new Setting<>(
          "callboard.login.places-of-source",
          "2",
          number(1, 10_000),
          "How many of these places one address (IPv6: one /64) or one username may hold. Eight more of its requests wait for them; the rest get 503.");

  public static final Setting<Integer> LOGIN_ADDRESS_FAILURES =
      new Setting<>(
          "callboard.login.address-failures",
          "60",
          number(1, 1_000_000),
          "How many different wrong credentials of phones may come from one address (IPv6: one /64) within a minute.");

  public static final Setting<Optional<List<IpRange>>> PROXIES =
      new Setting<>(
          "callboard.proxies",
          "none",
          ranges().or("none"),
          "The proxies in front of this server. The server believes them about the origin of a request.");

  public static final Setting<ProxyHeader> PROXY_HEADER =
      new Setting<>(
          "callboard.proxies.header",
          "x-forwarded-for",
          oneOf(ProxyHeader.class),
          "The header in which they name the origin. Name the one that your proxy sets: it may pass on the other exactly as a client sent it.");

  public static final Setting<Integer> MAX_CREDENTIALS =
      new Setting<>(
          "callboard.cache.credentials",
          "150000",
          number(100, 100_000_000),
          "How many checked credentials are held in memory, about 500 bytes each.");

  public static final Setting<Long> MAX_SUBSCRIBER_BYTES =
      new Setting<>(
          "callboard.cache.subscribers-mb",
          "64",
          mebibytes(),
          "Memory for subscribers, in mebibytes.");

  public static final Setting<Long> MAX_DIAL_DATA_BYTES =
      new Setting<>(
          "callboard.cache.dial-data-mb", "64", mebibytes(), "Memory for dial data, in mebibytes.");

  public static final Setting<Long> MAX_ACCOUNT_BYTES =
      new Setting<>(
          "callboard.cache.accounts-mb",
          "64",
          mebibytes(),
          "Memory for account settings, in mebibytes.");

  public static final Setting<Long> MAX_ANSWER_BYTES =
      new Setting<>(
          "callboard.cache.answers-mb",
          "32",
          mebibytes(),
          "Memory for answers as they are sent, in mebibytes.");

  public static final Setting<Integer> MAX_DEVICES_IN_MEMORY =
      new Setting<>(
          "callboard.cache.devices",
          "200000",
          number(100, 100_000_000),
          "How many devices are held in memory, about 650 bytes each.");

  public static final Setting<Integer> MAX_DEVICES =
      new Setting<>(
          "callboard.devices.max",
          "10",
          number(1, 500),
          "How many phones a subscriber may be signed in with.");

  public static final Setting<WhenFull> DEVICES_WHEN_FULL =
      new Setting<>(
          "callboard.devices.when-full",
          "replace",
          oneOf(WhenFull.class),
          "What happens when one more phone signs in: 'replace' signs out the phone that has been unused for the longest time, 'refuse' refuses the new one.");

  public static final Setting<Duration> FULL_COMPARISON =
      new Setting<>(
          "callboard.full-comparison",
          "PT10M",
          duration("PT1S", "P1D"),
          "How often everything in memory is compared with the database.");

  public static final Setting<Duration> CHANGE_RETENTION =
      new Setting<>(
          "callboard.change-retention",
          "P7D",
          duration("PT1H", "P365D"),
          "How long rows of the change feed are kept.");

  public static final Setting<Integer> IMPORT_MAX_ROWS =
      new Setting<>(
          "callboard.import.max-rows",
          "200000",
          number(1, 10_000_000),
          "How many rows an import may have.");

  public static final Setting<Long> IMPORT_MAX_BYTES =
      new Setting<>(
          "callboard.import.max-mb",
          "64",
          mebibytes(),
          "How large an import may be, in mebibytes.");

  public static final Setting<Duration> AUDIT_RETENTION =
      new Setting<>(
          "callboard.audit-retention",
          "P730D",
          duration("P1D", "P36500D"),
          "How long the record of who changed what is kept.");

  public static final Setting<Integer> ADMIN_CONCURRENCY =
      new Setting<>(
          "callboard.admin.concurrency",
          "12",
          number(1, 1000),
          "How many requests of administrators may work with the database at the same time; keep it well below the connections of the server's pool, which phones and the clock need too.");

  public static final Setting<Integer> ADMIN_QUEUE =
      new Setting<>(
          "callboard.admin.queue",
          "200",
          number(0, 10_000),
          "How many more of these requests may wait, for five seconds at most; the rest get 503. Each of them holds a thread of the server.");

  public static final Setting<Integer> ADMIN_ADDRESS_FAILURES =
      new Setting<>(
          "callboard.admin.address-failures",
          "20",
          number(1, 1_000_000),
          "How many wrong passwords of administrators may come from one address within five minutes.");

  public static final Setting<Optional<String>> ADMIN_PASSWORD =
      new Setting<>(
          "callboard.admin.password",
          "random",
          password(12).or("random"),
          "The password of the administrator `admin`, whom the first start makes; later starts ignore it. With 'random' the server's output has a password at the first start.");

  public static final Setting<Optional<SecretKeys>> SECRETS_KEYS =
      new Setting<>(
          "callboard.secrets.keys",
          "none",
          keys().or("none"),
          "The keys by which secrets are encrypted, as `id:base64,id2:base64`, 32 bytes each: the first encrypts, all decrypt. With 'none' and no file, no secret can be stored.");

  public static final Setting<Optional<String>> SECRETS_KEY_FILE =
      new Setting<>(
          "callboard.secrets.key-file",
          "none",
          path().or("none"),
          "A file with these keys instead, one per line; lines that begin with # are comments.");

  public static final Setting<Boolean> SECRETS_MAKE_KEY_FILE =
      new Setting<>(
          "callboard.secrets.make-key-file",
          "false",
          flag(),
          "Whether the server makes this file, with one random key and readable by its owner only, if it does not exist.");

  private final String key;
  private final String defaultText;
  private final Allowed<T> allowed;
  private final String meaning;

  Setting(String key, String defaultText, Allowed<T> allowed, String meaning) {
    this.key = key;
    this.defaultText = defaultText;
    this.allowed = allowed;
    this.meaning = meaning;
    ALL.add(this);
  }

  /** In the order of their declaration, here, in {@link Bounds} and in {@link Outgoing}. */
  public static List<Setting<?>> all() {
    Outgoing.declare();
    return List.copyOf(ALL);
  }

  public String key() {
    return key;
  }

  /** As an owner would write it. */
  String defaultText() {
    return defaultText;
  }

  /** What must be the value, as it stands behind "must be". */
  String allowed() {
    return allowed.sentence();
  }

  String meaning() {
    return meaning;
  }

  /**
   * The value of what an owner wrote; null and white space are the default.
   *
   * @throws IllegalStateException with a sentence, if it is not allowed
   */
  T read(String written) {
    String text = written == null || written.isBlank() ? defaultText : written.strip();
    return allowed.reader().apply(text).orElseThrow(() -> allowed.wrong(key, text));
  }

  @Override
  public String toString() {
    return key;
  }
}
