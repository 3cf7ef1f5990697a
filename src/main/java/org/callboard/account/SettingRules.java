package org.callboard.account;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Violations;
import org.callboard.subscriber.Attributes;

/**
 * What a setting must keep to when it is saved.
 *
 * @param hasAttribute whether any subscriber has an attribute of this name
 */
record SettingRules(Predicate<String> hasAttribute) {

  static final int MAX_SETTINGS = 1000;

  /** With those that are remembered: more would make every answer slow, for good. */
  private static final int MAX_NAMES = 5000;

  /**
   * Checks what differs between two states of a layer.
   *
   * @throws InvalidValueException with the field {@code value} if one setting differs, else with
   *     the settings' names
   */
  void check(AccountData before, AccountData after) {
    if (after.settings().size() > MAX_SETTINGS || after.highest().size() > MAX_NAMES) {
      throw new InvalidValueException(
          "settings",
          "must be at most " + MAX_SETTINGS + ", with at most " + MAX_NAMES + " names over time.");
    }
    Set<AccountSetting> changed =
        after.settings().values().stream()
            .filter(setting -> !before.setting(setting.name()).equals(Optional.of(setting)))
            .collect(Collectors.toSet());
    Violations violations = new Violations();
    for (AccountSetting setting : changed) {
      try {
        check(setting);
        checkUncovering(before.setting(setting.name()), setting);
      } catch (InvalidValueException e) {
        String field = changed.size() == 1 ? AccountSettingJson.VALUE : setting.name();
        e.violations().forEach(v -> violations.add(field, v.sentence()));
      }
    }
    violations.throwIfAny();
  }

  /** Whoever may not see a secret must not see it by calling it none. */
  private static void checkUncovering(Optional<AccountSetting> before, AccountSetting after) {
    if (!after.secret()
        && before.filter(b -> b.secret() && b.value().equals(after.value())).isPresent()) {
      throw new InvalidValueException(
          AccountSettingJson.VALUE, "must be sent again when the setting is no longer secret.");
    }
  }

  /** Checks one setting. */
  void check(AccountSetting setting) {
    String field = AccountSettingJson.VALUE;
    Optional<KnownSetting> known = AccountCatalogue.find(setting.name());
    if (known.filter(KnownSetting::serversOwn).isPresent()) {
      throw new InvalidValueException(
          field, "cannot be set: the server itself sends " + setting.name() + " to each phone.");
    }
    if (setting.value().length() > KeyNodeValue.MAX_LENGTH) {
      throw new InvalidValueException(
          field, "must have at most " + KeyNodeValue.MAX_LENGTH + " characters.");
    }
    Set<String> references = References.in(setting.value());
    for (String name : references) {
      checkReference(name, setting.secret());
    }
    known.ifPresent(one -> one.type().checkVisible(setting.value()));
    if (known.isPresent() && references.isEmpty()) {
      known.get().check(References.resolve(setting.value(), name -> ""));
    } else if (known.isPresent()) {
      known.get().type().checkKind(setting.value());
    }
  }

  private void checkReference(String name, boolean isSecret) {
    if (name.isEmpty()) {
      throw new InvalidValueException(
          AccountSettingJson.VALUE,
          "has a ${ that begins no reference such as ${username}; write $${ for a literal ${.");
    }
    if (!Attributes.RESERVED.contains(name)
        && !(Attributes.isName(name) && hasAttribute.test(name))) {
      throw new InvalidValueException(
          AccountSettingJson.VALUE,
          isSecret // what stands there may be a piece of the secret
              ? "has a reference that is no subscriber's attribute; write $${ for a literal ${."
              : "refers to ${" + name + "}, which no subscriber has as an attribute.");
    }
  }
}
