package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.callboard.platform.Settings.UnverifiedLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

  private static final long MIB = 1024 * 1024;
  private static final Pattern ROW = Pattern.compile("\\| `(.+?)` \\| `(.+?)` \\| (.+) \\|");

  @Test
  void withoutAnySettingTheDefaultsHold() {
    Settings settings = new Settings(key -> null);
    assertThat(settings.example()).isFalse();
    assertThat(settings.staleLimit()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.unverifiedLogin()).isEqualTo(UnverifiedLogin.EMPTY);
    assertThat(settings.passwordIterations()).isEqualTo(210_000);
    assertThat(settings.loginConcurrency())
        .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    assertThat(settings.loginQueue()).isEqualTo(32);
    assertThat(settings.loginWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.maxCredentials()).isEqualTo(150_000);
    assertThat(settings.maxSubscriberBytes()).isEqualTo(64 * MIB);
    assertThat(settings.maxDialDataBytes()).isEqualTo(64 * MIB);
    assertThat(settings.maxAccountBytes()).isEqualTo(64 * MIB);
    assertThat(settings.maxAnswerBytes()).isEqualTo(32 * MIB);
    assertThat(settings.maxDevicesInMemory()).isEqualTo(200_000);
    assertThat(settings.maxDevices()).isEqualTo(10);
    assertThat(settings.replacesDevices()).isTrue();
    assertThat(settings.fullComparison()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.changeRetention()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.auditRetention()).isEqualTo(Duration.ofDays(730));
    assertThat(settings.adminAddressFailures()).isEqualTo(20);
    assertThat(settings.adminPassword()).isEmpty();
    assertThat(settings.secretKeys()).isEqualTo(SecretKeys.NONE);
  }

  @Test
  void everySettingCanBeSet() {
    Settings settings =
        new Settings(
            Map.ofEntries(
                    Map.entry("callboard.example", "true"),
                    Map.entry("callboard.stale-limit", "P2D"),
                    Map.entry("callboard.unverified-login", "refuse"),
                    Map.entry("callboard.password.iterations", "600000"),
                    Map.entry("callboard.login.concurrency", "3"),
                    Map.entry("callboard.login.queue", "0"),
                    Map.entry("callboard.login.wait", "PT0.5S"),
                    Map.entry("callboard.cache.credentials", "100"),
                    Map.entry("callboard.cache.subscribers-mb", "1"),
                    Map.entry("callboard.cache.dial-data-mb", "4096"),
                    Map.entry("callboard.cache.accounts-mb", "3"),
                    Map.entry("callboard.cache.answers-mb", "2"),
                    Map.entry("callboard.cache.devices", "1000"),
                    Map.entry("callboard.devices.max", "500"),
                    Map.entry("callboard.devices.when-full", "refuse"),
                    Map.entry("callboard.full-comparison", "PT1S"),
                    Map.entry("callboard.change-retention", "P1W"),
                    Map.entry("callboard.audit-retention", "P30D"),
                    Map.entry("callboard.admin.address-failures", "500"),
                    Map.entry("callboard.admin.password", " 12345678 "))
                ::get);
    assertThat(settings.example()).isTrue();
    assertThat(settings.staleLimit()).isEqualTo(Duration.ofDays(2));
    assertThat(settings.unverifiedLogin()).isEqualTo(UnverifiedLogin.REFUSE);
    assertThat(settings.passwordIterations()).isEqualTo(600_000);
    assertThat(settings.loginConcurrency()).isEqualTo(3);
    assertThat(settings.loginQueue()).isZero();
    assertThat(settings.loginWait()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.maxCredentials()).isEqualTo(100);
    assertThat(settings.maxSubscriberBytes()).isEqualTo(MIB);
    assertThat(settings.maxDialDataBytes()).isEqualTo(4096 * MIB);
    assertThat(settings.maxAccountBytes()).isEqualTo(3 * MIB);
    assertThat(settings.maxAnswerBytes()).isEqualTo(2 * MIB);
    assertThat(settings.maxDevicesInMemory()).isEqualTo(1000);
    assertThat(settings.maxDevices()).isEqualTo(500);
    assertThat(settings.replacesDevices()).isFalse();
    assertThat(settings.fullComparison()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.changeRetention()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.auditRetention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.adminAddressFailures()).isEqualTo(500);
    assertThat(settings.adminPassword()).contains("12345678");
  }

  @Test
  void aWrongPasswordIsNotRepeated() {
    assertThatThrownBy(() -> only("callboard.admin.password", "1234567"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The setting callboard.admin.password must have at least 8 characters.");
  }

  @Test
  void blankIsTheDefaultAndOuterWhiteSpaceDoesNotCount() {
    assertThat(only("callboard.login.queue", "  ").loginQueue()).isEqualTo(32);
    assertThat(only("callboard.login.queue", " 7\n").loginQueue()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource( // any text can be a password, and what stands for a key is not repeated
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ADMIN_PASSWORD", "SECRETS_KEYS", "SECRETS_KEY_FILE"})
  void nonsenseStopsTheDeploymentWithASentenceThatNamesTheSetting(Setting setting) {
    assertThatThrownBy(() -> only(setting.key(), "nonsense"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The setting " + setting.key() + " is 'nonsense', but must be ")
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "callboard.example, TRUE, 'one of [false, true]'",
    "callboard.unverified-login, Refuse, 'one of [empty, refuse]'",
    "callboard.stale-limit, PT59S, 'an ISO 8601 duration from PT1M to PT720H'",
    "callboard.stale-limit, P31D, 'an ISO 8601 duration from PT1M to PT720H'",
    "callboard.stale-limit, -PT1H, 'an ISO 8601 duration from PT1M to PT720H'",
    "callboard.stale-limit, P1M, 'an ISO 8601 duration from PT1M to PT720H'",
    "callboard.stale-limit, P9999999999D, 'an ISO 8601 duration from PT1M to PT720H'",
    "callboard.password.iterations, 9999, 'a whole number from 10000 to 10000000'",
    "callboard.password.iterations, 10000001, 'a whole number from 10000 to 10000000'",
    "callboard.login.concurrency, -1, 'a whole number from 0 to 256'",
    "callboard.login.concurrency, 257, 'a whole number from 0 to 256'",
    "callboard.login.queue, 10001, 'a whole number from 0 to 10000'",
    "callboard.login.queue, 1.5, 'a whole number from 0 to 10000'",
    "callboard.login.queue, 99999999999, 'a whole number from 0 to 10000'",
    "callboard.login.wait, PT0.09S, 'an ISO 8601 duration from PT0.1S to PT1M'",
    "callboard.login.wait, PT61S, 'an ISO 8601 duration from PT0.1S to PT1M'",
    "callboard.cache.credentials, 99, 'a whole number from 100 to 100000000'",
    "callboard.cache.subscribers-mb, 0, 'a whole number from 1 to 1000000'",
    "callboard.cache.dial-data-mb, 1000001, 'a whole number from 1 to 1000000'",
    "callboard.cache.answers-mb, 0, 'a whole number from 1 to 1000000'",
    "callboard.cache.devices, 99, 'a whole number from 100 to 100000000'",
    "callboard.devices.max, 0, 'a whole number from 1 to 500'",
    "callboard.devices.max, 501, 'a whole number from 1 to 500'",
    "callboard.devices.when-full, Replace, 'one of [refuse, replace]'",
    "callboard.full-comparison, PT0.5S, 'an ISO 8601 duration from PT1S to PT24H'",
    "callboard.full-comparison, P2D, 'an ISO 8601 duration from PT1S to PT24H'",
    "callboard.change-retention, PT59M, 'an ISO 8601 duration from PT1H to PT8760H'",
    "callboard.change-retention, P366D, 'an ISO 8601 duration from PT1H to PT8760H'",
    "callboard.admin.address-failures, 0, 'a whole number from 1 to 1000000'",
    "callboard.audit-retention, PT23H, 'an ISO 8601 duration from PT24H to PT876000H'",
    "callboard.audit-retention, P36501D, 'an ISO 8601 duration from PT24H to PT876000H'"
  })
  void aValueOutOfRangeStopsTheDeploymentAndSaysWhatIsAllowed(
      String key, String value, String allowed) {
    assertThatThrownBy(() -> only(key, value))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The setting " + key + " is '" + value + "', but must be " + allowed + ".");
  }

  @Test
  void theDocumentListsEverySettingWithItsDefaultAndMeaning() throws IOException {
    List<List<String>> documented =
        Files.readAllLines(Path.of("docs/settings.md")).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(row -> List.of(row.group(1), row.group(2), row.group(3)))
            .toList();
    assertThat(documented)
        .isEqualTo(
            Stream.of(Setting.values())
                .map(s -> List.of(s.key(), s.defaultValue(), s.meaning()))
                .toList());
  }

  private static Settings only(String key, String value) {
    return new Settings(Map.of(key, value)::get);
  }
}
