package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.callboard.administration.GroupActs;
import org.callboard.organization.GroupName;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonFields;
import org.callboard.platform.ListJson;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;
import org.callboard.platform.UnreadableJson;
import org.callboard.subscriber.GroupMembers;
import org.callboard.subscriber.GroupView;
import org.callboard.subscriber.SubscriberJson;
import org.callboard.subscriber.Username;

/** An organization's groups, their order and their members. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GroupsResource {

  private static final String MEMBERS = "members";

  /** A hundred thousand members with long names. */
  private static final int MAX_MEMBERS_BYTES = 16 * 1024 * 1024;

  private final GroupActs groups;

  /** For the container's proxy only. */
  public GroupsResource() {
    this(null);
  }

  @Inject
  GroupsResource(GroupActs groups) {
    this.groups = groups;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path("groups")
  @RolesAllowed(Roles.SEE)
  public Response list(@BeanParam OrganizationRequest request) {
    List<GroupView> all = groups.list(request.cloudId);
    return request.call().list(items(all), states(all));
  }

  /** Puts the groups into another order: later ones overlay earlier ones. */
  @PATCH
  @Path("groups")
  @RolesAllowed(Roles.MANAGE)
  public Response order(@BeanParam OrganizationRequest request, InputStream in) {
    ResourceRequest call = request.call();
    JsonFields body = JsonFields.read(in);
    List<String> names = body.required("order", body.texts("order"), List.of());
    List<GroupName> order =
        body.make(() -> names.stream().map(GroupName::sought).toList(), List.of());
    body.end();
    List<GroupView> all = groups.order(request.cloudId, order, call.expected());
    return Answers.state(ListJson.whole(items(all)), ListJson.whole(states(all)), call.expected());
  }

  @GET
  @Path(GroupRequest.GROUP)
  @RolesAllowed(Roles.SEE)
  public Response get(@BeanParam GroupRequest request) {
    GroupMembers group = groups.get(request.cloudId, request.name());
    return Answers.state(shown(group), SubscriberJson.of(group), request.call().expected());
  }

  @PUT
  @Path(GroupRequest.GROUP)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response put(@BeanParam GroupRequest request, InputStream in) {
    GroupName name = GroupName.sought(request.name());
    return written(
        request, edited(request, name, in, request.call().expected(), GroupsResource::spelt));
  }

  @PATCH
  @Path(GroupRequest.GROUP)
  @Consumes(MergePatch.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response patch(@BeanParam GroupRequest request, InputStream in) {
    Expected expected = request.call().expected();
    GroupName name = groups.get(request.cloudId, request.name()).group().name();
    return written(
        request, edited(request, name, in, expected.ofSomething(), GroupsResource::named));
  }

  private static Response written(GroupRequest request, Edited<GroupMembers> edited) {
    return Answers.written(
        edited.created(), shown(edited.value()), SubscriberJson.of(edited.value()), request.uri);
  }

  private Edited<GroupMembers> edited(
      GroupRequest request,
      GroupName groupName,
      InputStream in,
      Expected expected,
      BiFunction<JsonFields, GroupName, GroupName> naming) {
    JsonFields body =
        JsonFields.read(in, MAX_MEMBERS_BYTES)
            .ignore("memberCount", UnreadableJson.MEMBER)
            .ignore(StampsJson.MEMBERS);
    GroupName newName = naming.apply(body, groupName);
    Optional<List<Username>> members = NameLists.read(body, MEMBERS, Username::new);
    if (body.has(MEMBERS) && members.isEmpty()) {
      members = Optional.of(List.of());
    }
    body.end();
    return groups.put(request.cloudId, groupName, newName, members, expected);
  }

  @DELETE
  @Path(GroupRequest.GROUP)
  @RolesAllowed(Roles.MANAGE)
  public Response delete(@BeanParam GroupRequest request) {
    groups.delete(request.cloudId, request.name(), request.call().expected());
    return Response.noContent().build();
  }

  /** Somebody may send back what they have read at an address that is spelt otherwise. */
  private static GroupName spelt(JsonFields body, GroupName address) {
    body.same("id", address.text(), GroupsResource::isSame)
        .same("name", address.text(), GroupsResource::isSame);
    return body.text("name")
        .or(() -> body.text("id"))
        .filter(text -> isSame(text, address.text()))
        .map(GroupName::sought)
        .orElse(address);
  }

  /** The name that the group is to have: another one, if the body has another. */
  private static GroupName named(JsonFields body, GroupName address) {
    Optional<String> name = body.text("name").filter(text -> !isSame(text, address.text()));
    if (name.isEmpty()) {
      return spelt(body, address);
    }
    body.same("id", address.text(), GroupsResource::isSame);
    try {
      return GroupName.given(name.get());
    } catch (InvalidValueException e) {
      e.violations().forEach(violation -> body.refuse("name", violation.sentence()));
      return address;
    }
  }

  private static boolean isSame(String one, String other) {
    String cut = Text.cut(one);
    return !cut.isEmpty() && Text.folded(cut).equals(Text.folded(Text.cut(other)));
  }

  private static JsonObject shown(GroupMembers group) {
    return StampsJson.beside(SubscriberJson.of(group), group.group().stamps());
  }

  private static List<JsonObject> items(List<GroupView> groups) {
    return groups.stream()
        .map(group -> StampsJson.beside(SubscriberJson.of(group), group.stamps()))
        .toList();
  }

  /** What the tag of the list is made of. */
  private static List<JsonObject> states(List<GroupView> groups) {
    return groups.stream().map(SubscriberJson::of).toList();
  }
}
