package org.callboard.administration;

import java.util.Optional;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.AccountSetting;
import org.callboard.account.KnownSetting;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Told;
import org.callboard.platform.Violations;

/**
 * What an administrator wants an account setting to be. What is absent stays.
 *
 * @param value a secret, perhaps; cleared keeps that of a secret, which is shown as {@code null}
 * @param secret of a new one and cleared, as the catalogue says
 */
public record SettingChange(
    String name, Told<KeyNodeValue> value, Told<MergePriority> priority, Told<Boolean> secret) {

  private static final String VALUE = "value";

  /** What stands for a value that is not there yet, to check all the rest. */
  private static final KeyNodeValue NOTHING = new KeyNodeValue.Plain("");

  /**
   * @throws InvalidValueException with all that is wrong
   */
  public SettingChange {
    Violations violations = new Violations();
    String checked = name;
    violations.check(() -> new AccountSetting(checked, NOTHING, Optional.empty(), false));
    if (secret.value().equals(Optional.of(false)) && isAlwaysSecret(name)) {
      violations.add("secret", "must not be false: this setting is always a secret.");
    }
    violations.throwIfAny();
  }

  /**
   * The setting that takes the place of the one that was there.
   *
   * @throws InvalidValueException if it has no value. A secret keeps its value only as a secret:
   *     otherwise the next answer would show it, and nobody would have recorded that.
   */
  AccountSetting over(Optional<AccountSetting> before) {
    boolean isSecret =
        isAlwaysSecret(name) || secret.over(before.map(AccountSetting::secret), false);
    Optional<KeyNodeValue> kept =
        before.filter(there -> there.secret() || !value.isCleared()).map(AccountSetting::value);
    if (value.value().isEmpty() && kept.isEmpty()) {
      throw new InvalidValueException(VALUE, "is required.");
    }
    if (value.value().isEmpty() && !isSecret && before.filter(AccountSetting::secret).isPresent()) {
      throw new InvalidValueException(
          VALUE, "is required, because the setting is no longer a secret.");
    }
    AccountSetting setting =
        new AccountSetting(
            name,
            value.value().or(() -> kept).orElseThrow(),
            priority.over(before.flatMap(AccountSetting::priority)),
            isSecret);
    return value.value().isPresent() ? cut(setting) : setting;
  }

  private static AccountSetting cut(AccountSetting setting) {
    try {
      return setting.cut();
    } catch (InvalidValueException e) {
      throw new InvalidValueException(VALUE, e.violations().get(0).sentence());
    }
  }

  private static boolean isAlwaysSecret(String name) {
    return AccountCatalogue.find(name).filter(KnownSetting::secret).isPresent();
  }

  @Override
  public String toString() {
    return "SettingChange[" + name + "]";
  }
}
