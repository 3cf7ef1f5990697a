package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.CloudId;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Roles;
import org.callboard.security.AdminPrincipal;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/**
 * Who calls, and what is their business. Names that cannot be names are names that nobody has. What
 * is not the caller's business is told exactly as what does not exist.
 */
@ApplicationScoped
class Caller {

  private SecurityContext security;
  private OrganizationDirectory organizations;
  private SubscriberDirectory subscribers;

  /** For the container's proxy only. */
  protected Caller() {}

  @Inject
  Caller(
      SecurityContext security,
      OrganizationDirectory organizations,
      SubscriberDirectory subscribers) {
    this.security = security;
    this.organizations = organizations;
    this.subscribers = subscribers;
  }

  /**
   * The current administrator.
   *
   * @throws EditRefusedException if no administrator calls
   */
  AdminPrincipal administrator() {
    return security.getPrincipalsByType(AdminPrincipal.class).stream()
        .findFirst()
        .orElseThrow(() -> EditRefusedException.forbidden("Only an administrator may do this."));
  }

  /** Whether the caller has a right, of {@link Roles}. */
  boolean may(String right) {
    return administrator().rights().contains(right);
  }

  /**
   * Checks a right that depends on what is asked for.
   *
   * @throws EditRefusedException if the caller does not have it
   */
  void require(String right) {
    if (!may(right)) {
      throw EditRefusedException.forbidden("Your role does not allow this.");
    }
  }

  /**
   * Checks whether the caller may edit lists of a layer. What is live for many is the managers'.
   *
   * @throws EditRefusedException if not
   */
  void requireToEdit(LayerName layer) {
    if (!may(layer.rightToEdit())) {
      throw EditRefusedException.forbidden(
          "Your role does not allow this. Edit the draft; a manager publishes it.");
    }
  }

  /**
   * Checks that no token asks.
   *
   * @param refusal why it matters, a sentence
   */
  AdminPrincipal byPassword(String refusal) {
    AdminPrincipal principal = administrator();
    if (principal.tokenId().isPresent()) {
      throw EditRefusedException.forbidden(refusal + " Sign in with your password.");
    }
    return principal;
  }

  /** The only organization that is the caller's business; empty if all are. */
  Optional<Long> ownOrganization() {
    return administrator().organizationId();
  }

  /** The Cloud ID of the only organization that is the caller's business; empty if all are. */
  Optional<CloudId> ownCloudId() {
    return own().map(OrganizationSnapshot::cloudId);
  }

  /** The organization whose manager the caller is; empty for an operator. */
  Optional<OrganizationSnapshot> own() {
    return ownOrganization()
        .map(
            id ->
                organizations
                    .load(id)
                    .orElseThrow(() -> EditRefusedException.notFound("organization")));
  }

  /**
   * An organization, as the database has it now.
   *
   * @throws EditRefusedException if there is none, or it is none of the caller's business
   */
  OrganizationSnapshot organization(String cloudId) {
    return found(cloudId).orElseThrow(() -> EditRefusedException.notFound("organization"));
  }

  /**
   * The same by its row, whatever it is called by now.
   *
   * @throws EditRefusedException if there is none, or it is none of the caller's business
   */
  OrganizationSnapshot organization(long id) {
    AdminPrincipal administrator = administrator();
    return Optional.of(id)
        .filter(administrator::maySee)
        .flatMap(organizations::load)
        .orElseThrow(() -> EditRefusedException.notFound("organization"));
  }

  /** The organization of this Cloud ID, if it is there and the caller's business. */
  Optional<OrganizationSnapshot> found(String cloudId) {
    AdminPrincipal administrator = administrator();
    return find(cloudId).filter(organization -> administrator.maySee(organization.id()));
  }

  /**
   * The same for an act that makes the organization if there is none, which an operator may.
   *
   * @throws EditRefusedException if there is none for a manager
   */
  Optional<OrganizationSnapshot> organizationToWrite(String cloudId) {
    return administrator().isOperator() ? find(cloudId) : Optional.of(organization(cloudId));
  }

  /**
   * An administrator who is the caller's business.
   *
   * @throws EditRefusedException if there is none
   */
  AdministratorSnapshot administrator(AdministratorDirectory administrators, String username) {
    Optional<Long> own = ownOrganization();
    return valid(() -> new Username(username))
        .flatMap(administrators::find)
        .filter(there -> own.isEmpty() || own.equals(there.organizationId()))
        .orElseThrow(() -> EditRefusedException.notFound("administrator"));
  }

  /**
   * A group of an organization that is the caller's business.
   *
   * @throws EditRefusedException if there is none
   */
  static Group group(OrganizationSnapshot organization, String name) {
    return valid(() -> GroupName.sought(name))
        .flatMap(organization::group)
        .orElseThrow(() -> EditRefusedException.notFound("group"));
  }

  /**
   * A subscriber of an organization that is the caller's business.
   *
   * @throws EditRefusedException if there is none
   */
  SubscriberView subscriber(OrganizationSnapshot organization, String username) {
    return valid(() -> new Username(username))
        .flatMap(name -> subscribers.view(organization.id(), name))
        .orElseThrow(() -> EditRefusedException.notFound("subscriber"));
  }

  /**
   * A name that an edit finds the subscriber by, in its transaction.
   *
   * @throws EditRefusedException if nobody can have it
   */
  static Username subscriberName(String username) {
    return valid(() -> new Username(username))
        .orElseThrow(() -> EditRefusedException.notFound("subscriber"));
  }

  /**
   * A layer of an organization that is the caller's business.
   *
   * @throws EditRefusedException if there is no such group or subscriber
   */
  LayerAddress layer(OrganizationSnapshot organization, LayerName name) {
    return switch (name.kind()) {
      case ORGANIZATION -> LayerAddress.ofOrganization(organization);
      case DRAFT -> LayerAddress.ofDraft(organization);
      case GROUP -> LayerAddress.ofGroup(organization, group(organization, name.owner()));
      case SUBSCRIBER -> {
        SubscriberView subscriber = subscriber(organization, name.owner());
        yield LayerAddress.ofSubscriber(organization, subscriber.id(), subscriber.username());
      }
    };
  }

  /** What is told of a thing that is stored and cannot be read. */
  static EditRefusedException unreadable(String what, Violation fault) {
    return EditRefusedException.conflict(
        "This " + what + " cannot be read: " + fault + " PUT or DELETE it.");
  }

  private Optional<OrganizationSnapshot> find(String cloudId) {
    return valid(() -> CloudId.given(cloudId)).flatMap(organizations::find);
  }

  private static <T> Optional<T> valid(Supplier<T> name) {
    try {
      return Optional.of(name.get());
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }
}
