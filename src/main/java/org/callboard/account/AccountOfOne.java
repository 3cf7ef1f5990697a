package org.callboard.account;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberSnapshot;

/** What an edit would do to the account of one subscriber that must not be done. */
public final class AccountOfOne {

  private AccountOfOne() {}

  /**
   * Checks an edit of the subscriber or of layers of theirs that nobody makes.
   *
   * @param old the layers before it, with the draft
   * @param edited the layers after it, with the draft
   * @throws org.callboard.platform.EditRefusedException if the subscriber would lack something
   * @throws org.callboard.platform.InvalidValueException if something unseen would reach a phone
   */
  public static void check(
      OrganizationSnapshot organization,
      SubscriberSnapshot before,
      SubscriberSnapshot after,
      Layers<AccountData> old,
      Layers<AccountData> edited) {
    IncompleteAccounts found = new IncompleteAccounts();
    look(
        found,
        Optional.of(before),
        after,
        new RequiredSettings(organization, byKey(old)),
        new RequiredSettings(organization, byKey(edited)));
    found.throwIfAny();
  }

  private static Map<LayerKey, AccountData> byKey(Layers<AccountData> layers) {
    return layers.all().stream().collect(Collectors.toMap(Layer::key, Layer::data));
  }

  /**
   * Notes what the subscriber would lack, and what nobody would see in it: as a fault of what was
   * sent of the subscriber, or by a sentence.
   *
   * @param before empty if the subscriber is new
   */
  static void look(
      IncompleteAccounts found,
      Optional<SubscriberSnapshot> before,
      SubscriberSnapshot after,
      RequiredSettings old,
      RequiredSettings edited) {
    found.add(after.username(), edited.lost(after, before, old));
    FilledNames filled = new FilledNames(edited.organization(), edited.layers());
    FilledNames filledBefore = new FilledNames(old.organization(), old.layers());
    Set<FilledNames.Fault> faults =
        without(filled.of(after), before.map(filledBefore::of).orElse(Set.of()));
    Set<FilledNames.Fault> there = new LinkedHashSet<>(faults);
    there.removeIf(fault -> before.filter(fault::isOf).isEmpty());
    found.addSent(after.username(), without(faults, there));
    found.addUnseen(after.username(), there);
  }

  private static Set<FilledNames.Fault> without(
      Set<FilledNames.Fault> faults, Set<FilledNames.Fault> others) {
    Set<FilledNames.Fault> rest = new LinkedHashSet<>(faults);
    rest.removeAll(others);
    return rest;
  }
}
