package org.callboard.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.callboard.platform.RandomText;
import org.callboard.platform.RowIds;
import org.callboard.platform.RowReader;

/** A {@link SignInCode} that was made for a subscriber, or its memory once it was used. */
@Entity
@Table(name = "sign_in_code")
public class OneTimeCode {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sign_in_code_id")
  @SequenceGenerator(name = "sign_in_code_id", sequenceName = RowIds.IN_ORDER, allocationSize = 1)
  private Long id;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "subscriber_id")
  private long subscriberId;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  /** Null of one that an older node has made. */
  @Column(name = "created_by")
  private String createdBy;

  /** Null if nobody has used it yet. */
  @Column(name = "used_at")
  private OffsetDateTime usedAt;

  /** For JPA. */
  protected OneTimeCode() {}

  OneTimeCode(
      long organizationId,
      long subscriberId,
      SignInCode code,
      OffsetDateTime now,
      Duration life,
      String createdBy) {
    this.organizationId = organizationId;
    this.subscriberId = subscriberId;
    this.publicId = RandomText.id();
    this.codeHash = code.hash(subscriberId);
    this.createdAt = now;
    this.expiresAt = now.plus(life);
    this.createdBy = createdBy;
  }

  String hash() {
    return codeHash;
  }

  OwnedCode owned() {
    return new OwnedCode(id, subscriberId, view());
  }

  CodeView view() {
    RowReader row = new RowReader("sign_in_code " + id);
    Instant created = row.time("created", createdAt.toInstant());
    Instant expires = row.time("expires", expiresAt.toInstant());
    row.checkHash("code", codeHash);
    return new CodeView(
        publicId,
        created.truncatedTo(ChronoUnit.SECONDS),
        expires.truncatedTo(ChronoUnit.SECONDS),
        Optional.ofNullable(createdBy),
        row.end());
  }
}
