package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.job.Job;
import org.callboard.job.JobLine;
import org.callboard.job.JobLines;
import org.callboard.job.JobState;
import org.callboard.job.JobStore;
import org.callboard.job.KeptFiles;
import org.callboard.job.ReportLine;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** What administrators do with work in the background. A job is found in its organization only. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobActs {

  private final Caller caller;
  private final JobStore jobs;
  private final JobLines lines;
  private final KeptFiles files;
  private final OrganizationDirectory organizations;

  /** For the container's proxy only. */
  public JobActs() {
    this(null, null, null, null, null);
  }

  @Inject
  JobActs(
      Caller caller,
      JobStore jobs,
      JobLines lines,
      KeptFiles files,
      OrganizationDirectory organizations) {
    this.caller = caller;
    this.jobs = jobs;
    this.lines = lines;
    this.files = files;
    this.organizations = organizations;
  }

  /** The organization's jobs, the newest first. */
  public Page<Job> list(String cloudId, int offset, int limit) {
    return jobs.jobs(caller.organization(cloudId).id(), offset, limit);
  }

  /**
   * One job.
   *
   * @throws EditRefusedException if there is none
   */
  public Job get(String cloudId, String id) {
    return find(caller.organization(cloudId), id);
  }

  /**
   * What the job did, or would do, line by line.
   *
   * @param outcome only lines of which this became; empty for all
   */
  public Page<JobLine> lines(
      String cloudId, String id, Optional<ReportLine.Outcome> outcome, int offset, int limit) {
    return lines.lines(find(caller.organization(cloudId), id).id(), outcome, offset, limit);
  }

  /**
   * About how many lines there are to be read; empty if that is not known, or no longer: only files
   * that browsers have sent are kept.
   */
  public Optional<Long> expectedLines(String cloudId, String id) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    return files.linesOfJob(organization.id(), find(organization, id).id());
  }

  /**
   * A job, and whose it is.
   *
   * @param cloudId of its organization; empty if that is deleted
   */
  public record OwnedJob(Optional<String> cloudId, Job job) {}

  /** The jobs of all organizations, the newest first. */
  @RolesAllowed(Roles.OPERATE)
  public Page<OwnedJob> all(int offset, int limit) {
    Page<JobStore.OwnedJob> page = jobs.all(offset, limit);
    return new Page<>(
        page.items().stream()
            .map(
                owned ->
                    new OwnedJob(
                        organizations
                            .load(owned.organizationId())
                            .map(organization -> organization.cloudId().value()),
                        owned.job()))
            .toList(),
        page.total());
  }

  /**
   * Asks a job to end.
   *
   * @throws EditRefusedException if it has ended already
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public void cancel(String cloudId, String id) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    Job job = find(organization, id);
    if (!isTheirs(job)) {
      throw EditRefusedException.forbidden("Only a manager may cancel the jobs of others.");
    }
    if (!isRunning(job)) {
      throw EditRefusedException.conflict("The job has already ended.");
    }
    jobs.cancel(organization.id(), job.id());
  }

  /** Whether the caller could end the job. */
  public boolean mayCancel(Job job) {
    return caller.may(Roles.EDIT_PEOPLE) && isTheirs(job) && isRunning(job);
  }

  private boolean isTheirs(Job job) {
    return caller.may(Roles.MANAGE) || job.startedBy().equals(caller.administrator().getName());
  }

  private static boolean isRunning(Job job) {
    return job.state().equals(Optional.of(JobState.RUNNING));
  }

  private Job find(OrganizationSnapshot organization, String id) {
    return jobs.find(organization.id(), id).orElseThrow(() -> EditRefusedException.notFound("job"));
  }
}
