package org.callboard.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.callboard.audit.Actor;
import org.callboard.organization.SheetLanguage;
import org.callboard.platform.RandomText;
import org.callboard.platform.RowIds;
import org.callboard.platform.Text;

/** A letter that waits, or what became of it. */
@Entity
@Table(name = "queued_mail")
public class QueuedMail {

  private static final int MAX_PROBLEM = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "queued_mail_id")
  @SequenceGenerator(name = "queued_mail_id", sequenceName = RowIds.IN_ORDER, allocationSize = 1)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "subscriber_id")
  private long subscriberId;

  @Column(name = "address")
  private String address;

  @Column(name = "language")
  private String language;

  @Column(name = "editable")
  private boolean editable;

  @Column(name = "life_minutes")
  private int lifeMinutes;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_from")
  private String createdFrom;

  @Column(name = "token_id")
  private String tokenId;

  @Column(name = "state")
  private String state = MailState.WAITING.name();

  @Column(name = "attempts")
  private int attempts;

  @Column(name = "next_try")
  private OffsetDateTime nextTry;

  @Column(name = "tried_at")
  private OffsetDateTime triedAt;

  /** The code of the last attempt, which ends if it failed. */
  @Column(name = "code_id")
  private String codeId;

  @Column(name = "problem")
  private String problem;

  /** For JPA. */
  protected QueuedMail() {}

  QueuedMail(
      long organizationId,
      NewMail mail,
      Duration life,
      boolean editable,
      Actor actor,
      OffsetDateTime now) {
    this.publicId = RandomText.id();
    this.organizationId = organizationId;
    this.subscriberId = mail.owner().subscriberId();
    this.address = mail.address().text();
    this.language = mail.language().tag();
    this.editable = editable;
    this.lifeMinutes = (int) life.toMinutes();
    this.createdAt = now;
    this.createdBy = actor.administrator();
    this.createdFrom = actor.address();
    this.tokenId = actor.tokenId().orElse(null);
    this.nextTry = now;
  }

  long id() {
    return id;
  }

  long organizationId() {
    return organizationId;
  }

  long subscriberId() {
    return subscriberId;
  }

  String address() {
    return address;
  }

  SheetLanguage language() {
    return SheetLanguage.spoken(language).orElse(SheetLanguage.ENGLISH);
  }

  boolean isEditable() {
    return editable;
  }

  Duration life() {
    return Duration.ofMinutes(lifeMinutes);
  }

  Actor actor() {
    return new Actor(createdBy, createdFrom, Optional.ofNullable(tokenId));
  }

  Optional<String> codeId() {
    return Optional.ofNullable(codeId);
  }

  void code(Optional<String> newId) {
    codeId = newId.orElse(null);
  }

  void sent() {
    state = MailState.SENT.name();
    problem = null;
  }

  /**
   * @param forGood whether it is not tried again
   */
  void failed(String sentence, boolean forGood, OffsetDateTime now) {
    problem = Text.kept(sentence, MAX_PROBLEM);
    if (forGood || attempts >= MailSettings.MAX_ATTEMPTS) {
      state = MailState.FAILED.name();
    } else {
      nextTry = now.plusMinutes(MailSettings.pause(attempts));
    }
  }

  MailView view() {
    MailState read = MailState.valueOf(state);
    return new MailView(
        publicId,
        subscriberId,
        address,
        read,
        attempts,
        createdAt.toInstant().truncatedTo(ChronoUnit.SECONDS),
        createdBy,
        read == MailState.WAITING
            ? Optional.of(nextTry.toInstant().truncatedTo(ChronoUnit.SECONDS))
            : Optional.empty(),
        Optional.ofNullable(problem));
  }
}
