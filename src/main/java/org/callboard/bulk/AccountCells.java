package org.callboard.bulk;

import java.util.Set;
import java.util.function.Predicate;
import org.callboard.account.AccountSetting;
import org.callboard.account.SettingCheck;
import org.callboard.platform.InvalidValueException;

/**
 * Checks settings of a file as single edits are checked, with the column as the field.
 *
 * @param isAttribute whether some subscriber has such an attribute, or will have
 */
public record AccountCells(Predicate<String> isAttribute) {

  /**
   * @throws InvalidValueException if the app would not take it
   */
  public static AccountSetting checked(String column, AccountSetting setting) {
    try {
      SettingCheck.check(setting);
      return setting;
    } catch (InvalidValueException e) {
      throw at(column, e);
    }
  }

  /**
   * @throws InvalidValueException if the setting refers to what nobody has
   */
  void checkReferences(String column, AccountSetting setting) {
    try {
      Set<String> names = SettingCheck.attributes(setting.value());
      for (String name : names) {
        if (!isAttribute.test(name)) {
          throw new InvalidValueException(
              column,
              setting.secret() // what stands there may be a piece of the secret
                  ? "has a reference that no subscriber has; write $${ for a literal ${."
                  : "refers to ${" + name + "}, which no subscriber has.");
        }
      }
    } catch (InvalidValueException e) {
      throw at(column, e);
    }
  }

  private static InvalidValueException at(String column, InvalidValueException e) {
    return new InvalidValueException(
        e.violations().stream()
            .map(v -> new InvalidValueException.Violation(column, v.sentence()))
            .toList());
  }
}
