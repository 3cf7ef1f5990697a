package org.callboard.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.subscriber.SubscriberScan;

/** Edits the account settings of a layer, each edit with its record and its row in the feed. */
@Stateless
public class AccountEditor {

  @PersistenceContext private EntityManager entities;

  @Inject private OrganizationEditor organizations;
  @Inject private SubscriberScan subscribers;
  @Inject private CompletenessGuard guard;
  @Inject private SecretCipher cipher;
  @Inject private ChangeFeed changes;
  @Inject private AuditLog audit;

  /**
   * Edits a layer.
   *
   * @param edit sees what is there, and throws if the caller has something else in mind
   * @throws org.callboard.platform.InvalidValueException if a value is not what the app takes, or
   *     refers to what nobody has
   * @throws EditRefusedException (conflict) if subscribers, whom it names, would have no title,
   *     username or host any more, or if a secret cannot be encrypted
   */
  public AccountData edit(LayerAddress address, UnaryOperator<AccountData> edit) {
    Edit done = save(address, edit);
    guard.checkEdit(address, done.before(), done.after());
    return done.after();
  }

  /** What an edit has made of a layer. */
  private record Edit(AccountData before, AccountData after) {}

  private Edit save(LayerAddress address, UnaryOperator<AccountData> edit) {
    LayerKey key = address.key();
    long organizationId = address.organization().id();
    organizations.lock(organizationId);
    List<AccountSettingEntity> rows = rows(key);
    AccountData before = value(rows);
    AccountData edited = keepingSecrets(key, rows, before, edit.apply(before));
    if (edited.equals(before)) {
      return new Edit(before, before); // nothing to record, nothing for phones to read again
    }
    new SettingRules(name -> subscribers.anyHasAttribute(organizationId, name))
        .check(before, edited);
    new AccountSaver(entities, cipher, key).save(rows, before, edited);
    entities.flush(); // a second edit in the same transaction reads the rows again
    AccountDifference difference = AccountDifference.of(before, edited);
    if (!difference.isEmpty()) {
      audit.record(
          AuditAction.UPDATE,
          Optional.of(address.organization().cloudId().value()),
          address.path() + "/account-settings",
          Optional.of(difference.beforeJson()),
          Optional.of(difference.afterJson()));
    }
    changes.record(address.change());
    return new Edit(before, edited);
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
    if (key.kind() == LayerKey.Kind.DRAFT) {
      read(LayerKey.ofOrganization(key.organizationId())).settings().values().stream()
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

  /** What is in the layer, as this transaction sees it. */
  public AccountData read(LayerKey key) {
    return value(rows(key));
  }

  /** Takes a setting away in the draft: the draft's own, and behind it the live one. */
  public void deleteInDraft(
      OrganizationSnapshot organization, String name, Consumer<AccountData> precondition) {
    organizations.lock(organization.id());
    AccountData live = read(LayerKey.ofOrganization(organization.id()));
    edit(
        LayerAddress.ofDraft(organization),
        draft -> {
          precondition.accept(draft);
          return new AccountDraft(live, draft).without(name);
        });
  }

  /** Makes the draft live, all of it at once, and empties it. */
  public void publishDraft(OrganizationSnapshot organization) {
    organizations.lock(organization.id());
    AccountData draft = read(LayerKey.ofDraft(organization.id()));
    if (!draft.whole()) {
      throw EditRefusedException.conflict(
          "Part of the draft cannot be read; the server's log names it.");
    }
    edit(LayerAddress.ofOrganization(organization), live -> live.published(draft));
    dropDraft(organization);
  }

  /** Empties the draft. Nobody is in the way: its phones get what is live, as all others do. */
  public void dropDraft(OrganizationSnapshot organization) {
    save(LayerAddress.ofDraft(organization), AccountData::emptied);
  }

  private AccountData value(List<AccountSettingEntity> rows) {
    return new AccountRows(cipher).value(rows.stream().map(AccountSettingEntity::row).toList());
  }

  /** Read again even if they were read before: some statements write rows of many layers. */
  private List<AccountSettingEntity> rows(LayerKey key) {
    return entities
        .createQuery(
            "SELECT e FROM AccountSettingEntity e WHERE e.kind = :kind AND e.ownerId = :owner",
            AccountSettingEntity.class)
        .setParameter("kind", key.kind().name())
        .setParameter("owner", key.ownerId())
        .setHint("eclipselink.refresh", "True")
        .getResultList();
  }
}
