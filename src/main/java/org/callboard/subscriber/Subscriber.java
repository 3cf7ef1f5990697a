package org.callboard.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.platform.RowIds;

/** A person (or a room) with the app of an organization. */
@Entity
@Table(name = "subscriber")
public class Subscriber {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "subscriber_id")
  @SequenceGenerator(
      name = "subscriber_id",
      sequenceName = RowIds.SEQUENCE,
      allocationSize = RowIds.ALLOCATION)
  private Long id;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "username")
  private String username;

  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "password_hash")
  private String passwordHash;

  /** So that such hashes are found by an index. */
  @Column(name = "cheap_hash")
  private boolean cheapHash;

  @Column(name = "enabled")
  private boolean enabled = true;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "attributes")
  private String attributes = "{}";

  /** While it works beside the current one. */
  @Column(name = "previous_hash")
  private String previousHash;

  @Column(name = "previous_until")
  private OffsetDateTime previousUntil;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected Subscriber() {}

  public Subscriber(long organizationId, Username username, String passwordHash) {
    this.organizationId = organizationId;
    this.username = username.text();
    this.usernameKey = username.key();
    setPasswordHash(passwordHash);
  }

  public Long id() {
    return id;
  }

  void set(Optional<String> newDisplayName, boolean newEnabled) {
    displayName = newDisplayName.orElse(null);
    enabled = newEnabled;
  }

  final void setPasswordHash(String newHash) {
    passwordHash = newHash;
    cheapHash = CheapHash.is(newHash);
    previousHash = null;
    previousUntil = null;
  }

  void set(PasswordChange change, Instant now) {
    String oldHash = passwordHash;
    setPasswordHash(change.hash());
    if (!change.overlap().isZero() && !oldHash.equals(SubscriberSnapshot.NO_PASSWORD)) {
      previousHash = oldHash;
      previousUntil = now.plus(change.overlap()).atOffset(ZoneOffset.UTC);
    }
  }

  void setAttributes(Attributes newAttributes) {
    attributes = newAttributes.json().toString();
  }

  String username() {
    return username;
  }

  SubscriberName name() {
    return new SubscriberName(organizationId, usernameKey);
  }

  SubscriberSnapshot snapshot(Set<Long> groupIds) {
    return new SubscriberSnapshot(
        id,
        name(),
        username,
        passwordHash,
        enabled,
        Optional.ofNullable(displayName),
        groupIds,
        Attributes.ofStored(attributes),
        Optional.ofNullable(previousHash)
            .map(hash -> new PreviousPassword(hash, previousUntil.toInstant())));
  }

  SubscriberView view(List<String> groups) {
    return new SubscriberView(
        id,
        username,
        usernameKey,
        Optional.ofNullable(displayName),
        enabled,
        groups,
        Attributes.ofStored(attributes),
        !passwordHash.equals(SubscriberSnapshot.NO_PASSWORD));
  }
}
