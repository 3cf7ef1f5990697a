package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.ImportOutcome;
import org.callboard.administration.PeopleEdit;
import org.callboard.administration.PeopleEditActs;
import org.callboard.administration.SubscriberSearch;
import org.callboard.job.TooManyJobsException;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Roles;

/** One edit of many subscribers. */
@Path("organizations/{cloudId}/edit-subscribers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EditSubscribersResource {

  private static final String ACTION = "action";

  private static final SubscriberSearch NOTHING =
      new SubscriberSearch(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final PeopleEditActs people;

  /** For the container's proxy only. */
  public EditSubscribersResource() {
    this(null);
  }

  @Inject
  EditSubscribersResource(PeopleEditActs people) {
    this.people = people;
  }

  @QueryParameters(flags = {ImportRequest.DRY_RUN, ImportRequest.BACKGROUND})
  @POST
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response edit(@BeanParam ImportRequest request, InputStream in) {
    boolean dryRun = request.call().flag(ImportRequest.DRY_RUN).orElse(false);
    Optional<Boolean> background = request.background();
    JsonFields body = JsonFields.read(in);
    PeopleEdit edit = read(body);
    body.end();
    try {
      ImportOutcome outcome = people.edit(request.cloudId, edit, dryRun, background);
      return outcome
          .job()
          .map(request::accepted)
          .orElseGet(() -> ImportRequest.answerOfEdit(outcome.report().orElseThrow()));
    } catch (TooManyJobsException e) {
      throw new ProblemException(ImportRequest.busy(e.getMessage()));
    }
  }

  private static PeopleEdit read(JsonFields body) {
    Optional<List<String>> usernames = body.texts("usernames");
    Optional<SubscriberSearch> search = body.object("search").map(EditSubscribersResource::search);
    PeopleEdit.Action action = action(body);
    Optional<String> group = body.text(SubscriberSearch.GROUP);
    return body.make(() -> new PeopleEdit(usernames, search, action, group), null);
  }

  private static PeopleEdit.Action action(JsonFields body) {
    String label = body.requiredText(ACTION);
    return label.isEmpty() ? null : body.make(() -> PeopleEdit.Action.of(label), null);
  }

  /** As the parameters of the list. */
  private static SubscriberSearch search(JsonFields fields) {
    Optional<String> text = fields.text("q");
    Optional<String> group = fields.text(SubscriberSearch.GROUP);
    Optional<Boolean> enabled = fields.flag("enabled");
    Optional<Boolean> never = fields.flag("neverSignedIn");
    Optional<Integer> days = fields.integer("silentDays");
    Optional<Boolean> waiting = fields.flag("codeWaiting");
    return fields.make(
        () -> new SubscriberSearch(text, group, enabled, never, days, waiting), NOTHING);
  }
}
