package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.job.Job;
import org.callboard.job.JobLine;
import org.callboard.job.JobState;
import org.callboard.job.JobStore;
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

  /** For the container's proxy only. */
  public JobActs() {
    this(null, null);
  }

  @Inject
  JobActs(Caller caller, JobStore jobs) {
    this.caller = caller;
    this.jobs = jobs;
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

  /** What the job did, or would do, line by line. */
  public Page<JobLine> lines(String cloudId, String id, int offset, int limit) {
    return jobs.lines(find(caller.organization(cloudId), id).id(), offset, limit);
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
    if (!caller.may(Roles.MANAGE) && !job.startedBy().equals(caller.administrator().getName())) {
      throw EditRefusedException.forbidden("Only a manager may cancel the jobs of others.");
    }
    if (!job.state().equals(Optional.of(JobState.RUNNING))) {
      throw EditRefusedException.conflict("The job has already ended.");
    }
    jobs.cancel(organization.id(), job.id());
  }

  private Job find(OrganizationSnapshot organization, String id) {
    return jobs.find(organization.id(), id).orElseThrow(() -> EditRefusedException.notFound("job"));
  }
}
