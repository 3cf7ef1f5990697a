package org.callboard.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.audit.Stamp;
import org.callboard.audit.Stamps;
import org.callboard.platform.PasswordHashForm;
import org.callboard.platform.RowIds;
import org.callboard.platform.RowReader;

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

  /** What usernames were compared by when this was stored, if they are compared otherwise now. */
  @Column(name = "former_key", insertable = false, updatable = false)
  private String formerKey;

  /** One a line, the latest last; null if there are none. See {@link FormerUsernames}. */
  @Column(name = "former_usernames")
  private String formerUsernames;

  /** The names that it had in other organizations, see {@link FormerPlace}; null if none. */
  @Column(name = "former_elsewhere")
  private String formerElsewhere;

  @Column(name = "password_hash")
  private String passwordHash;

  /** So that such hashes are found by an index. */
  @Column(name = "cheap_hash")
  private boolean cheapHash;

  /** Of the current hash or of the previous one; null if neither is of bcrypt. */
  @Column(name = "bcrypt_cost")
  private Integer bcryptCost;

  @Column(name = "enabled")
  private boolean enabled = true;

  @Column(name = "display_name")
  private String displayName;

  /** What the display name is found by; null if its small letters say it all. */
  @Column(name = "display_key")
  private String displayKey;

  /** What lists show and sort by: the display name, or else the username. */
  @Column(name = "listed_name", insertable = false, updatable = false)
  private String listedName;

  @Column(name = "attributes")
  private String attributes = "{}";

  /** While it works beside the current one. */
  @Column(name = "previous_hash")
  private String previousHash;

  @Column(name = "previous_until")
  private OffsetDateTime previousUntil;

  /** The values of the attributes as they are looked for; null if there are none. */
  @Column(name = "attributes_key")
  private String attributesKey;

  /** When one of its phones signed in last; set by {@link SubscriberLock}. */
  @Column(name = "signed_in_at", insertable = false, updatable = false)
  private OffsetDateTime signedInAt;

  @Embedded private Stamps stamps = new Stamps();

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
    setDisplayName(newDisplayName.orElse(null));
    enabled = newEnabled;
  }

  private void setDisplayName(String newDisplayName) {
    displayName = newDisplayName;
    displayKey = DisplayKey.of(newDisplayName);
  }

  /** Sets what the entry has; everything else stays as it is stored, readable or not. */
  void set(SubscriberEntry entry) {
    repair(entry.username());
    entry.displayName().ifPresent(name -> setDisplayName(name.isBlank() ? null : name));
    entry.enabled().ifPresent(isEnabled -> enabled = isEnabled);
    if (entry.allAttributes()) {
      setAttributes(entry.attributes());
    } else if (!entry.attributes().equals(Attributes.NONE)) {
      setAttributes(Attributes.ofStored(attributes, row()).with(entry.attributes()));
    }
  }

  final void setPasswordHash(String newHash) {
    passwordHash = newHash;
    cheapHash = CheapHash.is(newHash);
    bcryptCost = BcryptCost.of(newHash);
    previousHash = null;
    previousUntil = null;
  }

  void set(PasswordChange change, Instant now) {
    String oldHash = passwordHash;
    setPasswordHash(change.hash());
    if (!change.overlap().isZero() && !oldHash.equals(SubscriberSnapshot.NO_PASSWORD)) {
      previousHash = oldHash;
      bcryptCost = BcryptCost.of(oldHash); // the new one is made here, and so is of another kind
      previousUntil = now.plus(change.overlap()).atOffset(ZoneOffset.UTC);
    }
  }

  void setAttributes(Attributes newAttributes) {
    attributes = newAttributes.json().toString();
    attributesKey = DisplayKey.ofAll(newAttributes.values().values());
  }

  void created(Stamp now) {
    stamps = Stamps.created(now);
  }

  void changed(Stamp now) {
    stamps = Stamps.orNone(stamps).changed(now);
  }

  /** Whether it is called so, though an older node has stored it under the former key. */
  boolean isMeantBy(Username name) {
    return name.isMeaning(username);
  }

  /** The one that is stored, or what is taken in its place. */
  String username() {
    return username(row());
  }

  /** Gives it a username that is compared alike, if the stored one cannot be read. */
  void repair(Username same) {
    if (!username().equals(username) && same.key().equals(usernameKey)) {
      username = same.text();
    }
  }

  void rename(Username newName) {
    username = newName.text();
    usernameKey = newName.key();
  }

  /** What it is found by without regard to former names. */
  Set<String> keys() {
    return Stream.of(usernameKey, formerKey)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  List<Username> formerUsernames() {
    return SubscriberRow.formerUsernames(formerUsernames, row());
  }

  void setFormerUsernames(List<Username> names) {
    formerUsernames =
        names.isEmpty()
            ? null
            : names.stream().map(Username::text).collect(Collectors.joining("\n"));
  }

  List<FormerPlace> formerElsewhere() {
    return SubscriberRow.formerElsewhere(formerElsewhere, row());
  }

  void setFormerElsewhere(List<FormerPlace> places) {
    formerElsewhere =
        places.isEmpty()
            ? null
            : places.stream().map(FormerPlace::stored).collect(Collectors.joining("\n"));
  }

  void moveTo(long newOrganizationId) {
    organizationId = newOrganizationId;
  }

  SubscriberName name() {
    return new SubscriberName(organizationId, usernameKey);
  }

  SubscriberSnapshot snapshot(Set<Long> groupIds) {
    RowReader row = row();
    SubscriberSnapshot snapshot =
        new SubscriberSnapshot(
            id,
            name(),
            username(row),
            passwordHash,
            enabled,
            displayName(row),
            groupIds,
            Attributes.ofStored(attributes, row),
            previousPassword(row),
            SubscriberRow.formerUsernames(formerUsernames, row),
            SubscriberRow.formerElsewhere(formerElsewhere, row));
    PasswordHashForm.check(passwordHash, row);
    row.end();
    return snapshot;
  }

  SubscriberView view(List<String> groups) {
    RowReader row = row();
    String readUsername = username(row);
    Optional<String> readDisplayName = displayName(row);
    Attributes readAttributes = Attributes.ofStored(attributes, row);
    List<Username> former = SubscriberRow.formerUsernames(formerUsernames, row);
    previousPassword(row);
    PasswordHashForm.check(passwordHash, row);
    return new SubscriberView(
        id,
        readUsername,
        usernameKey,
        readDisplayName,
        enabled,
        groups,
        readAttributes,
        !passwordHash.equals(SubscriberSnapshot.NO_PASSWORD),
        row.end(),
        Stamps.orNone(stamps),
        former);
  }

  private RowReader row() {
    return new RowReader("subscriber " + id);
  }

  private String username(RowReader row) {
    return SubscriberRow.username(username, usernameKey, row);
  }

  private Optional<String> displayName(RowReader row) {
    return SubscriberRow.displayName(displayName, row);
  }

  private Optional<PreviousPassword> previousPassword(RowReader row) {
    if (previousHash != null && previousUntil == null) {
      row.leaveOut(
          "password", "replaces a password whose end is unknown, so the old one no longer works.");
    }
    return previousHash == null || previousUntil == null
        ? Optional.empty()
        : row.read("password", () -> new PreviousPassword(previousHash, previousUntil.toInstant()));
  }
}
