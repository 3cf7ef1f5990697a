package org.callboard.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.callboard.platform.RowIds;

/** A row of an attempt. */
@Entity
@Table(name = "webhook_delivery")
public class WebhookDelivery {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_delivery_id")
  @SequenceGenerator(
      name = "webhook_delivery_id",
      sequenceName = RowIds.IN_ORDER,
      allocationSize = 1)
  private Long id;

  @Column(name = "webhook_id")
  private long webhookId;

  @Column(name = "message_id")
  private String messageId;

  @Column(name = "type")
  private String type;

  @Column(name = "changes")
  private int changes;

  @Column(name = "attempt")
  private int attempt;

  @Column(name = "sent_at")
  private OffsetDateTime sentAt;

  @Column(name = "millis")
  private int millis;

  @Column(name = "status")
  private Integer status;

  @Column(name = "problem")
  private String problem;

  /** For JPA. */
  protected WebhookDelivery() {}

  WebhookDelivery(long webhookId, Delivery delivery) {
    this.webhookId = webhookId;
    this.messageId = delivery.messageId();
    this.type = delivery.type();
    this.changes = delivery.changes();
    this.attempt = delivery.attempt();
    this.sentAt = delivery.sent().atOffset(ZoneOffset.UTC);
    this.millis = delivery.millis();
    this.status = delivery.status().orElse(null);
    this.problem = delivery.problem().orElse(null);
  }

  Delivery delivery() {
    return new Delivery(
        messageId,
        type,
        changes,
        attempt,
        sentAt.toInstant(),
        millis,
        Optional.ofNullable(status),
        Optional.ofNullable(problem));
  }
}
