package org.callboard.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.callboard.subscriber.SubscriberName;

/** A device of a deleted subscriber. */
@Entity
@Table(name = "departed_device")
public class DepartedDevice {

  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "departed_at")
  private OffsetDateTime departedAt;

  /** For JPA. */
  protected DepartedDevice() {}

  DepartedDevice(String tokenHash, SubscriberName name, OffsetDateTime now) {
    this.tokenHash = tokenHash;
    this.organizationId = name.organizationId();
    this.usernameKey = name.usernameKey();
    this.departedAt = now;
  }
}
