package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.callboard.administration.JobActs;
import org.callboard.job.Job;
import org.callboard.job.JobLine;
import org.callboard.job.ReportLine;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** Work in the background. A job is found below its own organization only. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

  private static final String OUTCOME = "outcome";

  private final JobActs jobs;

  /** For the container's proxy only. */
  public JobsResource() {
    this(null);
  }

  @Inject
  JobsResource(JobActs jobs) {
    this.jobs = jobs;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path("jobs")
  @RolesAllowed(Roles.SEE)
  public Response list(@PathParam("cloudId") String cloudId, @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    Page<Job> page = jobs.list(cloudId, paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(ImportRequest::json).toList(), page.total()));
  }

  @GET
  @Path("jobs/{id}")
  @RolesAllowed(Roles.SEE)
  public Response get(@PathParam("cloudId") String cloudId, @PathParam("id") String id) {
    return Answers.list(ImportRequest.json(jobs.get(cloudId, PathText.id(id, "job"))));
  }

  @QueryParameters({OUTCOME, QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path("jobs/{id}/lines")
  @RolesAllowed(Roles.SEE)
  public Response lines(
      @PathParam("cloudId") String cloudId, @PathParam("id") String id, @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    Page<JobLine> page =
        jobs.lines(
            cloudId,
            PathText.id(id, "job"),
            ResourceRequest.checked(
                () -> ResourceRequest.parameter(uri, OUTCOME).map(JobsResource::outcome)),
            paging.offset(),
            paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(ImportRequest::json).toList(), page.total()));
  }

  private static ReportLine.Outcome outcome(String label) {
    return ReportLine.Outcome.of(label)
        .orElseThrow(
            () ->
                new InvalidValueException(
                    OUTCOME, "must be create, update, skip, delete, error or note."));
  }

  @DELETE
  @Path("jobs/{id}")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response cancel(@PathParam("cloudId") String cloudId, @PathParam("id") String id) {
    jobs.cancel(cloudId, PathText.id(id, "job"));
    return Response.noContent().build();
  }
}
