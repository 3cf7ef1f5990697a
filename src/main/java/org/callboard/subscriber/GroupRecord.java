package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.organization.Group;
import org.callboard.organization.GroupList;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Json;

/** What the record keeps of groups. */
@ApplicationScoped
class GroupRecord {

  private final GroupList list;
  private final AuditLog audit;
  private final Event<GroupListsJson> lists;

  /** For the container's proxy only. */
  protected GroupRecord() {
    this(null, null, null);
  }

  @Inject
  GroupRecord(GroupList list, AuditLog audit, Event<GroupListsJson> lists) {
    this.list = list;
    this.audit = audit;
    this.lists = lists;
  }

  void add(
      OrganizationSnapshot organization,
      String name,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    audit.record(
        AuditAction.of(before, after),
        Optional.of(organization.recorded()),
        "organizations/" + organization.cloudId() + "/groups/" + name,
        before.map(state -> SubscriberJson.differing(state, after)),
        after.map(state -> SubscriberJson.differing(state, before)));
  }

  /** A group that has come back with its lists. */
  void addWithLists(OrganizationSnapshot organization, Group group, GroupMembers members) {
    JsonObject after = withLists(organization, group, SubscriberJson.of(members));
    add(organization, group.name().text(), Optional.empty(), Optional.of(after));
  }

  /** With the group's lists and its place, so that the group can come back from the record. */
  JsonObject withLists(OrganizationSnapshot organization, Group group, JsonObject json) {
    List<Long> ids = list.of(organization.id()).stream().map(Group::id).toList();
    int place = ids.indexOf(group.id());
    JsonObjectBuilder all = Json.createObjectBuilder(json);
    lists.fire(new GroupListsJson(organization, group, all));
    return all.add(
            DeletedGroupJson.FOLLOWS,
            Json.orNull(
                list.of(organization.id()).stream()
                    .limit(Math.max(0, place))
                    .reduce((one, next) -> next)
                    .map(previous -> previous.name().text())))
        .build();
  }
}
