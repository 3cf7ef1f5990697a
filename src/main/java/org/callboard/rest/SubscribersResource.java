package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.password.NewPasswords;
import org.callboard.password.PasswordRule;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.PasswordChange;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberEditor;
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

  @Inject private Access access;
  @Inject private LayerLookup lookup;
  @Inject private SubscriberDirectory subscribers;
  @Inject private SubscriberEditor editor;
  @Inject private NewPasswords passwords;

  @GET
  @Path("subscribers")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response list(
      @PathParam("cloudId") String cloudId, @Context UriInfo uri, @Context HttpHeaders headers) {
    OrganizationSnapshot organization = access.organization(cloudId);
    Call call = Call.of(uri, headers);
    Paging paging = Paging.of(uri);
    SubscriberFilter filter =
        new SubscriberFilter(
            call.parameter("q"),
            call.flag("enabled"),
            call.parameter("sort", SubscriberFilter.Sort::of)
                .orElse(SubscriberFilter.Sort.USERNAME));
    Page<SubscriberView> page =
        subscribers.page(organization.id(), filter, paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(SubscriberJson::of).toList(), page.total()));
  }

  @GET
  @Path("subscribers/{username}")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response get(
      @PathParam("cloudId") String cloudId,
      @PathParam("username") @Encoded String username,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    SubscriberView subscriber =
        lookup.subscriber(access.organization(cloudId), PathText.decode(username));
    return Call.of(uri, headers).state(SubscriberJson.of(subscriber));
  }

  @PUT
  @Path("subscribers/{username}")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response put(
      @PathParam("cloudId") String cloudId,
      @PathParam("username") @Encoded String username,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream in) {
    OrganizationSnapshot organization = access.organization(cloudId);
    Call call = Call.of(uri, headers);
    Username name = new Username(PathText.decode(username));
    SubscriberData data = data(name, JsonBody.read(in));
    boolean[] created = new boolean[1];
    editor.put(
        organization,
        name,
        data,
        before -> {
          call.check(before);
          created[0] = before.isEmpty();
        });
    JsonObject state = SubscriberJson.of(lookup.subscriber(organization, name.text()));
    return Answers.written(created[0], state, uri);
  }

  @DELETE
  @Path("subscribers/{username}")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response delete(
      @PathParam("cloudId") String cloudId,
      @PathParam("username") @Encoded String username,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    OrganizationSnapshot organization = access.organization(cloudId);
    SubscriberView subscriber = lookup.subscriber(organization, PathText.decode(username));
    editor.delete(organization, new Username(subscriber.username()), Call.of(uri, headers)::check);
    return Response.noContent().build();
  }

  /** The password is hashed before any transaction begins: it takes long. */
  private SubscriberData data(Username name, JsonBody body) {
    for (String repeated : List.of("id", "username")) {
      body.text(repeated)
          .filter(text -> !body.make(() -> new Username(text).key(), "").equals(name.key()))
          .ifPresent(text -> body.refuse(repeated, "must be as in the address, or absent."));
    }
    body.ignore("hasPassword");
    Optional<String> displayName = body.text("displayName");
    boolean enabled = body.flag("enabled").orElse(true);
    Optional<String> password = body.text(PASSWORD);
    password.ifPresent(text -> body.make(() -> PasswordRule.checked(PASSWORD, text), ""));
    Duration overlap = Duration.ofMinutes(body.integer("passwordOverlapMinutes").orElse(0));
    boolean revokes = body.flag("revokeDevices").orElse(false);
    PasswordChange unhashed = body.make(() -> new PasswordChange("", overlap, revokes), null);
    Optional<List<GroupName>> groups = Names.read(body, "groups", GroupName::new);
    Optional<Attributes> attributes = attributes(body);
    body.make(
        () -> new SubscriberData(displayName, enabled, Optional.empty(), groups, attributes), null);
    if (password.isEmpty() && (revokes || !overlap.isZero())) {
      body.refuse(PASSWORD, "must be there where its overlap or revokeDevices is.");
    }
    body.end();
    return new SubscriberData(
        displayName,
        enabled,
        password.map(passwords::hash).map(unhashed::withHash),
        groups,
        attributes);
  }

  private static Optional<Attributes> attributes(JsonBody body) {
    Optional<JsonValue> value = body.value("attributes");
    if (value.isPresent() && value.get().getValueType() != JsonValue.ValueType.OBJECT) {
      body.refuse("attributes", "must be an object: name, text.");
      return Optional.empty();
    }
    return value.map(json -> body.make(() -> Attributes.of(json.asJsonObject()), Attributes.NONE));
  }
}
