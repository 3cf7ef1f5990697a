package org.callboard.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings of this server, read once. A wrong one stops the deployment with a sentence, because
 * a server that runs with another meaning than its owner's is worse than none.
 */
@ApplicationScoped
public class Settings {

  /** What a phone is told whose login cannot be checked because the database is down. */
  public enum UnverifiedLogin {
    EMPTY,
    REFUSE
  }

  private static final Logger LOG = Logger.getLogger(Settings.class.getName());
  private static final String PREFIX = "callboard.";

  /** What server-config uses for the server itself. */
  private static final Pattern SERVERS_OWN =
      Pattern.compile("^callboard\\.(database|http|port|test)\\b");

  private final boolean example;
  private final Optional<URI> publicUrl;
  private final Duration staleLimit;
  private final UnverifiedLogin unverifiedLogin;
  private final int passwordIterations;
  private final int loginConcurrency;
  private final int loginQueue;
  private final Duration loginWait;
  private final int maxCredentials;
  private final long maxSubscriberBytes;
  private final long maxDialDataBytes;
  private final long maxAccountBytes;
  private final long maxAnswerBytes;
  private final int maxDevicesInMemory;
  private final int maxDevices;
  private final boolean replacesDevices;
  private final Duration fullComparison;
  private final Duration changeRetention;
  private final int importMaxRows;
  private final long importMaxBytes;
  private final Duration auditRetention;
  private final int adminConcurrency;
  private final int adminQueue;
  private final int adminAddressFailures;
  private final Optional<String> adminPassword;
  private final SecretKeys secretKeys;

  /** Reads MicroProfile Config, and warns of names that look like ours and are not. */
  public Settings() {
    this(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse(null));
    Set<String> known =
        Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
    for (String name : ConfigProvider.getConfig().getPropertyNames()) {
      if (name.startsWith(PREFIX) && !known.contains(name) && !SERVERS_OWN.matcher(name).find()) {
        LOG.log(Level.WARNING, "There is no setting {0}; is it misspelt?", name);
      }
    }
  }

  /**
   * Reads from the given source, which answers null for what is not set.
   *
   * @throws IllegalStateException naming the first wrong setting, its value and what is allowed
   */
  public Settings(UnaryOperator<String> source) {
    SettingReader reader = new SettingReader(source);
    example = reader.flag(Setting.EXAMPLE);
    publicUrl = reader.address(Setting.PUBLIC_URL);
    staleLimit = reader.duration(Setting.STALE_LIMIT, Duration.ofMinutes(1), Duration.ofDays(30));
    unverifiedLogin =
        UnverifiedLogin.valueOf(
            reader
                .oneOf(Setting.UNVERIFIED_LOGIN, Set.of("empty", "refuse"))
                .toUpperCase(Locale.ROOT));
    passwordIterations = reader.number(Setting.PASSWORD_ITERATIONS, 10_000, 10_000_000);
    int concurrency = reader.number(Setting.LOGIN_CONCURRENCY, 0, 256);
    loginConcurrency =
        concurrency > 0 ? concurrency : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    loginQueue = reader.number(Setting.LOGIN_QUEUE, 0, 10_000);
    loginWait = reader.duration(Setting.LOGIN_WAIT, Duration.ofMillis(100), Duration.ofMinutes(1));
    maxCredentials = reader.number(Setting.MAX_CREDENTIALS, 100, 100_000_000);
    maxSubscriberBytes = reader.mebibytes(Setting.MAX_SUBSCRIBERS_MB);
    maxDialDataBytes = reader.mebibytes(Setting.MAX_DIAL_DATA_MB);
    maxAccountBytes = reader.mebibytes(Setting.MAX_ACCOUNTS_MB);
    maxAnswerBytes = reader.mebibytes(Setting.MAX_ANSWERS_MB);
    maxDevicesInMemory = reader.number(Setting.MAX_DEVICES_IN_MEMORY, 100, 100_000_000);
    maxDevices = reader.number(Setting.DEVICES_MAX, 1, 500);
    replacesDevices =
        reader.oneOf(Setting.DEVICES_WHEN_FULL, Set.of("replace", "refuse")).equals("replace");
    fullComparison =
        reader.duration(Setting.FULL_COMPARISON, Duration.ofSeconds(1), Duration.ofDays(1));
    changeRetention =
        reader.duration(Setting.CHANGE_RETENTION, Duration.ofHours(1), Duration.ofDays(365));
    importMaxRows = reader.number(Setting.IMPORT_MAX_ROWS, 1, 10_000_000);
    importMaxBytes = reader.mebibytes(Setting.IMPORT_MAX_MB);
    auditRetention =
        reader.duration(Setting.AUDIT_RETENTION, Duration.ofDays(1), Duration.ofDays(36_500));
    adminConcurrency = reader.number(Setting.ADMIN_CONCURRENCY, 1, 1000);
    adminQueue = reader.number(Setting.ADMIN_QUEUE, 0, 10_000);
    adminAddressFailures = reader.number(Setting.ADMIN_ADDRESS_FAILURES, 1, 1_000_000);
    adminPassword = reader.password(Setting.ADMIN_PASSWORD);
    secretKeys = reader.secretKeys();
  }

  public boolean example() {
    return example;
  }

  /** Without a slash at the end. */
  public Optional<URI> publicUrl() {
    return publicUrl;
  }

  public Duration staleLimit() {
    return staleLimit;
  }

  public UnverifiedLogin unverifiedLogin() {
    return unverifiedLogin;
  }

  public int passwordIterations() {
    return passwordIterations;
  }

  public int loginConcurrency() {
    return loginConcurrency;
  }

  public int loginQueue() {
    return loginQueue;
  }

  public Duration loginWait() {
    return loginWait;
  }

  public int maxCredentials() {
    return maxCredentials;
  }

  public long maxSubscriberBytes() {
    return maxSubscriberBytes;
  }

  public long maxDialDataBytes() {
    return maxDialDataBytes;
  }

  public long maxAccountBytes() {
    return maxAccountBytes;
  }

  public long maxAnswerBytes() {
    return maxAnswerBytes;
  }

  public int maxDevicesInMemory() {
    return maxDevicesInMemory;
  }

  /** Of one subscriber. */
  public int maxDevices() {
    return maxDevices;
  }

  /** Whether one device more ends another one; otherwise it is refused. */
  public boolean replacesDevices() {
    return replacesDevices;
  }

  public Duration fullComparison() {
    return fullComparison;
  }

  public Duration changeRetention() {
    return changeRetention;
  }

  public int importMaxRows() {
    return importMaxRows;
  }

  public long importMaxBytes() {
    return importMaxBytes;
  }

  public Duration auditRetention() {
    return auditRetention;
  }

  /** Of requests that work with the database. */
  public int adminConcurrency() {
    return adminConcurrency;
  }

  /** Of requests that wait for that. */
  public int adminQueue() {
    return adminQueue;
  }

  public int adminAddressFailures() {
    return adminAddressFailures;
  }

  /** The first administrator's password; empty if the server shall choose one. */
  public Optional<String> adminPassword() {
    return adminPassword;
  }

  /** By which secrets are encrypted at rest. */
  public SecretKeys secretKeys() {
    return secretKeys;
  }
}
