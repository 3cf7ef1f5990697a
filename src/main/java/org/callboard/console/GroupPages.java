package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.callboard.administration.EntryActs;
import org.callboard.administration.EntryKind;
import org.callboard.administration.GroupActs;
import org.callboard.administration.LayerName;
import org.callboard.administration.PeopleEdit;
import org.callboard.administration.PeopleEditActs;
import org.callboard.administration.Person;
import org.callboard.administration.SubscriberActs;
import org.callboard.organization.GroupName;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.subscriber.GroupView;
import org.callboard.subscriber.SubscriberFilter;
import org.callboard.subscriber.SubscriberView;

/** One group: its name, who is in it, what it hides, and its end. */
@Path("o/{cloudId}/groups/{name}")
@ApplicationScoped
public class GroupPages {

  private static final int SIZE = 25;

  /** So many people are offered as members; whoever finds more types more. */
  private static final int OFFERED = 8;

  private final Pages pages;
  private final Frames frames;
  private final GroupActs groups;
  private final SubscriberActs people;
  private final PeopleEditActs edits;
  private final EntryActs entries;

  /** For the container's proxy only. */
  public GroupPages() {
    this(null, null, null, null, null, null);
  }

  @Inject
  GroupPages(
      Pages pages,
      Frames frames,
      GroupActs groups,
      SubscriberActs people,
      PeopleEditActs edits,
      EntryActs entries) {
    this.pages = pages;
    this.frames = frames;
    this.groups = groups;
    this.people = people;
    this.edits = edits;
    this.entries = entries;
  }

  /** What the address of the page asks for. */
  public static class Asked {
    @PathParam("cloudId")
    String cloudId;

    @PathParam("name")
    String name;

    @QueryParam("q")
    String text;

    @QueryParam("add")
    String add;

    @QueryParam("page")
    String page;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response get(@Context HttpServletRequest request, @BeanParam Asked asked) {
    return page(request, asked, Optional.empty(), Optional.empty());
  }

  private Response page(
      HttpServletRequest request, Asked asked, Optional<String> typed, Optional<Fault> fault) {
    Frame frame = frames.of(request, asked.cloudId);
    GroupView group = group(asked.cloudId, asked.name);
    String name = group.name().text();
    LayerName layer = LayerName.group(name);
    PeopleSought sought = PeopleSought.of(asked.text, name, "");
    Part.Read<Person> members =
        Part.read(asked.page, SIZE, offset -> found(asked.cloudId, sought, offset, SIZE));
    String add = Objects.toString(asked.add, "").strip();
    Page<Person> offered =
        add.isEmpty()
            ? new Page<>(List.of(), 0)
            : found(asked.cloudId, PeopleSought.of(add, "", ""), 0, OFFERED);
    GroupPage model =
        new GroupPage(
            name,
            typed.orElse(name),
            group.memberCount(),
            entries.list(asked.cloudId, layer, EntryKind.QUICK_DIAL).items().size(),
            members.items().stream().map(one -> member(one, name)).toList(),
            members.part(),
            sought.text(),
            add,
            offered.items().stream().map(one -> member(one, name)).toList(),
            Math.max(0, offered.total() - OFFERED),
            fault);
    return pages.page(fault.map(Fault::status).orElse(200), "group", frame, model);
  }

  private Page<Person> found(String cloudId, PeopleSought sought, int offset, int size) {
    return people.page(cloudId, sought.search(), SubscriberFilter.Sort.DISPLAY_NAME, offset, size);
  }

  /** Without its members, of whom there may be many. */
  private GroupView group(String cloudId, String name) {
    List<GroupView> all = groups.list(cloudId);
    return sought(name)
        .in(all.stream().map(GroupView::group).toList())
        .flatMap(found -> all.stream().filter(one -> one.id() == found.id()).findFirst())
        .orElseThrow(PageException::notFound);
  }

  /** What cannot be a name is no group's. */
  private static GroupName sought(String name) {
    try {
      return GroupName.sought(name);
    } catch (InvalidValueException e) {
      throw PageException.notFound();
    }
  }

  private static GroupPage.Member member(Person person, String group) {
    SubscriberView subscriber = person.subscriber();
    return new GroupPage.Member(
        subscriber.username(),
        subscriber.displayName().orElse(subscriber.username()),
        subscriber.groups().contains(group));
  }

  /** Gives the group another name. Who sees its old name meanwhile finds no group of that name. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response rename(@Context HttpServletRequest request, @BeanParam Asked asked) {
    String typed = FormFilter.of(request).text("name");
    GroupName before = group(asked.cloudId, asked.name).name();
    try {
      GroupName name = GroupName.given(typed);
      groups.put(asked.cloudId, before, name, Optional.empty(), Expected.ANYTHING.ofSomething());
      return done(request, asked.cloudId, name.text(), "saved");
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(request, asked, Optional.of(typed), Optional.of(fault));
    }
  }

  /** Adds people to the group, or takes them out of it. */
  @POST
  @Path("members")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response edit(@Context HttpServletRequest request, @BeanParam Asked asked) {
    Form form = FormFilter.of(request);
    String name = group(asked.cloudId, asked.name).name().text();
    List<String> usernames = form.texts("username");
    if (usernames.isEmpty()) {
      return done(request, asked.cloudId, name, "nobodyChosen");
    }
    boolean adds = form.text("do").equals("addToGroup");
    edits.edit(
        asked.cloudId,
        new PeopleEdit(
            Optional.of(usernames),
            Optional.empty(),
            adds ? PeopleEdit.Action.ADD_TO_GROUP : PeopleEdit.Action.TAKE_OUT_OF_GROUP,
            Optional.of(name)),
        false,
        Optional.of(false));
    return done(request, asked.cloudId, name, adds ? "memberAdded" : "memberTaken");
  }

  /** Deletes the group, if its name was typed once more. */
  @POST
  @Path("delete")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response delete(@Context HttpServletRequest request, @BeanParam Asked asked) {
    String name = group(asked.cloudId, asked.name).name().text();
    if (!FormFilter.of(request).text("confirm").strip().equals(name)) {
      return done(request, asked.cloudId, name, "nameNotConfirmed");
    }
    groups.delete(asked.cloudId, name, Expected.ANYTHING);
    return Redirect.toPage(
            request, Redirect.done(Redirect.page(asked.cloudId, "groups"), "groupDeleted"))
        .build();
  }

  private static Response done(
      HttpServletRequest request, String cloudId, String name, String what) {
    return Redirect.toPage(request, Redirect.done(Redirect.page(cloudId, "groups", name), what))
        .build();
  }
}
