package org.callboard.account;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;

/** Makes the rows of a layer equal to an edited value. */
record AccountSaver(EntityManager entities, SecretCipher cipher, LayerKey key) {

  /** Only what differs: what could not be read is somebody's to mend, not ours to lose. */
  void save(List<AccountSettingEntity> rows, AccountData before, AccountData edited) {
    Map<String, AccountSettingEntity> byName =
        rows.stream().collect(Collectors.toMap(AccountSettingEntity::name, Function.identity()));
    Set<String> names = new TreeSet<>(before.highest().keySet());
    names.addAll(before.deletions());
    names.addAll(edited.highest().keySet());
    names.addAll(edited.deletions());
    for (String name : names) {
      boolean sameSetting = before.setting(name).equals(edited.setting(name));
      Optional<MergePriority> highest = Optional.ofNullable(edited.highest().get(name));
      boolean deleted = edited.deletions().contains(name);
      if (!sameSetting
          || !highest.equals(Optional.ofNullable(before.highest().get(name)))
          || deleted != before.deletions().contains(name)) {
        AccountSettingEntity row = byName.computeIfAbsent(name, this::create);
        if (!sameSetting) {
          edited
              .setting(name)
              .ifPresentOrElse(setting -> row.set(setting, stored(setting)), row::unset);
        }
        row.mark(deleted, highest);
        if (row.isEmpty()) {
          entities.remove(row);
        }
      }
    }
  }

  private AccountSettingEntity create(String name) {
    AccountSettingEntity row = new AccountSettingEntity(key, name);
    entities.persist(row);
    return row;
  }

  private String stored(AccountSetting setting) {
    String json = AccountSettingJson.write(setting.value());
    return setting.secret() ? cipher.encrypt(json, AccountRow.place(key, setting.name())) : json;
  }
}
