package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  private static final long MIB = 1024 * 1024;

  @Test
  void withoutAnySettingTheDefaultsHold() {
    Settings settings = new Settings(key -> null);
    assertThat(settings.get(Setting.EXAMPLE)).isFalse();
    assertThat(settings.get(Setting.STALE_LIMIT)).isEqualTo(Duration.ofHours(24));
    assertThat(settings.get(Setting.UNVERIFIED_LOGIN)).isEqualTo(UnverifiedLogin.EMPTY);
    assertThat(settings.get(Setting.PASSWORD_ITERATIONS)).isEqualTo(210_000);
    assertThat(settings.get(Setting.LOGIN_CONCURRENCY))
        .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    assertThat(settings.get(Setting.LOGIN_QUEUE)).isEqualTo(32);
    assertThat(settings.get(Setting.LOGIN_WAIT)).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.get(Setting.MAX_CREDENTIALS)).isEqualTo(150_000);
    assertThat(settings.get(Setting.MAX_SUBSCRIBER_BYTES)).isEqualTo(64 * MIB);
    assertThat(settings.get(Setting.MAX_DIAL_DATA_BYTES)).isEqualTo(64 * MIB);
    assertThat(settings.get(Setting.MAX_ACCOUNT_BYTES)).isEqualTo(64 * MIB);
    assertThat(settings.get(Setting.MAX_ANSWER_BYTES)).isEqualTo(32 * MIB);
    assertThat(settings.get(Setting.MAX_DEVICES_IN_MEMORY)).isEqualTo(200_000);
    assertThat(settings.get(Setting.MAX_DEVICES)).isEqualTo(10);
    assertThat(settings.get(Setting.DEVICES_WHEN_FULL)).isEqualTo(WhenFull.REPLACE);
    assertThat(settings.get(Setting.FULL_COMPARISON)).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.get(Setting.CHANGE_RETENTION)).isEqualTo(Duration.ofDays(7));
    assertThat(settings.get(Setting.AUDIT_RETENTION)).isEqualTo(Duration.ofDays(730));
    assertThat(settings.get(Setting.ADMIN_ADDRESS_FAILURES)).isEqualTo(20);
    assertThat(settings.get(Setting.ADMIN_PASSWORD)).isEmpty();
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
                    Map.entry("callboard.admin.password", " 123456789012 "))
                ::get);
    assertThat(settings.get(Setting.EXAMPLE)).isTrue();
    assertThat(settings.get(Setting.STALE_LIMIT)).isEqualTo(Duration.ofDays(2));
    assertThat(settings.get(Setting.UNVERIFIED_LOGIN)).isEqualTo(UnverifiedLogin.REFUSE);
    assertThat(settings.get(Setting.PASSWORD_ITERATIONS)).isEqualTo(600_000);
    assertThat(settings.get(Setting.LOGIN_CONCURRENCY)).isEqualTo(3);
    assertThat(settings.get(Setting.LOGIN_QUEUE)).isZero();
    assertThat(settings.get(Setting.LOGIN_WAIT)).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.get(Setting.MAX_CREDENTIALS)).isEqualTo(100);
    assertThat(settings.get(Setting.MAX_SUBSCRIBER_BYTES)).isEqualTo(MIB);
    assertThat(settings.get(Setting.MAX_DIAL_DATA_BYTES)).isEqualTo(4096 * MIB);
    assertThat(settings.get(Setting.MAX_ACCOUNT_BYTES)).isEqualTo(3 * MIB);
    assertThat(settings.get(Setting.MAX_ANSWER_BYTES)).isEqualTo(2 * MIB);
    assertThat(settings.get(Setting.MAX_DEVICES_IN_MEMORY)).isEqualTo(1000);
    assertThat(settings.get(Setting.MAX_DEVICES)).isEqualTo(500);
    assertThat(settings.get(Setting.DEVICES_WHEN_FULL)).isEqualTo(WhenFull.REFUSE);
    assertThat(settings.get(Setting.FULL_COMPARISON)).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.get(Setting.CHANGE_RETENTION)).isEqualTo(Duration.ofDays(7));
    assertThat(settings.get(Setting.AUDIT_RETENTION)).isEqualTo(Duration.ofDays(30));
    assertThat(settings.get(Setting.ADMIN_ADDRESS_FAILURES)).isEqualTo(500);
    assertThat(settings.get(Setting.ADMIN_PASSWORD)).contains("123456789012");
  }

  @Test
  void aWrongPasswordIsNotRepeated() {
    assertThatThrownBy(() -> only("callboard.admin.password", "1234567"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The setting callboard.admin.password must be 'random' or at least 12 characters long.");
  }

  @Test
  void blankIsTheDefaultAndOuterWhiteSpaceDoesNotCount() {
    assertThat(only("callboard.login.queue", "  ").get(Setting.LOGIN_QUEUE)).isEqualTo(32);
    assertThat(only("callboard.login.queue", " 7\n").get(Setting.LOGIN_QUEUE)).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource
  void nonsenseStopsTheDeploymentWithASentenceThatNamesTheSetting(Setting<?> setting) {
    assertThatThrownBy(() -> only(setting.key(), "nonsense"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The setting " + setting.key() + " is 'nonsense', but must be ")
        .hasMessageEndingWith(".");
  }

  static Stream<Setting<?>> nonsenseStopsTheDeploymentWithASentenceThatNamesTheSetting() {
    // Any text can be a password, and what stands for a key is not repeated.
    return Setting.all().stream()
        .filter(
            setting ->
                setting != Setting.ADMIN_PASSWORD
                    && setting != Setting.SECRETS_KEYS
                    && setting != Setting.SECRETS_KEY_FILE);
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
  void theDocumentListsEverySettingWithItsDefaultWhatIsAllowedAndWhatItMeans() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("docs/settings.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(documented)
        .containsExactlyElementsOf(Setting.all().stream().map(SettingsTest::row).toList());
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | `%s` | %s | %s |"
        .formatted(setting.key(), setting.defaultText(), setting.allowed(), setting.meaning());
  }

  @Test
  void noTwoSettingsHaveTheSameKey() {
    assertThat(Setting.all()).extracting(Setting::key).doesNotHaveDuplicates();
  }

  private static Settings only(String key, String value) {
    return new Settings(Map.of(key, value)::get);
  }
}
