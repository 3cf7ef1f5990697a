package org.callboard.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Optional;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;

/** A setting of a layer, or what phones may still hold of one that is gone. */
@Entity
@IdClass(AccountSettingId.class)
@Table(name = "account_setting")
class AccountSettingEntity {

  @Id
  @Column(name = "kind")
  private String kind;

  @Id
  @Column(name = "owner_id")
  private long ownerId;

  @Id
  @Column(name = "name")
  private String name;

  @Column(name = "organization_id")
  private long organizationId;

  /** The same as the owner in a subscriber's layer: lets the database delete both together. */
  @Column(name = "subscriber_id")
  private Long subscriberId;

  /** The same for a group. */
  @Column(name = "group_id")
  private Long groupId;

  @Column(name = "value_json")
  private String stored;

  @Column(name = "secret")
  private boolean secret;

  @Column(name = "deleted")
  private boolean deleted;

  @Column(name = "priority")
  private Integer priority;

  @Column(name = "highest")
  private int highest;

  protected AccountSettingEntity() {}

  AccountSettingEntity(LayerKey key, String name) {
    this.kind = key.kind().name();
    this.ownerId = key.ownerId();
    this.name = name;
    this.organizationId = key.organizationId();
    this.subscriberId = key.kind() == LayerKey.Kind.SUBSCRIBER ? key.ownerId() : null;
    this.groupId = key.kind() == LayerKey.Kind.GROUP ? key.ownerId() : null;
  }

  String name() {
    return name;
  }

  AccountRow row() {
    return new AccountRow(
        new LayerKey(LayerKey.Kind.valueOf(kind), organizationId, ownerId),
        name,
        stored,
        secret,
        deleted,
        priority,
        highest);
  }

  /**
   * @param newStored as it is to be stored
   */
  void set(AccountSetting setting, String newStored) {
    stored = newStored;
    secret = setting.secret();
    priority = setting.priority().map(MergePriority::value).orElse(null);
  }

  void unset() {
    stored = null;
    secret = false;
    priority = null;
  }

  void mark(boolean isDeleted, Optional<MergePriority> newHighest) {
    deleted = isDeleted;
    highest = newHighest.map(MergePriority::value).orElse(0);
  }

  /** Whether there is nothing left to know of it. */
  boolean isEmpty() {
    return stored == null && !deleted && highest == 0;
  }
}
