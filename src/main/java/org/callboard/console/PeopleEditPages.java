package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.ImportOutcome;
import org.callboard.administration.PeopleEdit;
import org.callboard.administration.PeopleEditActs;
import org.callboard.platform.Roles;

/** What is done with many people of the list at once. */
@Path("o/{cloudId}/edit-people")
@ApplicationScoped
public class PeopleEditPages {

  private final PeopleEditActs edits;

  /** For the container's proxy only. */
  public PeopleEditPages() {
    this(null);
  }

  @Inject
  PeopleEditPages(PeopleEditActs edits) {
    this.edits = edits;
  }

  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response edit(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    PeopleSought sought = PeopleSought.of(form.text("q"), form.text("in"), form.text("show"));
    boolean ofAll = form.has("all");
    List<String> names = form.texts("username");
    if (!ofAll && names.isEmpty()) {
      return toList(request, cloudId, sought, "nobodyChosen");
    }
    if (form.text("do").equals("sheet")) {
      String whom = ofAll ? sought.query() : named(names);
      return Redirect.toPage(request, Redirect.page(cloudId, "sheet") + whom).build();
    }
    PeopleEdit.Action action = PeopleEdit.Action.of(form.text("do"));
    ImportOutcome outcome =
        edits.edit(
            cloudId,
            new PeopleEdit(
                ofAll ? Optional.empty() : Optional.of(names),
                ofAll ? Optional.of(sought.search()) : Optional.empty(),
                action,
                action.isOfGroup() ? form.filled("group") : Optional.empty()),
            false,
            Optional.empty());
    return toList(request, cloudId, sought, outcome.report().isPresent() ? "edited" : "editing");
  }

  private static String named(List<String> names) {
    StringBuilder query = new StringBuilder("?");
    names.forEach(name -> query.append("username=").append(Address.encoded(name)).append('&'));
    return query.substring(0, query.length() - 1);
  }

  private static Response toList(
      HttpServletRequest request, String cloudId, PeopleSought sought, String what) {
    String query = sought.query();
    String page = Redirect.page(cloudId, "people") + (query.equals("?") ? "" : query);
    return Redirect.toPage(request, Redirect.done(page, what)).build();
  }
}
