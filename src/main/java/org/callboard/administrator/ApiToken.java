package org.callboard.administrator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.RandomText;
import org.callboard.platform.RowIds;
import org.callboard.platform.RowReader;

/** A program's token, which can do what its administrator can, or less. */
@Entity
@Table(name = "api_token")
public class ApiToken {

  private static final Duration NOTICED = Duration.ofMinutes(1);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_token_id")
  @SequenceGenerator(name = "api_token_id", sequenceName = RowIds.IN_ORDER, allocationSize = 1)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "administrator_id")
  private Administrator administrator;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "name")
  private String name;

  @Column(name = "token_hash")
  private String tokenHash;

  /** The row of the token that made it, which it does not outlive; null if a password did. */
  @Column(name = "made_with")
  private Long madeWith;

  /** What bounds it; null if only its administrator's role does. */
  @Column(name = "role")
  private String role;

  /** The only organization that it is for; null for those of its administrator. */
  @Column(name = "organization_id")
  private Long organizationId;

  /** Within a minute; null if it never was. */
  @Column(name = "last_used_at")
  private OffsetDateTime lastUsedAt;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  /** For JPA. */
  protected ApiToken() {}

  ApiToken(
      Administrator administrator,
      String name,
      TokenSecret secret,
      TokenBounds bounds,
      OffsetDateTime now,
      Instant expires,
      Optional<ApiToken> maker) {
    this.administrator = administrator;
    this.publicId = RandomText.id();
    this.name = name;
    this.tokenHash = bounds.hash(secret);
    this.role = bounds.role().map(AdministratorRole::name).orElse(null);
    this.organizationId = bounds.organizationId().orElse(null);
    this.createdAt = now;
    this.expiresAt = expires.atOffset(ZoneOffset.UTC);
    this.madeWith = maker.map(token -> token.id).orElse(null);
  }

  /**
   * Whose it is, and that it is by this token; empty if it is not for what its owner has now, or
   * nobody knows what it may do.
   */
  Optional<AdministratorIdentity> owner() {
    AdministratorIdentity owner = administrator.identity();
    return bounds()
        .filter(bounds -> bounds.isWithin(owner.organizationId()))
        .map(
            bounds ->
                owner.byToken(publicId, bounds.rights(owner.rights()), bounds.organizationId()));
  }

  Optional<TokenBounds> bounds() {
    Optional<AdministratorRole> known =
        Optional.ofNullable(role)
            .flatMap(word -> AdministratorRole.ofStored(word, organizationId != null));
    return role != null && known.isEmpty()
        ? Optional.empty()
        : Optional.of(new TokenBounds(known, Optional.ofNullable(organizationId)));
  }

  /** The only organization that it is for. */
  Optional<Long> organizationId() {
    return Optional.ofNullable(organizationId);
  }

  Instant expires() {
    return expiresAt.toInstant();
  }

  Long id() {
    return id;
  }

  /** Whether it is told that it is used; once a minute is enough. */
  boolean isUsedUnnoticed(Instant now) {
    return lastUsedAt == null || lastUsedAt.toInstant().isBefore(now.minus(NOTICED));
  }

  Token token(Map<Long, String> cloudIds) {
    RowReader row = new RowReader("api_token " + id);
    Instant created = row.time("created", createdAt.toInstant());
    Instant expires = row.time("expires", expiresAt.toInstant());
    row.checkHash("token", tokenHash);
    if (bounds().isEmpty()) {
      row.leaveOut("role", "is not known to this server, so nobody can sign in with it.");
    }
    return new Token(
        publicId,
        name,
        created.truncatedTo(ChronoUnit.SECONDS),
        expires.truncatedTo(ChronoUnit.SECONDS),
        Optional.ofNullable(lastUsedAt)
            .map(used -> row.time("lastUsed", used.toInstant()).truncatedTo(ChronoUnit.SECONDS)),
        bounds().flatMap(TokenBounds::role).map(AdministratorRole::label),
        Optional.ofNullable(organizationId)
            .flatMap(there -> Optional.ofNullable(cloudIds.get(there))),
        row.end());
  }
}
