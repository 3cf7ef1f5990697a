package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.Roles;
import org.callboard.subscriber.GroupDirectory;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.GroupMembers;
import org.callboard.subscriber.GroupView;
import org.callboard.subscriber.Username;

/** What administrators do with groups, their order and their members. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GroupActs {

  private final Caller caller;
  private final GroupDirectory groups;
  private final GroupEditor editor;

  /** For the container's proxy only. */
  public GroupActs() {
    this(null, null, null);
  }

  @Inject
  GroupActs(Caller caller, GroupDirectory groups, GroupEditor editor) {
    this.caller = caller;
    this.groups = groups;
    this.editor = editor;
  }

  /** The organization's groups in their order. */
  public List<GroupView> list(String cloudId) {
    return groups.groups(caller.organization(cloudId).id());
  }

  /** A group with its members. */
  public GroupMembers get(String cloudId, String name) {
    return groups.get(Caller.group(caller.organization(cloudId), name));
  }

  /**
   * Creates the group behind all others, or gives it another name, which a manager may; or replaces
   * its members.
   *
   * @param name by which the group is found
   * @param newName that it has afterwards: another one, or a spelling of it
   * @param members empty keeps them
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Edited<GroupMembers> put(
      String cloudId,
      GroupName name,
      GroupName newName,
      Optional<List<Username>> members,
      Expected expected) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    if (caller.may(Roles.MANAGE)) {
      return OnceMore.onConflict(() -> editor.put(organization, name, newName, members, expected));
    }
    if (!newName.isSpellingOf(name)) {
      throw EditRefusedException.forbidden("Only a manager may give a group another name.");
    }
    if (organization.group(name).isEmpty()) {
      throw EditRefusedException.forbidden("Only a manager may make a group.");
    }
    return OnceMore.onConflict(
        () -> editor.put(organization, name, newName, members, expected.ofSomething()));
  }

  /**
   * Puts the groups into another order: later ones overlay earlier ones.
   *
   * @param names each group once
   * @return the list as it is now
   */
  @RolesAllowed(Roles.MANAGE)
  public List<GroupView> order(String cloudId, List<GroupName> names, Expected expected) {
    return editor.order(caller.organization(cloudId), names, expected);
  }

  /** Deletes the group with its layers. */
  @RolesAllowed(Roles.MANAGE)
  public void delete(String cloudId, String name, Expected expected) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    GroupName there = Caller.group(organization, name).name();
    OnceMore.onConflict(() -> editor.delete(organization, there, expected));
  }
}
