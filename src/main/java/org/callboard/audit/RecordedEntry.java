package org.callboard.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.callboard.platform.RowIds;

/** A row of the record. Nothing changes one but that it is counted when it is repeated. */
@Entity
@Table(name = "audit_entry")
public class RecordedEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_id")
  @SequenceGenerator(name = "audit_entry_id", sequenceName = RowIds.IN_ORDER, allocationSize = 1)
  private Long id;

  /** The database's default, by its own clock. */
  @Column(name = "recorded_at", insertable = false, updatable = false)
  private OffsetDateTime recordedAt;

  @Column(name = "administrator", updatable = false)
  private String administrator;

  @Column(name = "address", updatable = false)
  private String address;

  @Column(name = "token_id", updatable = false)
  private String tokenId;

  /** A text: a newer version of this server may have recorded what is not known here. */
  @Column(name = "action", updatable = false)
  private String action;

  /** A Cloud ID; rows outlive what they are about. */
  @Column(name = "organization", updatable = false)
  private String organization;

  /** The row of the organization, by which its managers find the entry. */
  @Column(name = "organization_id", updatable = false)
  private Long organizationId;

  @Column(name = "target", updatable = false)
  private String target;

  /** What the target says; null if an older node has recorded it. */
  @Column(name = "kind", updatable = false)
  private String kind;

  @Column(name = "about", updatable = false)
  private String about;

  @Column(name = "undoes", updatable = false)
  private Long undoes;

  /** By which request; null if by none. */
  @Column(name = "request_id", updatable = false)
  private String requestId;

  /** Its name or id since, if the edit gave it another one. */
  @Column(name = "renamed_to", updatable = false)
  private String renamedTo;

  /** Among all that is committed; until it is given, behind all others. */
  @Column(name = "place", insertable = false, updatable = false)
  private long place;

  @Column(name = "before_state", updatable = false)
  private String beforeState;

  @Column(name = "after_state", updatable = false)
  private String afterState;

  /** How many lines of an import changed something; null if there are none. */
  @Column(name = "line_count", insertable = false, updatable = false)
  private Integer lineCount;

  /** How often it was done. */
  @Column(name = "repeated", insertable = false, updatable = false)
  private int repeated;

  /** When it was done last; null if only once. */
  @Column(name = "last_at", insertable = false, updatable = false)
  private OffsetDateTime lastAt;

  /** For JPA. */
  protected RecordedEntry() {}

  RecordedEntry(
      Actor actor,
      Optional<Long> undoes,
      Optional<String> requestId,
      AuditAction action,
      Optional<RecordedOrganization> organization,
      String target,
      Optional<String> renamedTo,
      Optional<String> before,
      Optional<String> after) {
    this.administrator = actor.administrator();
    this.address = actor.address();
    this.tokenId = actor.tokenId().orElse(null);
    this.action = action.name();
    this.organization = organization.map(RecordedOrganization::cloudId).orElse(null);
    this.organizationId = organization.map(RecordedOrganization::id).orElse(null);
    this.target = target;
    AuditTarget thing = AuditTarget.of(target);
    this.kind = thing.kind();
    this.about = thing.about().orElse(null);
    this.undoes = undoes.orElse(null);
    this.requestId = requestId.orElse(null);
    this.renamedTo = renamedTo.orElse(null);
    this.beforeState = before.orElse(null);
    this.afterState = after.orElse(null);
  }

  Long id() {
    return id;
  }

  Optional<Long> organizationId() {
    return Optional.ofNullable(organizationId);
  }

  AuditEntry entry() {
    return new AuditEntry(
        id,
        instant(recordedAt),
        new Actor(administrator, address, Optional.ofNullable(tokenId)),
        AuditAction.ofStored(action),
        Optional.ofNullable(organization),
        target,
        Optional.ofNullable(beforeState),
        Optional.ofNullable(afterState),
        Optional.ofNullable(undoes),
        Optional.ofNullable(requestId),
        lineCount == null ? 0 : lineCount,
        repeated,
        Optional.ofNullable(lastAt).map(RecordedEntry::instant));
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
  }
}
