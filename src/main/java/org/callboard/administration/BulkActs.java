package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.bulk.AccountCsv;
import org.callboard.bulk.CsvExports;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.QuickDialImport;
import org.callboard.bulk.SubscriberCsv;
import org.callboard.bulk.Upload;
import org.callboard.bulk.file.OrganizationExport;
import org.callboard.bulk.file.OrganizationImport;
import org.callboard.bulk.sample.VendorSample;
import org.callboard.job.Job;
import org.callboard.job.JobRunner;
import org.callboard.job.Work;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.FreeSpace;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberFilter;

/**
 * What administrators do with many things at once: CSV, the vendor's sample and whole
 * organizations, in and out. Whatever becomes of an import, its upload is closed, by the act or by
 * the job. An import has a longer transaction than containers give, so it manages its own.
 */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionManagement(TransactionManagementType.BEAN)
public class BulkActs {

  /** What is longer runs in the background, unless the caller says. */
  private static final int LONG_LINES = 1000;

  private static final int LONG_BYTES = 1024 * 1024;

  private final Caller caller;
  private final SubscriberCsv subscribers;
  private final QuickDialImport quickDial;
  private final VendorSample sample;
  private final OrganizationImport organizations;
  private final JobRunner runner;
  private final CsvExports exports;
  private final OrganizationExport organizationExport;
  private final SubscriberSearches searches;
  private final FreeSpace space;

  /** For the container's proxy only. */
  public BulkActs() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  BulkActs(
      Caller caller,
      SubscriberCsv subscribers,
      QuickDialImport quickDial,
      VendorSample sample,
      OrganizationImport organizations,
      JobRunner runner,
      CsvExports exports,
      OrganizationExport organizationExport,
      SubscriberSearches searches,
      FreeSpace space) {
    this.caller = caller;
    this.subscribers = subscribers;
    this.quickDial = quickDial;
    this.sample = sample;
    this.organizations = organizations;
    this.runner = runner;
    this.exports = exports;
    this.organizationExport = organizationExport;
    this.searches = searches;
    this.space = space;
  }

  /** Subscribers as CSV; with their own account settings for those who may see them. */
  public Download exportSubscribers(String cloudId) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    AccountCsv columns = exports.columns(organization, caller.may(Roles.SEE_SETTINGS));
    return new Download(
        organization.cloudId() + "-subscribers.csv",
        out -> exports.subscribers(organization, columns, out));
  }

  /** The same of those who are looked for, by username. */
  public Download exportSubscribers(String cloudId, SubscriberSearch search) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    AccountCsv columns = exports.columns(organization, caller.may(Roles.SEE_SETTINGS));
    SubscriberFilter filter = searches.filter(organization, search, SubscriberFilter.Sort.USERNAME);
    return new Download(
        organization.cloudId() + "-subscribers.csv",
        out -> exports.subscribers(organization, columns, filter, out));
  }

  /** The quick dial items of a layer as CSV. */
  public Download exportQuickDial(String cloudId, LayerName layerName) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    LayerAddress layer = caller.layer(organization, layerName);
    return new Download(
        organization.cloudId() + "-quick-dial.csv", out -> exports.quickDial(layer, out));
  }

  /**
   * A whole organization as JSON.
   *
   * @param passphrase by which its secrets are encrypted; empty to leave them out
   */
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Download exportOrganization(String cloudId, Optional<String> passphrase) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    if (passphrase.isPresent()) {
      caller.require(Roles.MANAGE);
    }
    organizationExport.check(passphrase);
    return new Download(
        organization.cloudId() + "-export.json",
        out -> organizationExport.write(organization, passphrase, out));
  }

  /**
   * Subscribers from CSV.
   *
   * @param background whether to do it in the background; empty to decide by its length
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public ImportOutcome importSubscribers(
      String cloudId, Upload upload, ImportOptions how, Optional<Boolean> background) {
    return closing(
        upload,
        background,
        () ->
            subscribers.work(caller.organization(cloudId), upload, how, caller.may(Roles.MANAGE)));
  }

  /**
   * The users and the template of the vendor's sample server.
   *
   * @param template XML
   */
  @RolesAllowed(Roles.MANAGE)
  public ImportOutcome importVendorSample(
      String cloudId,
      Upload users,
      String template,
      ImportOptions how,
      Optional<Boolean> background) {
    return closing(
        users, background, () -> sample.work(caller.organization(cloudId), users, template, how));
  }

  /** Quick dial items of a layer from CSV. */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public ImportOutcome importQuickDial(
      String cloudId,
      LayerName layer,
      Upload upload,
      ImportOptions how,
      Optional<Boolean> background) {
    return closing(
        upload,
        background,
        () -> {
          LayerAddress address = caller.layer(caller.organization(cloudId), layer);
          caller.requireToEdit(layer);
          return quickDial.work(address, upload, how);
        });
  }

  /**
   * Whether there is room for an upload; to be asked before it is taken in.
   *
   * @throws org.callboard.platform.FullDiskException if there is not
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public void checkRoom() {
    space.check();
  }

  /**
   * Whether this can be the passphrase of an organization's file.
   *
   * @throws org.callboard.platform.InvalidValueException if it cannot
   */
  public void checkPassphrase(Optional<String> passphrase) {
    organizationExport.check(passphrase);
  }

  /**
   * A whole organization from JSON. An operator's import makes the organization if it is not there;
   * then the operator waits for it.
   *
   * @param passphrase of the secrets in the file; without it they are left out
   */
  @RolesAllowed(Roles.MANAGE)
  public ImportOutcome importOrganization(
      String cloudId,
      Upload upload,
      ImportOptions how,
      Optional<String> passphrase,
      Optional<Boolean> background) {
    return closing(
        upload,
        background,
        () -> {
          organizationExport.check(passphrase);
          Optional<OrganizationSnapshot> organization = caller.organizationToWrite(cloudId);
          CloudId id =
              organization
                  .map(OrganizationSnapshot::cloudId)
                  .orElseGet(() -> CloudId.given(cloudId));
          return organizations.work(
              id, organization, caller.ownOrganization(), upload, how, passphrase);
        });
  }

  /** What is not there yet has no jobs either. */
  private ImportOutcome closing(
      Upload upload, Optional<Boolean> background, Supplier<Work> prepare) {
    boolean handedOver = false;
    try {
      space.check();
      Work work = prepare.get();
      if (work.organizationId().isPresent() && background.orElseGet(() -> isLong(upload))) {
        Job job = runner.inBackground(work, upload::close);
        handedOver = true;
        return ImportOutcome.started(job);
      }
      return ImportOutcome.ended(runner.now(work));
    } finally {
      if (!handedOver) {
        upload.close();
      }
    }
  }

  private static boolean isLong(Upload upload) {
    return upload.lines() >= LONG_LINES || upload.size() >= LONG_BYTES;
  }
}
