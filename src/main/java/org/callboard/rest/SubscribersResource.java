package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.callboard.administration.Person;
import org.callboard.administration.SubscriberActs;
import org.callboard.administration.SubscriberChange;
import org.callboard.administration.SubscriberSearch;
import org.callboard.organization.GroupName;
import org.callboard.platform.Edited;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;
import org.callboard.platform.Told;
import org.callboard.platform.UnreadableJson;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.Naming;
import org.callboard.subscriber.SubscriberFilter;
import org.callboard.subscriber.SubscriberJson;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/** An organization's subscribers. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SubscribersResource {

  private static final String PASSWORD = "password";
  private static final String ATTRIBUTES = "attributes";
  private static final String FORMER = "formerUsernames";

  private final SubscriberActs subscribers;

  /** For the container's proxy only. */
  public SubscribersResource() {
    this(null);
  }

  @Inject
  SubscribersResource(SubscriberActs subscribers) {
    this.subscribers = subscribers;
  }

  @QueryParameters(
      value = {
        "q",
        SubscriberSearch.GROUP,
        "silentDays",
        "sort",
        QueryParameters.OFFSET,
        QueryParameters.LIMIT
      },
      flags = {"enabled", "neverSignedIn", "codeWaiting"})
  @GET
  @Path("subscribers")
  @RolesAllowed(Roles.SEE)
  public Response list(@BeanParam OrganizationRequest request) {
    ResourceRequest call = request.call();
    Paging paging = Paging.of(request.uri);
    SubscriberFilter.Sort sort =
        call.parameter("sort", SubscriberFilter.Sort::of).orElse(SubscriberFilter.Sort.USERNAME);
    Page<Person> page =
        ResourceRequest.checked(
            () ->
                subscribers.page(
                    request.cloudId, call.search(), sort, paging.offset(), paging.limit()));
    return Answers.list(
        paging.list(page.items().stream().map(PersonJson::of).toList(), page.total()));
  }

  @GET
  @Path(SubscriberRequest.SUBSCRIBER)
  @RolesAllowed(Roles.SEE)
  public Response get(@BeanParam SubscriberRequest request) {
    Person person = subscribers.person(request.cloudId, request.username());
    return Answers.state(
        PersonJson.of(person), SubscriberJson.of(person.subscriber()), request.call().expected());
  }

  @PUT
  @Path(SubscriberRequest.SUBSCRIBER)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response put(@BeanParam SubscriberRequest request, InputStream in) {
    ResourceRequest call = request.call();
    Username name = new Username(request.username());
    JsonFields body = JsonFields.read(in);
    Optional<String> generated = generated(body);
    sameName(body, "username", name);
    SubscriberChange change =
        change(name, Optional.empty(), generated, body, SubscribersResource::replacing);
    Edited<SubscriberView> edited = subscribers.put(request.cloudId, name, change, call.expected());
    return written(edited.created(), edited.value(), generated, request);
  }

  @PATCH
  @Path(SubscriberRequest.SUBSCRIBER)
  @Consumes(MergePatch.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response patch(@BeanParam SubscriberRequest request, InputStream in) {
    ResourceRequest call = request.call();
    Username there = new Username(subscribers.get(request.cloudId, request.username()).username());
    Username name = new Username(request.username()); // by which the edit finds the same one
    JsonFields body = JsonFields.read(in);
    Optional<String> generated = generated(body);
    Optional<Username> newName = newName(body, there);
    SubscriberChange change = change(there, newName, generated, body, SubscribersResource::merging);
    Edited<SubscriberView> edited =
        subscribers.put(request.cloudId, name, change, call.expected().ofSomething());
    return written(false, edited.value(), generated, request);
  }

  private static Response written(
      boolean created,
      SubscriberView subscriber,
      Optional<String> generated,
      SubscriberRequest request) {
    JsonObject state = SubscriberJson.of(subscriber);
    return Answers.written(created, shown(state, generated), state, request.uri);
  }

  static Optional<UnaryOperator<Attributes>> replacing(JsonFields body) {
    return body.field(ATTRIBUTES, Attributes.FORM).map(Attributes::cut).map(told -> before -> told);
  }

  private static Optional<UnaryOperator<Attributes>> merging(JsonFields body) {
    Set<String> gone = new HashSet<>();
    body.value(ATTRIBUTES)
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .ifPresent(
            all -> all.keySet().stream().filter(all::isNull).map(Text::cut).forEach(gone::add));
    return body.merging(ATTRIBUTES, JsonValue.EMPTY_JSON_OBJECT)
        .field(ATTRIBUTES, Attributes.FORM)
        .map(Attributes::cut)
        .map(told -> before -> before.without(gone).with(told));
  }

  private Optional<String> generated(JsonFields body) {
    boolean wanted = body.flag("generatePassword").orElse(false);
    if (wanted && body.text(PASSWORD).isPresent()) {
      body.refuse(PASSWORD, "must be absent if the server generates one.");
    }
    return Optional.of(wanted).filter(w -> w).map(w -> subscribers.generatePassword());
  }

  /** The one moment when a generated password is told. */
  private static JsonObject shown(JsonObject state, Optional<String> generated) {
    return generated
        .map(password -> Json.createObjectBuilder(state).add(PASSWORD, password).build())
        .orElse(state);
  }

  @DELETE
  @Path(SubscriberRequest.SUBSCRIBER)
  @RolesAllowed(Roles.MANAGE)
  public Response delete(@BeanParam SubscriberRequest request) {
    subscribers.delete(request.cloudId, request.username(), request.call().expected());
    return Response.noContent().build();
  }

  private static boolean isSame(String text, Username name) {
    try {
      return !Collections.disjoint(new Username(text).keys(), name.keys());
    } catch (InvalidValueException e) {
      return false;
    }
  }

  private static void sameName(JsonFields body, String field, Username name) {
    body.text(field)
        .filter(text -> !isSame(text, name))
        .ifPresent(text -> body.refuse(field, "must be the same as in the address, or absent."));
  }

  private static Optional<Username> newName(JsonFields body, Username there) {
    Optional<String> name = body.text("username").filter(text -> !text.equals(there.text()));
    return name.map(text -> body.make(() -> Username.given(text), null));
  }

  private static SubscriberChange change(
      Username name,
      Optional<Username> newName,
      Optional<String> generated,
      JsonFields body,
      Function<JsonFields, Optional<UnaryOperator<Attributes>>> attributesOf) {
    sameName(body, "id", name);
    Told<List<Username>> former = body.told(FORMER, NameLists.read(body, FORMER, Username::new));
    Naming naming = new Naming(newName, former.orCleared(List.of()));
    body.ignore("hasPassword", UnreadableJson.MEMBER);
    body.ignore(PersonJson.PHONES).ignore(StampsJson.MEMBERS);
    Told<String> displayName = body.told("displayName", body.text("displayName").map(Text::cut));
    Told<Boolean> enabled = body.told("enabled", body.flag("enabled"));
    Told<String> password =
        generated.map(Told::of).orElseGet(() -> body.told(PASSWORD, body.text(PASSWORD)));
    Duration overlap = Duration.ofMinutes(body.integer("passwordOverlapMinutes").orElse(0));
    boolean revokes = body.flag("revokeDevices").orElse(false);
    Told<List<GroupName>> groups =
        body.told("groups", NameLists.read(body, "groups", GroupName::sought));
    Told<UnaryOperator<Attributes>> attributes = body.told(ATTRIBUTES, attributesOf.apply(body));
    SubscriberChange change =
        body.make(
            () ->
                new SubscriberChange(
                    displayName, enabled, password, overlap, revokes, groups, attributes, naming),
            null);
    body.end();
    return change;
  }
}
