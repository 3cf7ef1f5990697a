package org.callboard.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.callboard.audit.Stamp;
import org.callboard.audit.Stamps;
import org.callboard.platform.RandomText;
import org.callboard.platform.RowIds;
import org.callboard.platform.SecretCipher;

/** A webhook, and how far it is. */
@Entity
@Table(name = "webhook")
public class Webhook {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_id")
  @SequenceGenerator(name = "webhook_id", sequenceName = RowIds.IN_ORDER, allocationSize = 1)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  /** Null: the provider's, for all organizations. */
  @Column(name = "organization_id")
  private Long organizationId;

  @Column(name = "url")
  private String url;

  @Column(name = "description")
  private String description;

  @Column(name = "secret")
  private String secret;

  @Column(name = "previous_secret")
  private String previousSecret;

  @Column(name = "previous_until")
  private OffsetDateTime previousUntil;

  @Column(name = "paused")
  private boolean paused;

  @Column(name = "problem")
  private String problem;

  /** Up to which the receiver has taken all. */
  @Column(name = "place")
  private long place;

  @Column(name = "message_id")
  private String messageId;

  @Column(name = "message_end")
  private Long messageEnd;

  @Column(name = "attempts")
  private int attempts;

  /** Until then it is claimed, or waits. */
  @Column(name = "next_try")
  private OffsetDateTime nextTry;

  @Embedded private Stamps stamps = new Stamps();

  /** For JPA. */
  protected Webhook() {}

  Webhook(Optional<Long> organizationId, long place, OffsetDateTime now, Stamp made) {
    this.publicId = RandomText.id();
    this.organizationId = organizationId.orElse(null);
    this.place = place;
    this.nextTry = now;
    this.stamps = Stamps.created(made);
  }

  long id() {
    return id;
  }

  Optional<Long> organizationId() {
    return Optional.ofNullable(organizationId);
  }

  /** Where its secrets stand: they can be read nowhere else. */
  private String rowPath() {
    return "webhook/" + publicId;
  }

  void set(WebhookData data, OffsetDateTime now) {
    url = data.address().toString();
    description = data.description().orElse(null);
    if (paused && !data.paused()) { // somebody has mended what was wrong
      attempts = 0;
      problem = null;
      nextTry = now;
    }
    paused = data.paused();
  }

  void changed(Stamp now) {
    stamps = stamps.changed(now);
  }

  /** The former secret signs for a while, so that the receiver may learn the new one later. */
  void replaceSecret(WebhookSecret newSecret, SecretCipher cipher, OffsetDateTime now) {
    previousSecret = secret;
    previousUntil = secret == null ? null : now.plus(WebhookBounds.OVERLAP);
    secret = cipher.encrypt(newSecret.text(), rowPath());
  }

  /** Encrypts by the current key what is not. */
  void encryptAgain(SecretCipher cipher) {
    secret = again(secret, cipher);
    previousSecret = previousSecret == null ? null : again(previousSecret, cipher);
  }

  private String again(String stored, SecretCipher cipher) {
    boolean isCurrent = cipher.currentPrefix().filter(stored::startsWith).isPresent();
    return isCurrent
        ? stored
        : cipher
            .decrypt(stored, rowPath())
            .filter(text -> cipher.currentPrefix().isPresent())
            .map(text -> cipher.encrypt(text, rowPath()))
            .orElse(stored);
  }

  Optional<WebhookSecret> secret(SecretCipher cipher) {
    return cipher.decrypt(secret, rowPath()).map(WebhookSecret::new);
  }

  Optional<WebhookSecret> previousSecret(SecretCipher cipher, OffsetDateTime now) {
    return Optional.ofNullable(previousSecret)
        .filter(there -> previousUntil != null && now.isBefore(previousUntil))
        .flatMap(there -> cipher.decrypt(there, rowPath()))
        .map(WebhookSecret::new);
  }

  Claim claim(SecretCipher cipher, OffsetDateTime now) {
    return new Claim(
        id,
        organizationId(),
        new WebhookAddress(URI.create(url)),
        secret(cipher),
        previousSecret(cipher, now),
        place,
        Optional.ofNullable(messageId),
        Optional.ofNullable(messageEnd),
        attempts);
  }

  /** Whether it is where it was when it was claimed. */
  boolean stands(Claim claim) {
    return place == claim.place() && Optional.ofNullable(messageId).equals(claim.messageId());
  }

  void begin(String newMessageId, long end) {
    messageId = newMessageId;
    messageEnd = end;
  }

  boolean isSending(String thisMessage) {
    return thisMessage.equals(messageId);
  }

  /** All up to the end of the message is taken; the next one may come. */
  void delivered(OffsetDateTime now) {
    skipTo(messageEnd, now);
  }

  /** There is nothing to send up to this place. */
  void skipTo(long end, OffsetDateTime now) {
    place = end;
    messageId = null;
    messageEnd = null;
    attempts = 0;
    problem = null;
    nextTry = now;
  }

  /**
   * @param forGood whether it is not tried again
   * @return whether it is paused now
   */
  boolean failed(String sentence, boolean forGood, OffsetDateTime now) {
    problem = sentence;
    attempts++;
    nextTry = now.plus(WebhookBounds.pause(attempts));
    boolean ends = forGood || attempts >= WebhookBounds.ATTEMPTS;
    boolean isNew = ends && !paused; // somebody may have paused it while this was under way
    paused |= ends;
    return isNew;
  }

  WebhookView view() {
    return new WebhookView(
        publicId,
        new WebhookData(
            new WebhookAddress(URI.create(url)), Optional.ofNullable(description), paused),
        Optional.ofNullable(problem),
        attempts,
        attempts > 0 && !paused
            ? Optional.of(nextTry.toInstant().truncatedTo(ChronoUnit.SECONDS))
            : Optional.empty(),
        stamps);
  }
}
