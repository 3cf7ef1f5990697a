package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.audit.CurrentActor;
import org.callboard.organization.EditLocks;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.subscriber.SubscriberLock;
import org.callboard.subscriber.SubscriberLocks;

/** Makes, lists and ends one-time codes, each edit with its record. */
@Stateless
@PermitAll
public class SignInCodes {

  /** How long a code lives if nobody says. */
  public static final Duration DEFAULT_LIFE = Duration.ofDays(1);

  private static final Duration MIN_LIFE = Duration.ofMinutes(1);
  private static final Duration MAX_LIFE = Duration.ofDays(30);
  private static final int MAX_CODES = 20;
  private static final int MAX_NAMED = 10;

  private final CodeRows rows;
  private final SubscriberLock lock;
  private final SubscriberLocks subscriberLocks;
  private final EditLocks editLocks;
  private final AuditLog audit;
  private final CurrentActor actor;

  /** For the container's proxy only. */
  public SignInCodes() {
    this(null, null, null, null, null, null);
  }

  @Inject
  SignInCodes(
      CodeRows rows,
      SubscriberLock lock,
      SubscriberLocks subscriberLocks,
      EditLocks editLocks,
      AuditLog audit,
      CurrentActor actor) {
    this.rows = rows;
    this.lock = lock;
    this.subscriberLocks = subscriberLocks;
    this.editLocks = editLocks;
    this.audit = audit;
    this.actor = actor;
  }

  /** Makes a code for a subscriber. It is known only now. */
  public NewCode create(
      OrganizationSnapshot organization, long subscriberId, String username, Duration life) {
    check(life);
    lock.take(organization.id(), subscriberId);
    rows.deleteEnded(subscriberId);
    if (rows.of(subscriberId).size() >= MAX_CODES) {
      throw EditRefusedException.conflict(
          "There are " + MAX_CODES + " codes already. Delete some first.");
    }
    SignInCode code = SignInCode.random();
    CodeView view = rows.add(organization.id(), subscriberId, code, life, maker());
    record(organization, username, view.id(), Optional.empty(), Optional.of(DeviceJson.of(view)));
    return new NewCode(view, code.shown());
  }

  /**
   * Makes a code in the place of another one, which ends if it can still be used.
   *
   * @param former the id of the other one, if there is one
   */
  public NewCode replace(
      OrganizationSnapshot organization,
      long subscriberId,
      String username,
      Optional<String> former,
      Duration life) {
    former
        .flatMap(id -> rows.find(subscriberId, id))
        .ifPresent(code -> delete(organization, subscriberId, username, code.id()));
    return create(organization, subscriberId, username, life);
  }

  /**
   * Makes a code for each of many, or for nobody. They are known only now.
   *
   * @param owners some hundred subscribers of the organization, nobody twice
   * @return the codes in the order of their owners
   */
  public List<NewCode> createAll(
      OrganizationSnapshot organization, List<CodeOwner> owners, Duration life) {
    check(life);
    List<Long> ids = owners.stream().map(CodeOwner::subscriberId).toList();
    editLocks.lockMany(organization.id());
    if (!subscriberLocks.lock(organization.id(), ids)) {
      throw EditRefusedException.conflict(
          "Somebody of the selection was deleted or moved meanwhile. No code was made; ask again.");
    }
    rows.deleteEnded(ids);
    checkRoom(owners, rows.counts(ids));
    List<SignInCode> codes = owners.stream().map(owner -> SignInCode.random()).toList();
    List<CodeView> views = rows.addAll(organization.id(), ids, codes, life, maker());
    List<NewCode> made = new ArrayList<>();
    for (int i = 0; i < owners.size(); i++) {
      CodeView view = views.get(i);
      record(
          organization,
          owners.get(i).username(),
          view.id(),
          Optional.empty(),
          Optional.of(DeviceJson.of(view)));
      made.add(new NewCode(view, codes.get(i).shown()));
    }
    return made;
  }

  private static void checkRoom(List<CodeOwner> owners, Map<Long, Long> counts) {
    List<String> full =
        owners.stream()
            .filter(owner -> counts.getOrDefault(owner.subscriberId(), 0L) >= MAX_CODES)
            .map(CodeOwner::username)
            .toList();
    if (!full.isEmpty()) {
      throw EditRefusedException.conflict(
          "There are "
              + MAX_CODES
              + " codes already for "
              + String.join(", ", full.subList(0, Math.min(MAX_NAMED, full.size())))
              + (full.size() > MAX_NAMED ? " and others" : "")
              + ". Delete some first; no code was made.");
    }
  }

  /** Checks whether a code may live so long. */
  public static void check(Duration life) {
    if (life.compareTo(MIN_LIFE) < 0 || life.compareTo(MAX_LIFE) > 0) {
      throw new InvalidValueException(
          "minutes", "must be from " + MIN_LIFE.toMinutes() + " to " + MAX_LIFE.toMinutes() + ".");
    }
  }

  private String maker() {
    return actor.get().administrator();
  }

  /** The codes that can still be used, the newest first. */
  public List<CodeView> of(long subscriberId) {
    return rows.of(subscriberId);
  }

  /** An organization's codes that can still be used, the newest first. */
  public Page<OwnedCode> page(long organizationId, int offset, int limit) {
    return new Page<>(
        rows.ofOrganization(organizationId, Long.MAX_VALUE, offset, limit),
        rows.countOfOrganization(organizationId));
  }

  /**
   * Some of an organization's codes that can still be used, the newest first.
   *
   * @param before the row of the last one that the caller has seen; the highest number to begin
   */
  public List<OwnedCode> some(long organizationId, long before, int limit) {
    return rows.ofOrganization(organizationId, before, 0, limit);
  }

  /** One of an organization's codes that can still be used. */
  public Optional<OwnedCode> ofOrganization(long organizationId, String codeId) {
    return rows.findOfOrganization(organizationId, codeId);
  }

  /**
   * Ends some hundred codes before their time. Those that were used or ended meanwhile are passed
   * over.
   *
   * @param usernames of their owners, by the ids of these
   * @return how many were ended
   */
  public int deleteAll(
      OrganizationSnapshot organization, List<OwnedCode> codes, Map<Long, String> usernames) {
    editLocks.lockMany(organization.id());
    List<OwnedCode> deleted = rows.deleteLiving(codes.stream().map(OwnedCode::rowId).toList());
    deleted.forEach(
        code ->
            record(
                organization,
                usernames.get(code.subscriberId()),
                code.view().id(),
                Optional.of(DeviceJson.of(code.view())),
                Optional.empty()));
    return deleted.size();
  }

  /** Ends a code before its time. */
  public void delete(
      OrganizationSnapshot organization, long subscriberId, String username, String codeId) {
    lock.take(organization.id(), subscriberId);
    CodeView code = find(subscriberId, codeId);
    rows.delete(subscriberId, codeId);
    record(organization, username, codeId, Optional.of(DeviceJson.of(code)), Optional.empty());
  }

  private CodeView find(long subscriberId, String codeId) {
    return rows.find(subscriberId, codeId).orElseThrow(() -> EditRefusedException.notFound("code"));
  }

  private void record(
      OrganizationSnapshot organization,
      String username,
      String codeId,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    String cloudId = organization.cloudId().value();
    audit.record(
        AuditAction.of(before, after),
        Optional.of(organization.recorded()),
        "organizations/" + cloudId + "/subscribers/" + username + "/codes/" + codeId,
        before,
        after);
  }
}
