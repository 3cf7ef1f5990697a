package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountUndoJson;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditTarget;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.DialUndoJson;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.CloudId;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationNaming;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.Json;
import org.callboard.platform.StateVersion;
import org.callboard.platform.UndoConflictException;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.DeletedGroupJson;
import org.callboard.subscriber.GroupDirectory;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.GroupListsJson;
import org.callboard.subscriber.GroupMembers;
import org.callboard.subscriber.GroupRestorer;
import org.callboard.subscriber.Naming;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberJson;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/** How each kind of edit is taken back. */
@ApplicationScoped
class UndoSteps {

  private static final String USERNAME = "username";
  private static final String ID = "id";

  private Caller caller;
  private DialDataEditor dialData;
  private AccountEditor accounts;
  private SubscriberEditor subscribers;
  private GroupEditor groups;
  private GroupRestorer restorer;
  private GroupDirectory members;
  private OrganizationEditor organizations;
  private UndoPlans plans;

  /** For the container's proxy only. */
  protected UndoSteps() {}

  @Inject
  UndoSteps(
      Caller caller,
      DialDataEditor dialData,
      AccountEditor accounts,
      SubscriberEditor subscribers,
      GroupEditor groups,
      GroupRestorer restorer,
      GroupDirectory members,
      OrganizationEditor organizations,
      UndoPlans plans) {
    this.caller = caller;
    this.dialData = dialData;
    this.accounts = accounts;
    this.subscribers = subscribers;
    this.groups = groups;
    this.restorer = restorer;
    this.members = members;
    this.organizations = organizations;
    this.plans = plans;
  }

  /** Takes an edit back that can be taken back. */
  void undo(OrganizationSnapshot organization, AuditEntry entry) {
    if (UndoableJson.isPlan(entry)) {
      plans.undo(organization, entry);
      return;
    }
    AuditTarget target = AuditTarget.of(entry.target());
    JsonObject before = UndoableJson.state(entry.before()).orElse(JsonValue.EMPTY_JSON_OBJECT);
    JsonObject after = UndoableJson.state(entry.after()).orElse(JsonValue.EMPTY_JSON_OBJECT);
    if (target.part().equals("/account-settings")) {
      accounts.edit(layer(organization, target), now -> AccountUndoJson.undone(now, before, after));
    } else if (isOfDialData(entry, before) || isOfDialData(entry, after)) {
      dialData.edit(layer(organization, target), now -> DialUndoJson.undone(now, before, after));
    } else {
      undoThing(organization, target, entry.action().orElseThrow(), before, after);
    }
  }

  private void undoThing(
      OrganizationSnapshot organization,
      AuditTarget target,
      AuditAction action,
      JsonObject before,
      JsonObject after) {
    switch (target.kind()) {
      case AuditTarget.SUBSCRIBER ->
          undoSubscriber(
              organization, after.getString(USERNAME, target.about().orElseThrow()), before, after);
      case AuditTarget.ORGANIZATION -> undoSettings(organization, before, after);
      default -> {
        if (target.about().isEmpty()) {
          undoOrder(organization, before, after);
        } else if (action == AuditAction.CREATE) {
          undoNewGroup(organization, target.about().get(), after);
        } else if (action == AuditAction.DELETE) {
          restorer.restore(organization, new DeletedGroupJson(before));
        } else {
          undoGroup(organization, before, after);
        }
      }
    }
  }

  /** A group that is deleted or comes back has its lists with it. */
  private static boolean isOfDialData(AuditEntry entry, JsonObject state) {
    return entry.action().equals(Optional.of(AuditAction.UPDATE))
        && Stream.of("quickDial", "dialActions", "deletions", "draftOrder")
            .anyMatch(state::containsKey);
  }

  private LayerAddress layer(OrganizationSnapshot organization, AuditTarget target) {
    String name = target.about().orElse("");
    return caller.layer(
        organization,
        switch (target.kind()) {
          case AuditTarget.DRAFT -> LayerName.draft();
          case AuditTarget.GROUP -> LayerName.group(name);
          case AuditTarget.SUBSCRIBER -> LayerName.subscriber(name);
          default -> LayerName.organization();
        });
  }

  private void undoSubscriber(
      OrganizationSnapshot organization, String name, JsonObject before, JsonObject after) {
    subscribers.edit(
        organization,
        Caller.subscriberName(name),
        there -> {
          SubscriberView now = there.orElseThrow(() -> EditRefusedException.notFound("subscriber"));
          JsonObject old = over("subscriber " + name, SubscriberJson.of(now), before, after);
          return new SubscriberData(
              text(old.get("displayName")),
              old.getBoolean("enabled"),
              Optional.empty(),
              differs("groups", before, after)
                  ? Optional.of(strings(old.get("groups")).stream().map(GroupName::new).toList())
                  : Optional.empty(),
              differs("attributes", before, after)
                  ? Optional.of(Attributes.FORM.read("attributes", old.get("attributes")))
                  : Optional.empty(),
              new Naming(
                  differs(USERNAME, before, after)
                      ? Optional.of(new Username(old.getString(USERNAME)))
                      : Optional.empty(),
                  Optional.empty()));
        },
        Expected.ANYTHING);
  }

  private void undoSettings(
      OrganizationSnapshot organization, JsonObject before, JsonObject after) {
    Set<String> changed = differing(before, after);
    changed.remove(OrganizationJson.FORMER_IDS); // they follow the Cloud ID
    boolean renamed = changed.remove(ID);
    if (renamed && !organization.cloudId().value().equals(after.getString(ID))) {
      throw new UndoConflictException(
          "organization " + organization.cloudId(),
          Optional.of(after),
          Optional.of(OrganizationJson.of(organization)));
    }
    organizations.edit(
        organization.cloudId(),
        renamed
            ? new OrganizationNaming(
                Optional.of(new CloudId(before.getString(ID))), Optional.empty())
            : OrganizationNaming.KEPT,
        there -> {
          JsonObject now =
              OrganizationJson.of(
                  organization.cloudId(),
                  there.orElseThrow(() -> EditRefusedException.notFound("organization")));
          over("organization " + organization.cloudId(), now, before, after, changed);
          JsonObjectBuilder old = Json.createObjectBuilder();
          changed.forEach(name -> old.add(name, member(before, name)));
          return OrganizationJson.edit(there).read(old.build());
        },
        caller.ownOrganization(),
        Expected.ANYTHING);
  }

  private void undoOrder(OrganizationSnapshot organization, JsonObject before, JsonObject after) {
    List<String> there = organization.groups().stream().map(g -> g.name().text()).toList();
    if (!there.equals(strings(after.get("order")))) {
      throw new UndoConflictException(
          "order of the groups", Optional.of(after), Optional.of(order(there)));
    }
    groups.order(
        organization,
        strings(before.get("order")).stream().map(GroupName::new).toList(),
        Expected.ANYTHING);
  }

  private void undoNewGroup(OrganizationSnapshot organization, String name, JsonObject after) {
    GroupMembers now = group(organization, name);
    JsonObject there = SubscriberJson.of(now);
    JsonObjectBuilder whole = Json.createObjectBuilder(there);
    GroupListsJson asked =
        new GroupListsJson(organization, Caller.group(organization, name), whole);
    dialData.tell(asked);
    accounts.tell(asked);
    JsonObject all = whole.build();
    JsonObject left = new DeletedGroupJson(after).withoutPlace();
    if (!all.equals(left)) {
      throw new UndoConflictException("group " + name, Optional.of(after), Optional.of(all));
    }
    groups.delete(organization, now.group().name(), Expected.version(StateVersion.of(there)));
  }

  /** Of members the record has only those who came and went. */
  private void undoGroup(OrganizationSnapshot organization, JsonObject before, JsonObject after) {
    String name = after.getString("name");
    GroupMembers now = group(organization, name);
    JsonObject there = SubscriberJson.of(now);
    List<String> left = strings(before.get("members"));
    List<String> joined = strings(after.get("members"));
    List<String> old = new ArrayList<>(now.members());
    if (!old.containsAll(joined) || left.stream().anyMatch(old::contains)) {
      throw new UndoConflictException("group " + name, Optional.of(after), Optional.of(there));
    }
    old.removeAll(joined);
    old.addAll(left);
    groups.put(
        organization,
        now.group().name(),
        new GroupName(before.getString("name")),
        Optional.of(old.stream().map(Username::new).toList()),
        Expected.version(StateVersion.of(there)));
  }

  private GroupMembers group(OrganizationSnapshot organization, String name) {
    return members.get(Caller.group(organization, name));
  }

  /**
   * What is there, with the old values where an edit changed them.
   *
   * @throws UndoConflictException if one of them is not what the edit left
   */
  private static JsonObject over(String what, JsonObject now, JsonObject before, JsonObject after) {
    return over(what, now, before, after, differing(before, after));
  }

  private static JsonObject over(
      String what, JsonObject now, JsonObject before, JsonObject after, Set<String> names) {
    JsonObjectBuilder old = Json.createObjectBuilder(now);
    for (String name : names) {
      if (!Objects.equals(member(now, name), member(after, name))) {
        throw new UndoConflictException(what, Optional.of(after), Optional.of(now));
      }
      old.add(name, member(before, name));
    }
    return old.build();
  }

  private static Set<String> differing(JsonObject before, JsonObject after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> !differs(name, before, after));
    return names;
  }

  private static boolean differs(String name, JsonObject before, JsonObject after) {
    return !member(before, name).equals(member(after, name));
  }

  private static JsonValue member(JsonObject state, String name) {
    return state.getOrDefault(name, JsonValue.NULL);
  }

  private static Optional<String> text(JsonValue value) {
    return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
  }

  private static JsonObject order(List<String> names) {
    return Json.createObjectBuilder().add("order", Json.createArrayBuilder(names)).build();
  }

  private static List<String> strings(JsonValue value) {
    return value instanceof JsonArray array
        ? array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList()
        : List.of();
  }
}
