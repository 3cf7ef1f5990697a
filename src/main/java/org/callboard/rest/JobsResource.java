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
import org.callboard.job.Job;
import org.callboard.job.JobState;
import org.callboard.job.JobStore;
import org.callboard.job.ReportLine;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** Work in the background. A job is found below its own organization only. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

  @Inject private Access access;
  @Inject private JobStore jobs;

  @GET
  @Path("jobs")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response list(@PathParam("cloudId") String cloudId, @Context UriInfo uri) {
    OrganizationSnapshot organization = access.organization(cloudId);
    Paging paging = Paging.of(uri);
    Page<Job> page = jobs.jobs(organization.id(), paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(ImportRequest::json).toList(), page.total()));
  }

  @GET
  @Path("jobs/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response get(@PathParam("cloudId") String cloudId, @PathParam("id") String id) {
    return Answers.list(ImportRequest.json(find(cloudId, id)));
  }

  @GET
  @Path("jobs/{id}/lines")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response lines(
      @PathParam("cloudId") String cloudId, @PathParam("id") String id, @Context UriInfo uri) {
    Job job = find(cloudId, id);
    Paging paging = Paging.of(uri);
    Page<ReportLine> page = jobs.lines(job.id(), paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(ImportRequest::json).toList(), page.total()));
  }

  @DELETE
  @Path("jobs/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response cancel(@PathParam("cloudId") String cloudId, @PathParam("id") String id) {
    OrganizationSnapshot organization = access.organization(cloudId);
    Job job = find(cloudId, id);
    if (job.state() != JobState.RUNNING) {
      throw EditRefusedException.conflict("The job has ended already.");
    }
    jobs.cancel(organization.id(), job.id());
    return Response.noContent().build();
  }

  private Job find(String cloudId, String id) {
    return jobs.find(access.organization(cloudId).id(), PathText.id(id, "job"))
        .orElseThrow(() -> EditRefusedException.notFound("job"));
  }
}
