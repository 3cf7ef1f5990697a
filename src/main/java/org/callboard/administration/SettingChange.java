package org.callboard.administration;

import java.util.Optional;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.AccountSetting;
import org.callboard.account.KnownSetting;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Violations;

/**
 * What an administrator wants an account setting to be.
 *
 * @param value a secret, perhaps; empty to keep that of a secret
 * @param secret empty to keep it as it is; of a new one, as the catalogue says
 */
public record SettingChange(
    String name,
    Optional<KeyNodeValue> value,
    Optional<MergePriority> priority,
    Optional<Boolean> secret) {

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
    if (secret.equals(Optional.of(false)) && isAlwaysSecret(name)) {
      violations.add("secret", "must not be false: this setting always is one.");
    }
    violations.throwIfAny();
  }

  /**
   * The setting that takes the place of the one that was there.
   *
   * @throws InvalidValueException if it has no value. Only a secret keeps its value, and only as a
   *     secret: otherwise the next answer would show it, and nobody would have recorded that.
   */
  AccountSetting over(Optional<AccountSetting> before) {
    boolean isSecret =
        isAlwaysSecret(name)
            || secret.orElseGet(() -> before.map(AccountSetting::secret).orElse(false));
    KeyNodeValue kept =
        before.filter(AccountSetting::secret).map(AccountSetting::value).orElse(null);
    if (value.isEmpty() && kept == null) {
      throw new InvalidValueException(VALUE, "is required.");
    }
    if (value.isEmpty() && !isSecret) {
      throw new InvalidValueException(
          VALUE, "is required, because the setting is no longer a secret.");
    }
    return new AccountSetting(name, value.orElse(kept), priority, isSecret);
  }

  private static boolean isAlwaysSecret(String name) {
    return AccountCatalogue.find(name).filter(KnownSetting::secret).isPresent();
  }

  @Override
  public String toString() {
    return "SettingChange[" + name + "]";
  }
}
