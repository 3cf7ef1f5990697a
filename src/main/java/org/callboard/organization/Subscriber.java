package org.callboard.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A person (or a room) with the app of an organization. */
@Entity
@Table(name = "subscriber")
public class Subscriber {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "subscriber_id")
  @SequenceGenerator(
      name = "subscriber_id",
      sequenceName = Organization.SEQUENCE,
      allocationSize = 50)
  private Long id;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "username")
  private String username;

  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "enabled")
  private boolean enabled = true;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected Subscriber() {}

  public Subscriber(long organizationId, Username username, String passwordHash) {
    this.organizationId = organizationId;
    this.username = username.text();
    this.usernameKey = username.key();
    this.passwordHash = passwordHash;
  }

  public Long id() {
    return id;
  }

  SubscriberSnapshot snapshot() {
    return new SubscriberSnapshot(
        id, new SubscriberName(organizationId, usernameKey), username, passwordHash, enabled);
  }
}
