package org.callboard.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * What names and addresses of accounts become by references: nobody must see something else in them
 * than a phone does. All layers count, whichever of them decides now.
 *
 * @param layers a layer that is not there is empty
 */
record FilledNames(OrganizationSnapshot organization, Map<LayerKey, AccountData> layers) {

  /** The settings that are names or addresses. */
  static final List<String> NAMES =
      AccountCatalogue.all().stream()
          .filter(known -> known.isNameOrAddress() && !known.serversOwn())
          .map(KnownSetting::name)
          .toList();

  private static final String DISPLAY_NAME = "displayName";

  /**
   * Something that nobody sees, in something of a subscriber's.
   *
   * @param setting that refers to it
   * @param reference {@code displayName}, or the name of an attribute
   * @param value of that
   * @param character as it is named, for example {@code U+200B}
   */
  record Fault(String setting, String reference, String value, String character) {

    /** As a fault of what was sent of the subscriber. */
    InvalidValueException.Violation violation() {
      return new InvalidValueException.Violation(
          isDisplayName() ? DISPLAY_NAME : "attributes." + reference,
          "has an invisible character inside ("
              + character
              + "), and the account setting "
              + setting
              + " refers to it. Type it again without it.");
    }

    /** As a fault of somebody who was not sent. */
    String sentence(String username) {
      return (isDisplayName() ? "The display name" : "The attribute " + reference)
          + " of "
          + username
          + " has an invisible character inside ("
          + character
          + "), and the account setting "
          + setting
          + " would refer to it. Type it again without it.";
    }

    private boolean isDisplayName() {
      return reference.equals(DISPLAY_NAME);
    }

    /** Whether it was the subscriber's already. */
    boolean isOf(SubscriberSnapshot subscriber) {
      return valueOf(reference, subscriber).equals(Optional.of(value));
    }
  }

  /** What of an edit of a layer may bring something invisible to a phone. */
  static Set<String> changed(AccountData before, AccountData after) {
    Set<String> changed = new HashSet<>();
    for (String name : NAMES) {
      Optional<AccountSetting> edited = after.setting(name);
      if (!edited.equals(before.setting(name))
          && edited.filter(setting -> !references(setting.value()).isEmpty()).isPresent()) {
        changed.add(name);
      }
    }
    return changed;
  }

  /** All of a subscriber, with either version of the app. */
  Set<Fault> of(SubscriberSnapshot subscriber) {
    Set<Fault> faults = new LinkedHashSet<>();
    for (AccountData layer : layersOf(subscriber)) {
      for (String name : NAMES) {
        layer
            .setting(name)
            .ifPresent(setting -> faults.addAll(of(name, setting.value(), subscriber)));
      }
    }
    return faults;
  }

  private List<AccountData> layersOf(SubscriberSnapshot subscriber) {
    long id = organization.id();
    List<LayerKey> keys = new ArrayList<>();
    keys.add(LayerKey.ofOrganization(id));
    keys.add(LayerKey.ofDraft(id));
    subscriber.groupIds().forEach(groupId -> keys.add(LayerKey.ofGroup(id, groupId)));
    keys.add(LayerKey.ofSubscriber(id, subscriber.id()));
    return keys.stream().flatMap(key -> Stream.ofNullable(layers.get(key))).toList();
  }

  private List<Fault> of(String name, KeyNodeValue value, SubscriberSnapshot subscriber) {
    Set<String> references = references(value);
    if (references.isEmpty()) {
      return List.of();
    }
    Optional<String> inside = filled(value, subscriber).flatMap(Text::invisibleIn);
    if (inside.isEmpty()) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    for (String reference : references) {
      valueOf(reference, subscriber)
          .ifPresent(
              text ->
                  Text.invisibleIn(text)
                      .ifPresent(c -> faults.add(new Fault(name, reference, text, c))));
    }
    return faults;
  }

  /** Empty if the phone gets nothing: the value is too long, or a text by language. */
  private Optional<String> filled(KeyNodeValue value, SubscriberSnapshot subscriber) {
    try {
      return References.resolve(value, organization, subscriber) instanceof KeyNodeValue.Plain plain
          ? Optional.of(plain.text())
          : Optional.empty();
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  /** To what an editor of the subscriber may have typed; usernames are looked at by themselves. */
  private static Set<String> references(KeyNodeValue value) {
    Set<String> names = new LinkedHashSet<>();
    if (value instanceof KeyNodeValue.Plain) {
      names.addAll(References.in(value));
      names.removeIf(name -> !name.equals(DISPLAY_NAME) && !Attributes.isName(name));
    }
    return names;
  }

  private static Optional<String> valueOf(String reference, SubscriberSnapshot subscriber) {
    return reference.equals(DISPLAY_NAME)
        ? subscriber.displayName()
        : subscriber.attributes().value(reference);
  }
}
