package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.JobActs;
import org.callboard.platform.Roles;

/** What all organizations import in the background, for operators. */
@Path("jobs")
@ApplicationScoped
public class AllJobPages {

  private final Pages pages;
  private final Frames frames;
  private final JobActs jobs;

  /** For the container's proxy only. */
  public AllJobPages() {
    this(null, null, null);
  }

  @Inject
  AllJobPages(Pages pages, Frames frames, JobActs jobs) {
    this.pages = pages;
    this.frames = frames;
    this.jobs = jobs;
  }

  @GET
  @RolesAllowed(Roles.OPERATE)
  public Response list(@Context HttpServletRequest request, @QueryParam("page") String number) {
    Frame frame = frames.of(request);
    Part.Read<JobActs.OwnedJob> list =
        Part.read(number, JobPages.SIZE, offset -> jobs.all(offset, JobPages.SIZE));
    Instant now = Instant.now();
    List<JobPages.Row> rows =
        list.items().stream()
            .map(
                owned ->
                    new JobPages.Row(
                        owned.cloudId().orElse(""),
                        owned
                            .cloudId()
                            .map(id -> Redirect.page(id, "jobs", owned.job().id()))
                            .map(page -> Frames.root(request) + "/" + page)
                            .orElse(""),
                        JobWords.of(owned.job(), Optional.empty(), frame.texts(), now)))
            .toList();
    return pages.page(200, "jobs", frame, new JobPages.Jobs(rows, list.part(), true));
  }
}
