package org.callboard.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.subscriber.SubscriberDeleted;
import org.callboard.subscriber.SubscriberName;

/** A device of a deleted subscriber. */
@Entity
@Table(name = "departed_device")
public class DepartedDevice {

  /** Between the id of another organization and a key there, none of which has it. */
  private static final String IN_ANOTHER = "\t";

  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "username_key")
  private String usernameKey;

  /** What it may name itself by as well, one a line; null if there is nothing. */
  @Column(name = "former_keys")
  private String formerKeys;

  @Column(name = "departed_at")
  private OffsetDateTime departedAt;

  /** For JPA. */
  protected DepartedDevice() {}

  DepartedDevice(String tokenHash, SubscriberDeleted deleted, OffsetDateTime now) {
    this.tokenHash = tokenHash;
    this.organizationId = deleted.name().organizationId();
    this.usernameKey = deleted.name().usernameKey();
    this.formerKeys =
        deleted.formerNames().isEmpty()
            ? null
            : deleted.formerNames().stream()
                .map(name -> key(name, deleted.name().organizationId()))
                .collect(Collectors.joining("\n"));
    this.departedAt = now;
  }

  /** The names that it may ask by, the last one first. */
  List<SubscriberName> names() {
    return Stream.concat(
            Stream.of(usernameKey), Stream.ofNullable(formerKeys).flatMap(String::lines))
        .map(this::name)
        .toList();
  }

  private static String key(SubscriberName name, long own) {
    return name.organizationId() == own
        ? name.usernameKey()
        : name.organizationId() + IN_ANOTHER + name.usernameKey();
  }

  private SubscriberName name(String key) {
    String[] parts = key.split(IN_ANOTHER, 2);
    return parts.length == 1
        ? new SubscriberName(organizationId, key)
        : new SubscriberName(Long.parseLong(parts[0]), parts[1]);
  }
}
