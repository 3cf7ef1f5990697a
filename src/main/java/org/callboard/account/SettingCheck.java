package org.callboard.account;

import java.util.LinkedHashSet;
import java.util.Set;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Attributes;

/** Checks a setting while it is not known yet which attributes subscribers will have. */
public final class SettingCheck {

  private static final SettingRules RULES = new SettingRules(name -> true);

  private SettingCheck() {}

  /**
   * Checks the setting by itself. One that refers to something is checked when it is known to what.
   *
   * @throws InvalidValueException if the app would not take it, or the server sends it itself
   */
  public static void check(AccountSetting setting) {
    RULES.check(setting);
  }

  /** The names of the attributes that the value refers to. */
  public static Set<String> attributes(KeyNodeValue value) {
    Set<String> names = new LinkedHashSet<>(References.in(value));
    names.removeAll(Attributes.RESERVED);
    return names;
  }
}
