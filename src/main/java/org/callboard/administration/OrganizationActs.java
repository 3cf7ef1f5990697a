package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.audit.Stamps;
import org.callboard.job.JobStore;
import org.callboard.organization.CloudId;
import org.callboard.organization.FormerCloudIdDirectory;
import org.callboard.organization.FormerId;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationNaming;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.OrganizationUsage;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;

/** What administrators do with organizations. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrganizationActs {

  private final Caller caller;
  private final OrganizationDirectory organizations;
  private final OrganizationEditor editor;
  private final OrganizationUsage usage;
  private final JobStore jobs;
  private final FormerCloudIdDirectory former;

  /** For the container's proxy only. */
  public OrganizationActs() {
    this(null, null, null, null, null, null);
  }

  @Inject
  OrganizationActs(
      Caller caller,
      OrganizationDirectory organizations,
      OrganizationEditor editor,
      OrganizationUsage usage,
      JobStore jobs,
      FormerCloudIdDirectory former) {
    this.caller = caller;
    this.organizations = organizations;
    this.editor = editor;
    this.usage = usage;
    this.jobs = jobs;
    this.former = former;
  }

  /** The organizations that are the caller's business, in the order of their Cloud IDs. */
  public Page<OrganizationSnapshot> list(int offset, int limit) {
    Optional<Long> own = caller.ownOrganization();
    if (own.isEmpty()) {
      return organizations.page(offset, limit);
    }
    List<OrganizationSnapshot> all = organizations.load(own.get()).stream().toList();
    return new Page<>(all.stream().skip(offset).limit(limit).toList(), all.size());
  }

  /**
   * One organization.
   *
   * @throws org.callboard.platform.EditRefusedException if there is none for the caller
   */
  public OrganizationSnapshot get(String cloudId) {
    return caller.organization(cloudId);
  }

  /** Who made these organizations, which the caller was told of, and changed them last. */
  public Map<Long, Stamps> stamps(List<OrganizationSnapshot> of) {
    return organizations.stamps(of.stream().map(OrganizationSnapshot::id).toList());
  }

  /**
   * How much of what it may have an organization has.
   *
   * @param jobs how many it has
   * @param allowedJobs how many are kept
   */
  public record Usage(OrganizationUsage.Usage data, long jobs, long allowedJobs) {}

  /** How much of what it may have the organization has. */
  public Usage usage(String cloudId) {
    long id = caller.organization(cloudId).id();
    return new Usage(usage.of(id), jobs.kept(id), jobs.maxKept());
  }

  /**
   * Sets what is to be set. Operators create and edit all. Managers edit their own, but whether it
   * is enabled and what becomes of its Cloud IDs are the operators' decisions.
   *
   * @param edit makes the settings of those that there are, if there are any
   */
  @RolesAllowed(Roles.MANAGE)
  public Edited<OrganizationSnapshot> edit(
      String cloudId,
      OrganizationNaming naming,
      Function<Optional<OrganizationSettings>, OrganizationSettings> edit,
      Expected expected) {
    CloudId id = idToWrite(cloudId);
    Optional<Long> own = caller.ownOrganization();
    return naming.equals(OrganizationNaming.KEPT)
        ? editor.edit(id, edit, own, expected)
        : OnceMore.onConflict(() -> editor.edit(id, naming, edit, own, expected));
  }

  /** The Cloud IDs that an organization had, and when a phone asked by each of them last. */
  public List<FormerId> formerIds(String cloudId) {
    return former.of(caller.organization(cloudId).id());
  }

  /**
   * The Cloud ID of an organization that the caller may write, whether it is there or not.
   *
   * @throws org.callboard.platform.EditRefusedException if there is none for a manager
   * @throws org.callboard.platform.InvalidValueException if it cannot be one
   */
  @RolesAllowed(Roles.MANAGE)
  public CloudId idToWrite(String cloudId) {
    return caller
        .organizationToWrite(cloudId)
        .map(OrganizationSnapshot::cloudId)
        .orElseGet(() -> CloudId.given(cloudId));
  }

  /**
   * Deletes the organization with all that it has.
   *
   * @param confirmation the Cloud ID once more, so that it is not done by mistake
   * @throws ConfirmationRequiredException if it is not there
   */
  @RolesAllowed(Roles.OPERATE)
  public void delete(String cloudId, Optional<String> confirmation, Expected expected) {
    CloudId id = caller.organization(cloudId).cloudId();
    if (confirmation.filter(c -> Text.cut(c).equalsIgnoreCase(id.value())).isEmpty()) {
      throw new ConfirmationRequiredException(id.value());
    }
    OnceMore.onConflict(() -> editor.delete(id, expected));
  }
}
