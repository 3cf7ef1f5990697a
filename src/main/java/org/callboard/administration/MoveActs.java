package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.subscriber.MoveEditor;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/**
 * What administrators do about subscribers who go to another organization. Only who may work in
 * both moves somebody; whoever may see one organization is told nothing of the other.
 */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MoveActs {

  private final Caller caller;
  private final MoveEditor editor;
  private final SubscriberDirectory subscribers;

  /** For the container's proxy only. */
  public MoveActs() {
    this(null, null, null);
  }

  @Inject
  MoveActs(Caller caller, MoveEditor editor, SubscriberDirectory subscribers) {
    this.caller = caller;
    this.editor = editor;
    this.subscribers = subscribers;
  }

  /**
   * Moves a subscriber.
   *
   * @param target the Cloud ID of the other organization
   * @param groups of the other organization, in which the subscriber is from then on
   */
  @RolesAllowed(Roles.OPERATE)
  public SubscriberView move(
      String cloudId, String username, String target, List<GroupName> groups, Expected expected) {
    OrganizationSnapshot from = caller.organization(cloudId);
    Username name = Caller.subscriberName(username);
    OrganizationSnapshot to = target(target);
    if (to.id() == from.id()) {
      throw new InvalidValueException(
          "organization", "must differ from the organization in the address.");
    }
    return OnceMore.onConflict(() -> editor.move(from, name, to, groups, expected));
  }

  private OrganizationSnapshot target(String cloudId) {
    return caller
        .found(cloudId)
        .orElseThrow(
            () -> new InvalidValueException("organization", "names one that does not exist."));
  }

  /** The usernames of those who were moved away and whose phones may still ask by them. */
  public Page<Username> former(String cloudId, int offset, int limit) {
    List<Username> all = subscribers.movedAway(caller.organization(cloudId).id());
    return new Page<>(all.stream().skip(offset).limit(limit).toList(), all.size());
  }

  /**
   * Ends such a username: phones that ask by it are refused, and somebody else may get it.
   *
   * @throws EditRefusedException (not found) if it is none
   */
  @RolesAllowed(Roles.MANAGE)
  public void endFormer(String cloudId, String username) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    Username name = Caller.subscriberName(username);
    OnceMore.onConflict(() -> editor.endFormer(organization, name));
  }
}
