package org.callboard.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.organization.EditLocks;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberScan;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.SubscribersEdited;

/**
 * Refuses edits that would leave subscribers without a title, username or host that they had, or
 * with an empty one: the app would refuse the whole account. Refuses as well what would fill a name
 * or an address with something that nobody sees; what is stored so stays. Always in the transaction
 * of the edit, which has locked the rules; an import locks them when it is done, and asks whether
 * they are still those that it was held against.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CompletenessGuard {

  /** Of the settings that span layers. */
  static final Set<String> NAMES =
      Stream.concat(RequiredSettings.NAMES.stream(), FilledNames.NAMES.stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final int BATCH = 500;

  private final SubscriberScan subscribers;
  private final AccountTable table;
  private final EditLocks locks;

  /** For the container's proxy only. */
  public CompletenessGuard() {
    this(null, null, null);
  }

  @Inject
  CompletenessGuard(SubscriberScan subscribers, AccountTable table, EditLocks locks) {
    this.subscribers = subscribers;
    this.table = table;
    this.locks = locks;
  }

  /**
   * Checks the edit of a layer, for all whom it reaches. They are looked at only if it can harm.
   *
   * @throws org.callboard.platform.EditRefusedException (conflict) naming some of those it would
   *     harm
   */
  public void checkEdit(LayerAddress address, AccountData before, AccountData after) {
    if (!canHarm(before, after)) {
      return;
    }
    OrganizationSnapshot organization = address.organization();
    if (address.key().kind() != LayerKey.Kind.SUBSCRIBER) {
      locks.changeRules(organization.id()); // an import may be about to commit others
    }
    IncompleteAccounts found = new IncompleteAccounts();
    long last = 0;
    List<SubscriberSnapshot> batch;
    do {
      batch = batch(address.key(), last);
      Map<LayerKey, AccountData> layers = layers(organization, batch);
      RequiredSettings old =
          new RequiredSettings(organization, with(layers, Map.of(address.key(), before)));
      RequiredSettings edited =
          new RequiredSettings(organization, with(layers, Map.of(address.key(), after)));
      for (SubscriberSnapshot s : batch) {
        AccountOfOne.look(found, Optional.of(s), s, old, edited);
        last = s.id();
      }
    } while (batch.size() == BATCH);
    found.throwIfAny();
  }

  /** Whether an edit of a layer must be held against those whom it reaches. */
  static boolean canHarm(AccountData before, AccountData after) {
    return RequiredSettings.canHarm(before, after) || !FilledNames.changed(before, after).isEmpty();
  }

  private List<SubscriberSnapshot> batch(LayerKey key, long last) {
    return switch (key.kind()) {
      case SUBSCRIBER -> subscribers.find(key.ownerId()).map(List::of).orElse(List.of());
      case GROUP ->
          subscribers.after(key.organizationId(), Optional.of(key.ownerId()), last, BATCH);
      case ORGANIZATION, DRAFT ->
          subscribers.after(key.organizationId(), Optional.empty(), last, BATCH);
    };
  }

  /** Checks new subscribers, and those whose attributes or groups are others now. */
  public void check(@Observes SubscribersEdited event) {
    List<SubscribersEdited.Edit> edits =
        event.edits().stream().filter(SubscribersEdited.Edit::concernsLayers).toList();
    if (edits.isEmpty()) {
      return;
    }
    OrganizationSnapshot organization = event.organization();
    List<SubscriberSnapshot> subscribers =
        edits.stream()
            .flatMap(edit -> Stream.concat(edit.before().stream(), Stream.of(edit.after())))
            .toList();
    RequiredSettings required =
        new RequiredSettings(organization, layers(organization, subscribers));
    IncompleteAccounts found = new IncompleteAccounts();
    for (SubscribersEdited.Edit edit : edits) {
      AccountOfOne.look(found, edit.before(), edit.after(), required, required);
    }
    found.throwIfAny();
  }

  /**
   * Checks subscribers of whom a bulk edit has written some settings of their own layers: they must
   * have what is required like somebody new, and these settings must be seen whole.
   *
   * @param written names of settings by subscriber
   */
  public void checkWritten(
      OrganizationSnapshot organization,
      List<SubscriberSnapshot> subscribersOf,
      Map<Long, Set<String>> written) {
    RequiredSettings required =
        new RequiredSettings(organization, layers(organization, subscribersOf));
    FilledNames filled = new FilledNames(organization, required.layers());
    IncompleteAccounts found = new IncompleteAccounts();
    for (SubscriberSnapshot subscriber : subscribersOf) {
      found.add(subscriber.username(), required.lost(subscriber, Optional.empty(), required));
      Set<FilledNames.Fault> faults = new LinkedHashSet<>(filled.of(subscriber));
      Set<String> names = written.getOrDefault(subscriber.id(), Set.of());
      faults.removeIf(fault -> !names.contains(fault.setting()));
      found.addUnseen(subscriber.username(), faults);
    }
    found.throwIfAny();
  }

  /**
   * Checks that somebody else's layer sets what subscribers' own layers set no more.
   *
   * @param taken names of settings by subscriber
   */
  public void checkTaken(
      OrganizationSnapshot organization,
      List<SubscriberSnapshot> subscribersOf,
      Map<Long, Set<String>> taken) {
    RequiredSettings required =
        new RequiredSettings(organization, layers(organization, subscribersOf));
    IncompleteAccounts found = new IncompleteAccounts();
    for (SubscriberSnapshot subscriber : subscribersOf) {
      Set<String> lost = new TreeSet<>(taken.getOrDefault(subscriber.id(), Set.of()));
      lost.removeIf(name -> required.of(name, subscriber, false) == RequiredSettings.State.THERE);
      found.add(subscriber.username(), lost);
    }
    found.throwIfAny();
  }

  private static Map<LayerKey, AccountData> with(
      Map<LayerKey, AccountData> layers, Map<LayerKey, AccountData> others) {
    Map<LayerKey, AccountData> all = new HashMap<>(layers);
    all.putAll(others);
    return all;
  }

  /** What the layers of these subscribers say. */
  private Map<LayerKey, AccountData> layers(
      OrganizationSnapshot organization, List<SubscriberSnapshot> subscribersOf) {
    Set<Long> owners = new HashSet<>();
    owners.add(organization.id()); // of the organization's layer and of its draft
    for (SubscriberSnapshot subscriber : subscribersOf) {
      owners.add(subscriber.id());
      owners.addAll(subscriber.groupIds());
    }
    return table.read(owners, NAMES);
  }
}
