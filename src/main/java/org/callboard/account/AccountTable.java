package org.callboard.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerKey;
import org.callboard.layer.LayerTable;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.SecretCipher;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberScan;
import org.callboard.subscriber.SubscriberSnapshot;

/** How layers of account settings are stored: a row for each name, also of one that is gone. */
@ApplicationScoped
class AccountTable implements LayerTable<AccountData> {

  @PersistenceContext private EntityManager entities;

  private final SecretCipher cipher;
  private final SubscriberScan subscribers;
  private final AccountSizes sizes;

  /** For the container's proxy only. */
  AccountTable() {
    cipher = null;
    subscribers = null;
    sizes = null;
  }

  @Inject
  AccountTable(SecretCipher cipher, SubscriberScan subscribers, AccountSizes sizes) {
    this.cipher = cipher;
    this.subscribers = subscribers;
    this.sizes = sizes;
  }

  @Override
  public AccountData empty() {
    return AccountData.EMPTY;
  }

  /**
   * By the owners alone: behind another condition H2 would look at every setting for an {@code IN}.
   */
  @Override
  public Map<LayerKey, AccountData> read(Collection<LayerKey> keys) {
    Set<LayerKey> wanted = Set.copyOf(keys);
    List<AccountRow> rows =
        rowsOf(keys.stream().map(LayerKey::ownerId).distinct().toList()).stream()
            .filter(row -> wanted.contains(row.key()))
            .toList();
    return new AccountRows(cipher).values(wanted, rows);
  }

  private List<AccountRow> rowsOf(List<Long> owners) {
    if (owners.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT "
                + AccountRow.COLUMNS
                + " FROM AccountSettingEntity e WHERE e.ownerId IN :owners",
            Object[].class)
        .setParameter("owners", owners)
        .getResultStream()
        .filter(AccountRow::isOfKnownKind)
        .map(AccountRow::of)
        .toList();
  }

  /**
   * What the layers of these owners say of these names; a layer that says nothing is left out. By
   * the owners alone: behind another condition H2 would look at every setting of the organization.
   */
  Map<LayerKey, AccountData> read(Collection<Long> owners, Collection<String> names) {
    List<AccountRow> rows =
        entities
            .createQuery(
                "SELECT "
                    + AccountRow.COLUMNS
                    + " FROM AccountSettingEntity e WHERE e.ownerId IN :owners AND e.name IN :names",
                Object[].class)
            .setParameter("owners", owners)
            .setParameter("names", names)
            .getResultStream()
            .filter(AccountRow::isOfKnownKind)
            .map(AccountRow::of)
            .toList();
    return new AccountRows(cipher).values(Set.of(), rows);
  }

  @Override
  public long weight(Collection<LayerKey> keys) {
    return sizes.weight(keys);
  }

  /** Of the settings of one name the highest layer's. */
  @Override
  public long folded(List<AccountData> layers) {
    Map<String, Long> weights = new HashMap<>();
    for (AccountData layer : layers) {
      layer.settings().forEach((name, setting) -> weights.put(name, setting.weight()));
    }
    return weights.values().stream().mapToLong(weight -> weight).sum();
  }

  @Override
  public AccountData readEntry(LayerKey key, String name) {
    return value(rows(key, Optional.of(name)));
  }

  @Override
  public LayerEdit<AccountData> edit(LayerKey key, UnaryOperator<AccountData> edit) {
    return edit(key, rows(key, Optional.empty()), edit);
  }

  @Override
  public LayerEdit<AccountData> editEntry(
      LayerKey key, String name, UnaryOperator<AccountData> edit) {
    List<AccountSettingEntity> rows = rows(key, Optional.of(name));
    if (rows.isEmpty() && count(key) >= SettingRules.MAX_SETTINGS) {
      return edit(key, edit); // only the whole layer can tell whether there is room
    }
    return edit(key, rows, edit);
  }

  private LayerEdit<AccountData> edit(
      LayerKey key, List<AccountSettingEntity> rows, UnaryOperator<AccountData> edit) {
    AccountData before = value(rows);
    LayerEdit<AccountData> done =
        new LayerEdit<>(before, keepingSecrets(key, rows, before, edit.apply(before)));
    if (done.isChange()) {
      checkRules(key.organizationId(), done, Attributes.NONE);
      save(key, rows, done);
      entities.flush(); // a second edit in the same transaction reads the rows again
    }
    return done;
  }

  /**
   * Checks what differs.
   *
   * @param attributes to which a value may refer beside those that somebody has
   */
  void checkRules(long organizationId, LayerEdit<AccountData> edit, Attributes attributes) {
    new SettingRules(
            name ->
                attributes.value(name).isPresent()
                    || subscribers.anyHasAttribute(organizationId, name))
        .check(edit.before(), edit.after());
  }

  /**
   * Edits the layers of some hundred subscribers. What their settings refer to is not looked at.
   *
   * @param edits by the subscriber's id
   * @return what was made of each
   * @throws InvalidAccountsException naming each whose settings are not acceptable
   */
  Map<Long, LayerEdit<AccountData>> editSubscribers(
      long organizationId, Map<Long, UnaryOperator<AccountData>> edits) {
    Map<Long, List<AccountSettingEntity>> rows = rowsOfSubscribers(edits.keySet());
    Map<Long, LayerEdit<AccountData>> all = new HashMap<>();
    Map<String, List<Violation>> wrong = new TreeMap<>();
    edits.forEach(
        (id, edit) -> {
          List<AccountSettingEntity> own = rows.getOrDefault(id, List.of());
          AccountData before = value(own);
          try {
            LayerEdit<AccountData> done = new LayerEdit<>(before, edit.apply(before));
            new SettingRules(name -> true).check(before, done.after());
            save(LayerKey.ofSubscriber(organizationId, id), own, done);
            all.put(id, done);
          } catch (InvalidValueException e) {
            String username = subscribers.find(id).map(SubscriberSnapshot::username).orElse("");
            wrong.put(username, e.violations());
          }
        });
    if (!wrong.isEmpty()) {
      throw new InvalidAccountsException(wrong);
    }
    entities.flush();
    return all;
  }

  /**
   * What is a secret in the live layer is one in its draft, and what was one that cannot be read
   * any more is one when it is set anew: whoever does that need not know.
   */
  private AccountData keepingSecrets(
      LayerKey key, List<AccountSettingEntity> rows, AccountData before, AccountData edited) {
    Set<String> secrets =
        rows.stream()
            .map(AccountSettingEntity::row)
            .filter(row -> row.secret() && before.setting(row.name()).isEmpty())
            .map(AccountRow::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (key.kind() == LayerKey.Kind.DRAFT && !edited.settings().isEmpty()) {
      LayerKey live = LayerKey.ofOrganization(key.organizationId());
      read(Set.of(live.ownerId()), edited.settings().keySet())
          .getOrDefault(live, AccountData.EMPTY)
          .settings()
          .values()
          .stream()
          .filter(AccountSetting::secret)
          .forEach(setting -> secrets.add(setting.name()));
    }
    AccountData all = edited;
    for (String name : secrets) {
      Optional<AccountSetting> setting = edited.setting(name);
      all = setting.isPresent() ? all.with(setting.get().asSecret()) : all;
    }
    return all;
  }

  private AccountData value(List<AccountSettingEntity> rows) {
    return new AccountRows(cipher).value(rows.stream().map(AccountSettingEntity::row).toList());
  }

  /** Read again even if they were read before: some statements write rows of many layers. */
  private List<AccountSettingEntity> rows(LayerKey key, Optional<String> name) {
    TypedQuery<AccountSettingEntity> query =
        entities
            .createQuery(
                "SELECT e FROM AccountSettingEntity e WHERE e.kind = :kind AND e.ownerId = :owner"
                    + (name.isPresent() ? " AND e.name = :name" : ""),
                AccountSettingEntity.class)
            .setParameter("kind", key.kind().name())
            .setParameter("owner", key.ownerId())
            .setHint("eclipselink.refresh", "True");
    name.ifPresent(text -> query.setParameter("name", text));
    return query.getResultList();
  }

  private Map<Long, List<AccountSettingEntity>> rowsOfSubscribers(Collection<Long> ids) {
    return entities
        .createQuery(
            "SELECT e FROM AccountSettingEntity e WHERE e.kind = 'SUBSCRIBER'"
                + " AND e.ownerId IN :ids",
            AccountSettingEntity.class)
        .setParameter("ids", ids)
        .setHint("eclipselink.refresh", "True")
        .getResultStream()
        .collect(Collectors.groupingBy(e -> e.row().key().ownerId()));
  }

  private long count(LayerKey key) {
    return entities
        .createQuery(
            "SELECT COUNT(e) FROM AccountSettingEntity e"
                + " WHERE e.kind = :kind AND e.ownerId = :owner",
            Long.class)
        .setParameter("kind", key.kind().name())
        .setParameter("owner", key.ownerId())
        .getSingleResult();
  }

  /** Only what differs: what could not be read is somebody's to mend, not ours to lose. */
  private void save(LayerKey key, List<AccountSettingEntity> rows, LayerEdit<AccountData> edit) {
    AccountData before = edit.before();
    AccountData edited = edit.after();
    Map<String, AccountSettingEntity> byName =
        rows.stream().collect(Collectors.toMap(AccountSettingEntity::name, Function.identity()));
    Set<String> names = new TreeSet<>(before.highest().keySet());
    names.addAll(before.deletions());
    names.addAll(edited.highest().keySet());
    names.addAll(edited.deletions());
    names.addAll(before.unreadable().keySet());
    for (String name : names) {
      boolean sameSetting =
          before.setting(name).equals(edited.setting(name))
              && before.unreadable().containsKey(name) == edited.unreadable().containsKey(name);
      Optional<MergePriority> highest = Optional.ofNullable(edited.highest().get(name));
      boolean deleted = edited.deletions().contains(name);
      if (!sameSetting
          || !highest.equals(Optional.ofNullable(before.highest().get(name)))
          || deleted != before.deletions().contains(name)) {
        AccountSettingEntity row = byName.computeIfAbsent(name, n -> create(key, n));
        if (!sameSetting) {
          edited
              .setting(name)
              .ifPresentOrElse(setting -> row.set(setting, stored(key, setting)), row::unset);
        }
        row.mark(deleted, highest);
        if (row.isEmpty()) {
          entities.remove(row);
        }
      }
    }
  }

  private AccountSettingEntity create(LayerKey key, String name) {
    AccountSettingEntity row = new AccountSettingEntity(key, name);
    entities.persist(row);
    return row;
  }

  private String stored(LayerKey key, AccountSetting setting) {
    String json = AccountSettingJson.write(setting.value());
    return setting.secret() ? cipher.encrypt(json, AccountRow.place(key, setting.name())) : json;
  }
}
