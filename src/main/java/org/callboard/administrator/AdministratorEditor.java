package org.callboard.administrator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.organization.CloudId;
import org.callboard.organization.CloudIds;
import org.callboard.organization.EditLocks;
import org.callboard.organization.OrganizationDeleted;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.subscriber.Username;

/**
 * Edits administrators, each edit with its record. Edits wait for each other at the operators'
 * rows, or two of them could each remove the other one's last operator.
 */
@Stateless
@PermitAll
public class AdministratorEditor {

  @PersistenceContext private EntityManager entities;

  private final CloudIds organizations;
  private final EditLocks locks;
  private final TokenRows tokens;
  private final SessionRows sessions;
  private final AuditLog audit;

  /** For the container's proxy only. */
  public AdministratorEditor() {
    this(null, null, null, null, null);
  }

  @Inject
  AdministratorEditor(
      CloudIds organizations,
      EditLocks locks,
      TokenRows tokens,
      SessionRows sessions,
      AuditLog audit) {
    this.organizations = organizations;
    this.locks = locks;
    this.tokens = tokens;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * Creates the administrator, or replaces what is set for it. A new password ends its tokens.
   *
   * @param within the organization of the manager who edits, to whom other administrators do not
   *     exist; empty for an operator
   * @param expected what the caller has seen
   */
  public Edited<AdministratorSnapshot> put(
      Username username, AdministratorData data, Optional<Long> within, Expected expected) {
    return edit(username, before -> data, within, expected);
  }

  /**
   * The same, of what is to be changed.
   *
   * @param edit makes what is to be set of what there is, if there is anything
   */
  public Edited<AdministratorSnapshot> edit(
      Username username,
      Function<Optional<AdministratorSnapshot>, AdministratorData> edit,
      Optional<Long> within,
      Expected expected) {
    // Its deletion deletes all who are there by then, so it is locked first, as it is known.
    Optional<AdministratorSnapshot> seen = seen(username, within);
    expected.check(seen.map(AdministratorJson::of)); // before faults of what is to be set
    Optional<Long> toLock = organizationId(edit.apply(seen), within);
    toLock.ifPresent(locks::lockNames);
    List<Administrator> operators = lockOperators();
    Optional<Administrator> found = find(username, within);
    Optional<AdministratorSnapshot> before = found.map(there -> there.snapshot(organizations));
    expected.check(before.map(AdministratorJson::of));
    AdministratorData data = edit.apply(before);
    Optional<Long> organizationId = organizationId(data, within);
    if (!organizationId.equals(toLock)) {
      throw EditRefusedException.conflict(
          "Another edit was saved first, and this one contradicts it.");
    }
    found.filter(there -> data.enabled()).ifPresent(there -> leaveToOperators(there, within));
    checkPassword(found, data);
    Administrator administrator = found.orElseGet(() -> create(username));
    if (data.role() != AdministratorRole.OPERATOR || !data.enabled()) {
      keepOneOperator(administrator, operators);
    }
    administrator.set(
        data.role(), organizationId, data.enabled(), within.isEmpty() && !data.keepsEnabled());
    administrator.setService(data.service());
    data.passwordHash().ifPresent(hash -> setPassword(administrator, hash));
    if (found.isEmpty()) {
      checkNameIsFree(username, within);
      entities.persist(administrator);
    }
    entities.flush(); // a name that is taken fails here, not at some later commit
    stamp(administrator, before, data.passwordHash().isPresent());
    AdministratorSnapshot after = administrator.snapshot(organizations);
    record(before, Optional.of(after), data.passwordHash().isPresent());
    return new Edited<>(after, found.isEmpty());
  }

  /** Whoever puts what is there already has changed nothing. */
  private void stamp(
      Administrator administrator, Optional<AdministratorSnapshot> before, boolean newPassword) {
    boolean isSame =
        before
            .map(AdministratorJson::of)
            .equals(Optional.of(AdministratorJson.of(administrator.snapshot(organizations))));
    if (before.isEmpty()) {
      administrator.created(audit.stamp());
    } else if (newPassword || !isSame) {
      administrator.changed(audit.stamp());
    }
  }

  private static Administrator create(Username username) {
    Username given = Username.given(username.text());
    Text.checkNew("username", given.text());
    return new Administrator(given);
  }

  /** Deletes the administrator with its tokens. */
  public void delete(Username username, Optional<Long> within, Expected expected) {
    List<Administrator> operators = lockOperators();
    Administrator administrator =
        find(username, within).orElseThrow(() -> EditRefusedException.notFound("administrator"));
    AdministratorSnapshot before = administrator.snapshot(organizations);
    expected.check(Optional.of(AdministratorJson.of(before)));
    leaveToOperators(administrator, within); // it could be created again
    keepOneOperator(administrator, operators);
    entities.remove(administrator);
    entities.flush();
    record(Optional.of(before), Optional.empty(), false);
  }

  /** A deleted organization's administrators go with it at once, and their tokens with them. */
  public void deleteManagers(@Observes OrganizationDeleted organization) {
    entities
        .createQuery("DELETE FROM Administrator a WHERE a.organizationId = :id")
        .setParameter("id", organization.organizationId())
        .executeUpdate();
  }

  /** Replaces a hash by another one of the same password, if it is still that one. */
  public void replaceHash(long id, String oldHash, String newHash) {
    entities
        .createQuery(
            "UPDATE Administrator a SET a.passwordHash = :newHash, a.version = a.version + 1"
                + " WHERE a.id = :id AND a.passwordHash = :oldHash")
        .setParameter("newHash", newHash)
        .setParameter("id", id)
        .setParameter("oldHash", oldHash)
        .executeUpdate();
  }

  private static void leaveToOperators(Administrator there, Optional<Long> within) {
    if (within.isPresent() && there.isDisabledByOperator()) {
      throw EditRefusedException.forbidden(
          "An operator has disabled this administrator. Only an operator may enable or delete it.");
    }
  }

  /** In the order of their rows, so that two edits do not wait for each other. */
  private List<Administrator> lockOperators() {
    return entities
        .createQuery(
            "SELECT a FROM Administrator a WHERE a.role = :operator AND a.enabled = TRUE"
                + " ORDER BY a.id",
            Administrator.class)
        .setParameter("operator", AdministratorRole.OPERATOR.name())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  private static void keepOneOperator(Administrator leaving, List<Administrator> operators) {
    boolean isOne = leaving.id() != null && leaving.isEnabledOperator();
    if (isOne && operators.stream().allMatch(operator -> operator.id().equals(leaving.id()))) {
      throw EditRefusedException.conflict(
          "This is the last operator who can sign in. Make another one first.");
    }
  }

  /** Not locked yet. */
  private Optional<AdministratorSnapshot> seen(Username username, Optional<Long> within) {
    return query(username, within, LockModeType.NONE).map(there -> there.snapshot(organizations));
  }

  private Optional<Administrator> find(Username username, Optional<Long> within) {
    return query(username, within, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<Administrator> query(
      Username username, Optional<Long> within, LockModeType lock) {
    return username.keys().stream()
        .flatMap(key -> query(key, lock).stream())
        .findFirst()
        .or(() -> query(username.formerKey(), lock).filter(there -> there.isMeantBy(username)))
        .filter(there -> within.isEmpty() || within.equals(there.organizationId()));
  }

  private Optional<Administrator> query(String key, LockModeType lock) {
    return entities
        .createQuery(
            "SELECT a FROM Administrator a WHERE a.usernameKey = :key", Administrator.class)
        .setParameter("key", key)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  private static void checkPassword(Optional<Administrator> found, AdministratorData data) {
    if (found.isEmpty() && data.passwordHash().isEmpty()) {
      throw new InvalidValueException("password", "is required of a new administrator.");
    }
  }

  /** Of an administrator whom the caller may not see, only that the name cannot be had. */
  private void checkNameIsFree(Username username, Optional<Long> within) {
    if (find(username, Optional.empty()).isPresent()
        || within.isPresent() && isFormerNameOutside(username, within.get())) {
      throw EditRefusedException.conflict("This username cannot be used. Choose another one.");
    }
  }

  /** They may still sign in with it, and would be taken for the new one. */
  private boolean isFormerNameOutside(Username username, long within) {
    return entities
        .createQuery(
            "SELECT a FROM Administrator a WHERE a.formerKey IN :keys", Administrator.class)
        .setParameter("keys", List.of(username.key(), username.formerKey()))
        .getResultStream()
        .anyMatch(there -> !there.organizationId().equals(Optional.of(within)));
  }

  /** For a manager's Cloud ID may be another organization's by now. */
  private Optional<Long> organizationId(AdministratorData data, Optional<Long> within) {
    Optional<Long> wanted = data.organization().map(this::organizationId);
    if (within.isPresent() && !wanted.equals(within)) {
      throw EditRefusedException.notFound("organization");
    }
    return wanted;
  }

  private long organizationId(CloudId cloudId) {
    return organizations
        .idOf(cloudId)
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "organization", "must be the Cloud ID of an organization that exists."));
  }

  private void setPassword(Administrator administrator, String hash) {
    administrator.setPasswordHash(hash);
    if (administrator.id() != null) {
      tokens.deleteAll(administrator);
      sessions.endAll(administrator);
    }
  }

  private void record(
      Optional<AdministratorSnapshot> before,
      Optional<AdministratorSnapshot> after,
      boolean passwordChanged) {
    AuditAction action = AuditAction.of(before, after);
    Optional<JsonObject> was = before.map(AdministratorJson::of);
    Optional<JsonObject> is =
        after.map(snapshot -> AdministratorJson.recorded(snapshot, passwordChanged));
    if (before.isPresent() && after.isPresent() && isElsewhere(before.get(), after.get())) {
      record(action, before.get(), was, Optional.empty());
      record(action, after.get(), Optional.empty(), is);
    } else {
      record(action, after.or(() -> before).orElseThrow(), was, is);
    }
  }

  /** Then each organization is told its part: the other one is none of its business. */
  private static boolean isElsewhere(AdministratorSnapshot before, AdministratorSnapshot after) {
    return !before.organizationId().equals(after.organizationId());
  }

  private void record(
      AuditAction action,
      AdministratorSnapshot about,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    audit.record(
        action,
        about.organization().map(ManagedOrganization::recorded),
        "administrators/" + about.username(),
        before,
        after);
  }
}
