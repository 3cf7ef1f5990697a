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
import java.time.temporal.ChronoUnit;
import org.callboard.platform.RandomText;
import org.callboard.platform.RowIds;

/** A browser's session, which can do what its administrator can. */
@Entity
@Table(name = "console_session")
public class ConsoleSession {

  private static final Duration NOTICED = Duration.ofMinutes(1);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "console_session_id")
  @SequenceGenerator(
      name = "console_session_id",
      sequenceName = RowIds.IN_ORDER,
      allocationSize = 1)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "administrator_id")
  private Administrator administrator;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "used_at")
  private OffsetDateTime usedAt;

  @Column(name = "idle_until")
  private OffsetDateTime idleUntil;

  @Column(name = "ends_at")
  private OffsetDateTime endsAt;

  @Column(name = "address")
  private String address;

  @Column(name = "browser")
  private String browser;

  /** For JPA. */
  protected ConsoleSession() {}

  ConsoleSession(
      Administrator administrator,
      SessionSecret secret,
      SessionTimes times,
      OffsetDateTime now,
      String address,
      String browser) {
    this.administrator = administrator;
    this.publicId = RandomText.id();
    this.secretHash = secret.hash();
    this.createdAt = now;
    this.usedAt = now;
    this.idleUntil = now.plus(times.idle());
    this.endsAt = now.plus(times.longest());
    this.address = address;
    this.browser = browser;
  }

  AdministratorIdentity owner() {
    return administrator.identity();
  }

  /** Whether it is told that it is used; once a minute is enough. */
  boolean isUsedUnnoticed(Instant now) {
    return usedAt.toInstant().isBefore(now.minus(NOTICED));
  }

  void use(OffsetDateTime now, SessionTimes times) {
    usedAt = now;
    idleUntil = now.plus(times.idle());
  }

  Session session() {
    return new Session(
        publicId,
        createdAt.toInstant().truncatedTo(ChronoUnit.SECONDS),
        usedAt.toInstant().truncatedTo(ChronoUnit.SECONDS),
        endsAt.toInstant().truncatedTo(ChronoUnit.SECONDS),
        address,
        browser);
  }
}
