package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.GroupActs;
import org.callboard.organization.GroupName;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.EditRefusedException.Reason;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.subscriber.GroupView;
import org.callboard.subscriber.SubscriberJson;

/** The groups of an organization, and their order. */
@Path("o/{cloudId}")
@ApplicationScoped
public class GroupsPages {

  private static final String GROUPS = "groups";
  private static final String CHANGED = "groupsChanged";

  private final Pages pages;
  private final Frames frames;
  private final GroupActs groups;

  /** For the container's proxy only. */
  public GroupsPages() {
    this(null, null, null);
  }

  @Inject
  GroupsPages(Pages pages, Frames frames, GroupActs groups) {
    this.pages = pages;
    this.frames = frames;
    this.groups = groups;
  }

  /**
   * A group in the list.
   *
   * @param id by which browsers find the row again when it has moved
   */
  public record Row(long id, String name, long members) {}

  /**
   * The list.
   *
   * @param version of the order that is shown
   * @param name of a new one, as far as it was typed
   * @param fault why there is no new one; empty at first
   */
  public record Groups(List<Row> rows, String version, String name, Optional<Fault> fault) {

    public Groups {
      rows = List.copyOf(rows);
    }

    /** What is wrong with a field. */
    public Optional<String> wrong(String field) {
      return fault.flatMap(f -> f.of(field));
    }
  }

  @GET
  @Path(GROUPS)
  @RolesAllowed(Roles.SEE)
  public Response list(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    return page(request, cloudId, "", Optional.empty());
  }

  private Response page(
      HttpServletRequest request, String cloudId, String name, Optional<Fault> fault) {
    Frame frame = frames.of(request, cloudId);
    List<GroupView> all = groups.list(cloudId);
    List<Row> rows =
        all.stream().map(one -> new Row(one.id(), one.name().text(), one.memberCount())).toList();
    return pages.page(
        fault.map(Fault::status).orElse(200),
        GROUPS,
        frame,
        new Groups(rows, SubscriberJson.version(all), name, fault));
  }

  /** Makes a group without members, behind all others. */
  @POST
  @Path(GROUPS)
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response make(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    String typed = FormFilter.of(request).text("name");
    try {
      GroupName name = GroupName.given(typed);
      groups.put(cloudId, name, name, Optional.empty(), Expected.NOTHING);
      return Redirect.toPage(
              request, Redirect.done(Redirect.page(cloudId, GROUPS, name.text()), "groupAdded"))
          .build();
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e).ofTaken("group");
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(request, cloudId, typed, Optional.of(fault));
    }
  }

  /** Moves a group up or down by one, or puts all of them into the order in which they are sent. */
  @POST
  @Path("order-groups")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response move(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    List<GroupName> now = groups.list(cloudId).stream().map(GroupView::name).toList();
    Optional<List<GroupName>> order = Order.of(form, now, "group", GroupName::sought);
    if (order.isEmpty()) {
      return toList(request, cloudId, CHANGED);
    }
    try {
      groups.order(cloudId, order.get(), Expected.version(form.text("version")));
      return toList(request, cloudId, "groupMoved");
    } catch (EditRefusedException e) {
      if (e.reason() != Reason.CHANGED_MEANWHILE) {
        throw e;
      }
      return toList(request, cloudId, CHANGED);
    }
  }

  private static Response toList(HttpServletRequest request, String cloudId, String what) {
    return Redirect.toPage(request, Redirect.done(Redirect.page(cloudId, GROUPS), what)).build();
  }
}
