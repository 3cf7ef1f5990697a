package org.callboard.device;

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
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.platform.RandomText;
import org.callboard.platform.RowIds;
import org.callboard.platform.RowReader;

/**
 * A phone that has signed in. Without a version: edits write only what they change, and a stolen
 * phone must be signed out whoever else edits it at the same moment.
 */
@Entity
@Table(name = "device")
public class Device {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "device_id")
  @SequenceGenerator(name = "device_id", sequenceName = RowIds.IN_ORDER, allocationSize = 1)
  private Long id;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "subscriber_id")
  private long subscriberId;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "label")
  private String label;

  @Column(name = "agent")
  private String agent;

  @Column(name = "installation")
  private String installation;

  /** A {@link SignInSecret}; null if nothing is kept. */
  @Column(name = "sign_in_hash")
  private String signInHash;

  @Column(name = "first_seen")
  private OffsetDateTime firstSeen;

  /** The last time. */
  @Column(name = "signed_in_at")
  private OffsetDateTime signedInAt;

  /** Of its token; null if it was never used. */
  @Column(name = "last_seen")
  private OffsetDateTime lastSeen;

  /** As of when its last whole answer of the global part was the truth; null if it had none. */
  @Column(name = "global_at")
  private OffsetDateTime globalAt;

  /** The same of its account. */
  @Column(name = "account_at")
  private OffsetDateTime accountAt;

  @Column(name = "revoked_at")
  private OffsetDateTime revokedAt;

  /** For JPA. */
  protected Device() {}

  Device(
      SignIn signIn,
      String label,
      Optional<SignInSecret> secret,
      DeviceToken token,
      OffsetDateTime now) {
    this.organizationId = signIn.organizationId();
    this.subscriberId = signIn.subscriberId();
    this.publicId = RandomText.id();
    this.tokenHash = token.hash();
    this.label = label;
    this.agent = signIn.agent();
    this.installation = signIn.installation().orElse(null);
    this.signInHash = secret.map(SignInSecret::text).orElse(null);
    this.firstSeen = now;
    this.signedInAt = now;
  }

  /** Gives it a new token, which nobody has used yet. */
  void renew(
      String newAgent, Optional<SignInSecret> secret, DeviceToken token, OffsetDateTime now) {
    tokenHash = token.hash();
    signInHash = secret.map(SignInSecret::text).orElse(null);
    agent = newAgent;
    lastSeen = null;
    signedInAt = now;
    revokedAt = null;
  }

  /** With a sign-in comes the account, as it was known at that moment. */
  void hasAccountOf(OffsetDateTime moment) {
    accountAt = moment;
  }

  void rename(String newLabel) {
    label = newLabel;
  }

  void revoke(OffsetDateTime now) {
    revokedAt = now;
  }

  DeviceRow row() {
    RowReader row = new RowReader("device " + id);
    Instant first = time("firstSeen", firstSeen, row);
    Optional<Instant> last = Optional.ofNullable(lastSeen).map(seen -> time("lastSeen", seen, row));
    row.checkHash("token", tokenHash);
    return new DeviceRow(
        id,
        new DeviceView(
            publicId,
            label,
            agent,
            Optional.ofNullable(installation),
            first,
            last,
            revokedAt != null,
            row.end()));
  }

  private static Instant time(String field, OffsetDateTime stored, RowReader row) {
    return row.time(field, stored.toInstant()).truncatedTo(ChronoUnit.SECONDS);
  }

  long subscriberId() {
    return subscriberId;
  }

  OffsetDateTime lastContact() {
    return lastSeen == null ? signedInAt : lastSeen;
  }

  Optional<OffsetDateTime> globalAt() {
    return Optional.ofNullable(globalAt);
  }

  Optional<OffsetDateTime> accountAt() {
    return Optional.ofNullable(accountAt);
  }

  /** The older of the two, where both parts were asked for. */
  Optional<OffsetDateTime> heard() {
    return Stream.of(globalAt(), accountAt())
        .flatMap(Optional::stream)
        .min(Comparator.comparing(OffsetDateTime::toInstant));
  }

  DeviceSnapshot snapshot() {
    return new DeviceSnapshot(
        id,
        organizationId,
        subscriberId,
        tokenHash,
        revokedAt != null,
        secret().map(kept -> kept.mark(installation)),
        Optional.ofNullable(installation).map(String::hashCode));
  }

  /** What is kept of a device that names its installation. */
  Optional<SignInSecret> secret() {
    return installation == null
        ? Optional.empty()
        : Optional.ofNullable(signInHash).map(SignInSecret::new);
  }
}
