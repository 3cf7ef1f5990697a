package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.callboard.administration.SubscriberActs;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberView;

/** What the record has of one person. */
@Path("o/{cloudId}/people/{username}/record")
@ApplicationScoped
public class PersonRecordPages {

  private final Frames frames;
  private final Records records;
  private final SubscriberActs people;

  /** For the container's proxy only. */
  public PersonRecordPages() {
    this(null, null, null);
  }

  @Inject
  PersonRecordPages(Frames frames, Records records, SubscriberActs people) {
    this.frames = frames;
    this.records = records;
    this.people = people;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username,
      @BeanParam RecordSought.Asked asked) {
    Frame frame = frames.of(request, cloudId);
    SubscriberView person = people.get(cloudId, username);
    return records.list(
        frame,
        frame.in("record"),
        asked,
        Optional.of(
            new Records.RecordPerson(
                person.username(),
                person.displayName().orElse(person.username()),
                frame.in("people", person.username()) + "/record")));
  }
}
