package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.JobActs;
import org.callboard.job.Job;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.platform.Roles;

/** What an organization imports in the background, and what became of it. */
@Path("o/{cloudId}/jobs")
@ApplicationScoped
public class JobPages {

  static final int SIZE = 25;

  private final Pages pages;
  private final Frames frames;
  private final JobActs jobs;

  /** For the container's proxy only. */
  public JobPages() {
    this(null, null, null);
  }

  @Inject
  JobPages(Pages pages, Frames frames, JobActs jobs) {
    this.pages = pages;
    this.frames = frames;
    this.jobs = jobs;
  }

  /**
   * A job in the list.
   *
   * @param cloudId of its organization
   * @param address of its page; empty text if its organization is deleted
   */
  public record Row(String cloudId, String address, JobWords job) {}

  /**
   * The list.
   *
   * @param ofAll whether it has the jobs of all organizations
   */
  public record Jobs(List<Row> rows, Part part, boolean ofAll) {

    public Jobs {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One job.
   *
   * @param mayCancel whether the reader may end it
   */
  public record OneJob(JobWords job, Lines lines, boolean mayCancel) {}

  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @QueryParam("page") String number) {
    Frame frame = frames.of(request, cloudId);
    Part.Read<Job> list = Part.read(number, SIZE, offset -> jobs.list(cloudId, offset, SIZE));
    Instant now = Instant.now();
    List<Row> rows =
        list.items().stream()
            .map(
                job ->
                    new Row(
                        cloudId,
                        frame.in("jobs", job.id()),
                        JobWords.of(job, Optional.empty(), frame.texts(), now)))
            .toList();
    return pages.page(200, "jobs", frame, new Jobs(rows, list.part(), false));
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Roles.SEE)
  public Response get(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("id") String id,
      @QueryParam("show") String show,
      @QueryParam("page") String number) {
    Frame frame = frames.of(request, cloudId);
    Job job = jobs.get(cloudId, id);
    Optional<Outcome> outcome = Lines.outcome(show);
    Lines lines =
        Lines.of(
            frame.in("jobs", id),
            outcome,
            job,
            Part.read(
                number,
                Lines.SIZE,
                offset -> jobs.lines(cloudId, id, outcome, offset, Lines.SIZE)));
    JobWords words =
        JobWords.of(job, jobs.expectedLines(cloudId, id), frame.texts(), Instant.now());
    return pages.page(200, "job", frame, new OneJob(words, lines, jobs.mayCancel(job)));
  }

  @POST
  @Path("{id}/cancel")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response cancel(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("id") String id) {
    jobs.cancel(cloudId, id);
    return Redirect.toPage(request, Redirect.done(Redirect.page(cloudId, "jobs", id), "cancelling"))
        .build();
  }
}
