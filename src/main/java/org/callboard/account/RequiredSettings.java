package org.callboard.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * What some layers say of title, username and host, without which the app refuses an account.
 *
 * @param layers a layer that is not there is empty
 */
record RequiredSettings(OrganizationSnapshot organization, Map<LayerKey, AccountData> layers) {

  static final List<String> NAMES =
      AccountCatalogue.all().stream()
          .filter(KnownSetting::required)
          .map(KnownSetting::name)
          .toList();

  /** What a subscriber has of one of them. */
  enum State {
    /** No layer sets it; the portal's stays on the phone, or the server fills the gap. */
    NOT_SET,
    /** It is set, but each layer's value is empty for this subscriber. */
    EMPTY,
    THERE
  }

  State of(String name, SubscriberSnapshot subscriber, boolean editable) {
    List<AccountSetting> all = settings(name, subscriber, editable);
    if (all.isEmpty()) {
      return State.NOT_SET;
    }
    return all.stream().anyMatch(setting -> isThere(name, setting.value(), subscriber))
        ? State.THERE
        : State.EMPTY;
  }

  /** Whether the app would take it; what refers to no attribute was checked when it was saved. */
  private boolean isThere(String name, KeyNodeValue value, SubscriberSnapshot subscriber) {
    if (!References.areToAttributes(value)) {
      return true;
    }
    if (References.in(value).stream().anyMatch(subscriber.attributes()::mayHave)) {
      return true; // nobody can tell; an edit must not be refused for it
    }
    try {
      KeyNodeValue resolved = References.resolve(value, organization, subscriber);
      AccountCatalogue.find(name).ifPresent(known -> known.check(resolved));
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }

  /** Their order does not matter here. */
  private List<AccountSetting> settings(
      String name, SubscriberSnapshot subscriber, boolean editable) {
    long id = organization.id();
    List<AccountSetting> all = new ArrayList<>();
    AccountData draft = editable ? layer(LayerKey.ofDraft(id)) : AccountData.EMPTY;
    draft.setting(name).ifPresent(all::add);
    if (!draft.deletions().contains(name)) {
      layer(LayerKey.ofOrganization(id)).setting(name).ifPresent(all::add);
    }
    for (long groupId : subscriber.groupIds()) {
      layer(LayerKey.ofGroup(id, groupId)).setting(name).ifPresent(all::add);
    }
    layer(LayerKey.ofSubscriber(id, subscriber.id())).setting(name).ifPresent(all::add);
    return all;
  }

  private AccountData layer(LayerKey key) {
    return layers.getOrDefault(key, AccountData.EMPTY);
  }

  /**
   * Which of them the subscriber would lack by an edit, with either version of the app.
   *
   * @param old the subscriber before the edit; empty if it is created
   * @param before the layers before it
   */
  Set<String> lost(
      SubscriberSnapshot subscriber, Optional<SubscriberSnapshot> old, RequiredSettings before) {
    Set<String> lost = new TreeSet<>();
    for (boolean editable : new boolean[] {false, true}) {
      for (String name : NAMES) {
        State was = old.map(s -> before.of(name, s, editable)).orElse(State.NOT_SET);
        State is = of(name, subscriber, editable);
        if (is == State.EMPTY && was != State.EMPTY || is == State.NOT_SET && was == State.THERE) {
          lost.add(name);
        }
      }
    }
    return lost;
  }

  /** Whether the edit of a layer can make any account incomplete. */
  static boolean canHarm(AccountData before, AccountData after) {
    return NAMES.stream()
        .anyMatch(
            name -> {
              Optional<AccountSetting> old = before.setting(name);
              Optional<AccountSetting> edited = after.setting(name);
              boolean isTaken = old.isPresent() && edited.isEmpty();
              boolean isHidden =
                  after.deletions().contains(name) && !before.deletions().contains(name);
              boolean mayBeEmpty =
                  !edited.equals(old)
                      && edited.filter(s -> References.areToAttributes(s.value())).isPresent();
              return isTaken || isHidden || mayBeEmpty;
            });
  }
}
