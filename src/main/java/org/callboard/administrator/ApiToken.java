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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.callboard.platform.RandomText;
import org.callboard.platform.RowIds;
import org.callboard.platform.RowReader;

/** A program's token, which can do what its administrator can. */
@Entity
@Table(name = "api_token")
public class ApiToken {

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
      OffsetDateTime now,
      Instant expires,
      Optional<ApiToken> maker) {
    this.administrator = administrator;
    this.publicId = RandomText.id();
    this.name = name;
    this.tokenHash = secret.hash();
    this.createdAt = now;
    this.expiresAt = expires.atOffset(ZoneOffset.UTC);
    this.madeWith = maker.map(token -> token.id).orElse(null);
  }

  /** Whose it is, and that it is by this token. */
  AdministratorIdentity owner() {
    return administrator.identity().byToken(publicId);
  }

  Token token() {
    RowReader row = new RowReader("api_token " + id);
    Instant created = row.time("created", createdAt.toInstant());
    Instant expires = row.time("expires", expiresAt.toInstant());
    row.checkHash("token", tokenHash);
    return new Token(
        publicId,
        name,
        created.truncatedTo(ChronoUnit.SECONDS),
        expires.truncatedTo(ChronoUnit.SECONDS),
        row.end());
  }
}
