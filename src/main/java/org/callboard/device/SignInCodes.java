package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberLock;

/** Makes, lists and ends one-time codes, each edit with its record. */
@Stateless
@PermitAll
public class SignInCodes {

  /** How long a code lives if nobody says. */
  public static final Duration DEFAULT_LIFE = Duration.ofDays(1);

  private static final Duration MIN_LIFE = Duration.ofMinutes(1);
  private static final Duration MAX_LIFE = Duration.ofDays(30);
  private static final int MAX_CODES = 20;

  private final CodeRows rows;
  private final SubscriberLock lock;
  private final AuditLog audit;

  /** For the container's proxy only. */
  public SignInCodes() {
    this(null, null, null);
  }

  @Inject
  SignInCodes(CodeRows rows, SubscriberLock lock, AuditLog audit) {
    this.rows = rows;
    this.lock = lock;
    this.audit = audit;
  }

  /** Makes a code for a subscriber. It is known only now. */
  public NewCode create(
      OrganizationSnapshot organization, long subscriberId, String username, Duration life) {
    if (life.compareTo(MIN_LIFE) < 0 || life.compareTo(MAX_LIFE) > 0) {
      throw new InvalidValueException(
          "minutes", "must be from " + MIN_LIFE.toMinutes() + " to " + MAX_LIFE.toMinutes() + ".");
    }
    lock.take(subscriberId);
    rows.deleteEnded(subscriberId);
    if (rows.of(subscriberId).size() >= MAX_CODES) {
      throw EditRefusedException.conflict(
          "There are " + MAX_CODES + " codes already. Delete some first.");
    }
    SignInCode code = SignInCode.random();
    CodeView view = rows.add(organization.id(), subscriberId, code, life);
    record(organization, username, view.id(), Optional.empty(), Optional.of(DeviceJson.of(view)));
    return new NewCode(view, code.shown());
  }

  /** The codes that can still be used, the newest first. */
  public List<CodeView> of(long subscriberId) {
    return rows.of(subscriberId);
  }

  /** Ends a code before its time. */
  public void delete(
      OrganizationSnapshot organization, long subscriberId, String username, String codeId) {
    lock.take(subscriberId);
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
