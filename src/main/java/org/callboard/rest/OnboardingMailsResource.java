package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.administration.LanguageWish;
import org.callboard.administration.MailActs;
import org.callboard.administration.MailActs.Addresses;
import org.callboard.administration.MailActs.Mail;
import org.callboard.administration.Selection;
import org.callboard.mail.MailView;
import org.callboard.platform.Json;
import org.callboard.platform.JsonFields;
import org.callboard.platform.JsonForm;
import org.callboard.platform.ListJson;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** Letters with sign-in codes, by e-mail, and what became of them. */
@Path("organizations/{cloudId}/onboarding/mails")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OnboardingMailsResource {

  private static final JsonForm<SortedMap<String, String>> ADDRESSES =
      JsonForm.SHOWN.byName(name -> name);

  private final MailActs mails;

  /** For the container's proxy only. */
  public OnboardingMailsResource() {
    this(null);
  }

  @Inject
  OnboardingMailsResource(MailActs mails) {
    this.mails = mails;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@BeanParam OrganizationRequest request) {
    Paging paging = Paging.of(request.uri);
    Page<Mail> page = mails.page(request.cloudId, paging.offset(), paging.limit());
    return Answers.list(
        paging.list(
            page.items().stream().map(OnboardingMailsResource::json).toList(), page.total()));
  }

  /** They are sent in the background: 202. */
  @QueryParameters(
      value = {SheetRequest.LANGUAGE},
      flags = {SheetRequest.EDITABLE})
  @POST
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response send(@BeanParam SheetRequest request, InputStream in) {
    boolean editable = request.editable();
    LanguageWish language = request.language();
    JsonFields body = JsonFields.read(in);
    Selection whom = SelectionBody.read(body);
    Optional<Duration> life = CodeLife.of(body);
    Map<String, String> addresses = body.field("addresses", ADDRESSES).orElseGet(TreeMap::new);
    String attribute = body.text("attribute").orElse(MailActs.ATTRIBUTE);
    body.end();
    List<Mail> queued =
        mails.send(
            request.cloudId, whom, new Addresses(attribute, addresses), life, language, editable);
    JsonObject json = ListJson.whole(queued.stream().map(OnboardingMailsResource::json).toList());
    return Response.accepted(json.toString().getBytes(StandardCharsets.UTF_8))
        .type(MediaType.APPLICATION_JSON)
        .build();
  }

  private static JsonObject json(Mail one) {
    MailView mail = one.mail();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", mail.id())
            .add("username", one.subscriber().username())
            .add("address", mail.address())
            .add("state", mail.state().label())
            .add("attempts", mail.attempts())
            .add("created", mail.created().toString())
            .add("createdBy", mail.createdBy());
    json.add("nextTry", Json.orNull(mail.nextTry().map(Object::toString)));
    return json.add("problem", Json.orNull(mail.problem())).build();
  }
}
