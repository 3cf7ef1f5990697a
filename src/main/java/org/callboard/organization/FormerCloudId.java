package org.callboard.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** What a renamed organization is still found by, because its phones go on asking by it. */
@Entity
@Table(name = "former_cloud_id")
class FormerCloudId {

  @Id
  @Column(name = "cloud_id")
  private String cloudId;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "since")
  private OffsetDateTime since;

  /** Set by {@link FormerCloudIdDirectory}. */
  @Column(name = "asked_at")
  private OffsetDateTime askedAt;

  /** For JPA. */
  protected FormerCloudId() {}

  FormerCloudId(CloudId cloudId, long organizationId, OffsetDateTime since) {
    this.cloudId = cloudId.value();
    this.organizationId = organizationId;
    this.since = since;
  }

  String cloudId() {
    return cloudId;
  }

  long organizationId() {
    return organizationId;
  }

  OffsetDateTime since() {
    return since;
  }

  OffsetDateTime askedAt() {
    return askedAt;
  }
}
