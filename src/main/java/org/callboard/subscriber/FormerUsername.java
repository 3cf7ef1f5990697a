package org.callboard.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** What a renamed subscriber is still found by, because their phones go on asking by it. */
@Entity
@IdClass(FormerUsername.Key.class)
@Table(name = "former_username")
class FormerUsername {

  @Id
  @Column(name = "organization_id")
  private long organizationId;

  @Id
  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "subscriber_id")
  private long subscriberId;

  protected FormerUsername() {}

  FormerUsername(SubscriberName name, long subscriberId) {
    this.organizationId = name.organizationId();
    this.usernameKey = name.usernameKey();
    this.subscriberId = subscriberId;
  }

  /** Both columns; JPA wants a class for it. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long organizationId;
    private String usernameKey;

    Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && organizationId == key.organizationId
          && usernameKey.equals(key.usernameKey);
    }

    @Override
    public int hashCode() {
      return Objects.hash(organizationId, usernameKey);
    }
  }
}
