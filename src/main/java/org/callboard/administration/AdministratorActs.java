package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.administrator.AdministratorData;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.organization.CloudId;
import org.callboard.password.NewPasswords;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.RandomText;
import org.callboard.platform.Roles;
import org.callboard.security.AdminPrincipal;
import org.callboard.subscriber.Username;

/**
 * What administrators do with administrators. Whose business is one organization sees only those of
 * that one.
 */
@Stateless
@RolesAllowed(Roles.SEE_SETTINGS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdministratorActs {

  /** Bytes of the password of a service, which nobody knows. */
  private static final int UNKNOWN = 32;

  private static final String NO_ORGANIZATION =
      "must be the Cloud ID of an organization that exists.";

  private final Caller caller;
  private final AdministratorDirectory administrators;
  private final AdministratorEditor editor;
  private final NewPasswords passwords;

  /** For the container's proxy only. */
  public AdministratorActs() {
    this(null, null, null, null);
  }

  @Inject
  AdministratorActs(
      Caller caller,
      AdministratorDirectory administrators,
      AdministratorEditor editor,
      NewPasswords passwords) {
    this.caller = caller;
    this.administrators = administrators;
    this.editor = editor;
    this.passwords = passwords;
  }

  /** Those who are the caller's business, in the order of their names. */
  public Page<AdministratorSnapshot> page(int offset, int limit) {
    return administrators.page(caller.ownOrganization(), offset, limit);
  }

  /**
   * Those of one organization.
   *
   * @throws EditRefusedException if it is none of the caller's business
   */
  public Page<AdministratorSnapshot> page(String cloudId, int offset, int limit) {
    return administrators.page(Optional.of(caller.organization(cloudId).id()), offset, limit);
  }

  /** A random password that people can say and type; it is nobody's until it is put. */
  @RolesAllowed(Roles.MANAGE)
  public String generatePassword() {
    return passwords.generate();
  }

  /**
   * One of them.
   *
   * @throws EditRefusedException if there is none for the caller
   */
  public AdministratorSnapshot get(String username) {
    return caller.administrator(administrators, username);
  }

  /**
   * Creates the administrator, or changes what is set for it, by a password. Only operators make
   * operators.
   */
  @RolesAllowed(Roles.MANAGE)
  public Edited<AdministratorSnapshot> put(
      Username username, AdministratorChange change, Expected expected) {
    AdminPrincipal principal = byPassword();
    if (!principal.isOperator() && change.isOfOperator()) {
      throw EditRefusedException.forbidden("Only an operator may make operators.");
    }
    Optional<CloudId> own = caller.ownCloudId();
    // Before any transaction begins: it takes long.
    boolean hasNone = change.service().value().orElse(false);
    Optional<String> hash =
        hasNone
            ? Optional.of(passwords.hash(RandomText.base64(UNKNOWN)))
            : change.password().value().map(passwords::hash);
    return editor.edit(
        username, before -> data(change, before, own, hash), principal.organizationId(), expected);
  }

  /** Deletes the administrator with its tokens, by a password. */
  @RolesAllowed(Roles.MANAGE)
  public void delete(String username, Expected expected) {
    editor.delete(named(username), byPassword().organizationId(), expected);
  }

  /** What is made of administrators would outlive the token that has made it. */
  private AdminPrincipal byPassword() {
    return caller.byPassword("Nobody may edit administrators by an API token.");
  }

  private static AdministratorData data(
      AdministratorChange change,
      Optional<AdministratorSnapshot> before,
      Optional<CloudId> own,
      Optional<String> hash) {
    AdministratorRole role = change.roleOver(before);
    Optional<CloudId> organization =
        role.mayHaveOrganization() ? organization(change, before, own) : Optional.empty();
    if (organization.isEmpty() && role.needsOrganization()) {
      throw new InvalidValueException("organization", "is required.");
    }
    boolean service = change.serviceOver(before);
    boolean keepsPassword = service && before.filter(AdministratorSnapshot::service).isPresent();
    return new AdministratorData(
        role,
        organization,
        change.enabled().over(before.map(AdministratorSnapshot::enabled), true),
        service,
        keepsPassword ? Optional.empty() : hash,
        !change.enabled().isTold());
  }

  /** A manager makes those of the own organization; another one does not exist. */
  private static Optional<CloudId> organization(
      AdministratorChange change, Optional<AdministratorSnapshot> before, Optional<CloudId> own) {
    Optional<CloudId> asked = change.organizationOver(before).map(AdministratorActs::cloudId);
    if (own.isPresent() && asked.isPresent() && !asked.equals(own)) {
      throw new InvalidValueException("organization", NO_ORGANIZATION);
    }
    return own.or(() -> asked);
  }

  private static CloudId cloudId(String text) {
    try {
      return CloudId.given(text);
    } catch (InvalidValueException e) {
      throw new InvalidValueException("organization", NO_ORGANIZATION);
    }
  }

  /** What cannot be a name is nobody's. */
  private static Username named(String username) {
    try {
      return new Username(username);
    } catch (InvalidValueException e) {
      throw EditRefusedException.notFound("administrator");
    }
  }
}
