package org.callboard.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/**
 * When a phone of a subscriber was served last that is no device, because it keeps its password.
 */
@Entity
@Table(name = "subscriber_contact")
public class SubscriberContact {

  @Id
  @Column(name = "subscriber_id")
  private long subscriberId;

  @Column(name = "contact_at")
  private OffsetDateTime contactAt;

  /** For JPA. */
  protected SubscriberContact() {}

  SubscriberContact(long subscriberId, OffsetDateTime contactAt) {
    this.subscriberId = subscriberId;
    this.contactAt = contactAt;
  }
}
