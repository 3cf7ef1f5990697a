package org.callboard.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerSizes;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberScan;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * Writes account settings of subscribers by the hundred, in the transaction of a bulk edit, which
 * itself locks what it must and leaves one record and one row in the change feed.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AccountBulkEditor {

  private static final int BATCH = 500;

  /** More names than that are not asked for one by one. */
  private static final int FEW = 20;

  @PersistenceContext private EntityManager entities;

  private final SubscriberScan subscribers;
  private final AccountTable table;
  private final CompletenessGuard guard;
  private final LayerSizes sizes;

  /** For the container's proxy only. */
  public AccountBulkEditor() {
    this(null, null, null, null);
  }

  @Inject
  AccountBulkEditor(
      SubscriberScan subscribers, AccountTable table, CompletenessGuard guard, LayerSizes sizes) {
    this.subscribers = subscribers;
    this.table = table;
    this.guard = guard;
    this.sizes = sizes;
  }

  /** What a bulk edit has written, to be checked when all of it is there. */
  public static final class Written {

    private final Set<String> attributes = new TreeSet<>();
    private final Set<Long> endangered = new HashSet<>();

    /** What their own layers set anew that refers to something. */
    private final Map<Long, Set<String>> filled = new HashMap<>();

    /** What their own layers do not set any more. */
    private final Map<Long, Set<String>> taken = new HashMap<>();

    private void add(long subscriberId, AccountData before, AccountData after) {
      after
          .settings()
          .values()
          .forEach(setting -> attributes.addAll(SettingCheck.attributes(setting.value())));
      if (CompletenessGuard.canHarm(before, after)) {
        endangered.add(subscriberId);
        filled.put(subscriberId, FilledNames.changed(before, after));
        Set<String> gone = new TreeSet<>(before.settings().keySet());
        gone.retainAll(RequiredSettings.NAMES);
        gone.removeAll(after.settings().keySet());
        taken.put(subscriberId, gone);
      }
    }
  }

  /**
   * Sets these settings in the subscribers' own layers; others stay, and so does a priority that a
   * setting has, and that it is a secret.
   *
   * @param settings of some hundred subscribers
   * @return what that made of their layers
   */
  public Map<Long, LayerEdit<AccountData>> write(
      OrganizationSnapshot organization,
      Map<Long, List<AccountSetting>> settings,
      Written written) {
    Map<Long, UnaryOperator<AccountData>> edits = new HashMap<>();
    settings.forEach((id, list) -> edits.put(id, before -> with(before, list)));
    return edit(organization, edits, written);
  }

  private static AccountData with(AccountData before, List<AccountSetting> settings) {
    AccountData all = before;
    for (AccountSetting setting : settings) {
      all = all.updatedWith(setting);
    }
    return all;
  }

  /**
   * Edits the subscribers' own layers. References are checked when all attributes are there.
   *
   * @param edits of some hundred subscribers
   * @return what that made of their layers
   * @throws InvalidValueException if a setting is not what the app takes
   * @throws org.callboard.platform.EditRefusedException (conflict) if there are secrets and no key
   */
  public Map<Long, LayerEdit<AccountData>> edit(
      OrganizationSnapshot organization,
      Map<Long, UnaryOperator<AccountData>> edits,
      Written written) {
    Map<Long, LayerEdit<AccountData>> edited = table.editSubscribers(organization.id(), edits);
    edited.forEach((id, edit) -> written.add(id, edit.before(), edit.after()));
    sizes.check(
        organization.id(),
        edited,
        id -> subscribers.find(id).map(SubscriberSnapshot::username).orElse(""));
    return edited;
  }

  /**
   * Checks what was written, when nothing more comes: settings refer to attributes that may be
   * written behind them.
   *
   * @throws InvalidValueException if a setting refers to what nobody has
   * @throws org.callboard.platform.EditRefusedException (conflict) if subscribers, whom it names,
   *     would have no title, username or host
   */
  public void check(OrganizationSnapshot organization, Written written) {
    Set<String> unknown = new TreeSet<>(written.attributes);
    if (unknown.size() > FEW) {
      unknown.removeAll(attributeNames(organization));
    } else {
      unknown.removeIf(name -> subscribers.anyHasAttribute(organization.id(), name));
    }
    if (!unknown.isEmpty()) {
      throw new UnknownReferencesException(
          unknown,
          "has references that no subscriber has: ${"
              + unknown.stream().limit(FEW).collect(Collectors.joining("}, ${"))
              + "}.");
    }
    checkComplete(organization, written);
  }

  /** Everybody is looked at like somebody new, whose account must be complete. */
  private void checkComplete(OrganizationSnapshot organization, Written written) {
    Set<Long> ids = written.endangered;
    if (ids.isEmpty()) {
      return;
    }
    long last = Collections.min(ids) - 1;
    List<SubscriberSnapshot> batch;
    do {
      batch = subscribers.after(organization.id(), Optional.empty(), last, BATCH);
      List<SubscriberSnapshot> edited = new ArrayList<>();
      for (SubscriberSnapshot subscriber : batch) {
        last = subscriber.id();
        if (ids.contains(subscriber.id())) {
          edited.add(subscriber);
        }
      }
      if (!edited.isEmpty()) {
        guard.checkWritten(organization, edited, written.filled);
        guard.checkTaken(organization, edited, written.taken);
      }
    } while (batch.size() == BATCH && last < Collections.max(ids));
  }

  /** The names of settings that some subscriber's own layer has, and not as a secret. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Set<String> ownSettingNames(OrganizationSnapshot organization) {
    return new TreeSet<>(
        entities
            .createQuery(
                "SELECT DISTINCT e.name FROM AccountSettingEntity e WHERE e.organizationId = :id"
                    + " AND e.kind = 'SUBSCRIBER' AND e.secret = FALSE AND e.stored IS NOT NULL",
                String.class)
            .setParameter("id", organization.id())
            .getResultList());
  }

  /** The names of attributes that some subscriber of the organization has. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Set<String> attributeNames(OrganizationSnapshot organization) {
    Set<String> names = new TreeSet<>();
    long last = 0;
    List<SubscriberSnapshot> batch;
    do {
      batch = subscribers.after(organization.id(), Optional.empty(), last, BATCH);
      for (SubscriberSnapshot subscriber : batch) {
        names.addAll(subscriber.attributes().values().keySet());
        last = subscriber.id();
      }
    } while (batch.size() == BATCH);
    return names;
  }
}
