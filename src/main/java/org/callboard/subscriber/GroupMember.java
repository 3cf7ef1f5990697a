package org.callboard.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** That a subscriber is in a group. */
@Entity
@Table(name = "group_member")
@IdClass(GroupMember.Key.class)
class GroupMember {

  @Id
  @Column(name = "group_id")
  private long groupId;

  @Id
  @Column(name = "subscriber_id")
  private long subscriberId;

  protected GroupMember() {}

  GroupMember(long groupId, long subscriberId) {
    this.groupId = groupId;
    this.subscriberId = subscriberId;
  }

  long groupId() {
    return groupId;
  }

  long subscriberId() {
    return subscriberId;
  }

  /** Both columns; JPA wants a class for it. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long groupId;
    private long subscriberId;

    Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && groupId == key.groupId && subscriberId == key.subscriberId;
    }

    @Override
    public int hashCode() {
      return Objects.hash(groupId, subscriberId);
    }
  }
}
