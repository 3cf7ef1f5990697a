package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.callboard.account.AccountEditor;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.Draft;
import org.callboard.dialdata.Explanation;
import org.callboard.layer.DraftEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.layer.PublishPlan;
import org.callboard.layer.PublishPlans;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.Roles;

/** What administrators do with an organization's draft as a whole. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DraftActs {

  private final Caller caller;
  private final DialDataEditor dialData;
  private final AccountEditor accounts;
  private final DraftEditor editor;
  private final PublishPlans plans;

  /** For the container's proxy only. */
  public DraftActs() {
    this(null, null, null, null, null);
  }

  @Inject
  DraftActs(
      Caller caller,
      DialDataEditor dialData,
      AccountEditor accounts,
      DraftEditor editor,
      PublishPlans plans) {
    this.caller = caller;
    this.dialData = dialData;
    this.accounts = accounts;
    this.editor = editor;
    this.plans = plans;
  }

  /** All that is in the draft. */
  public WholeDraft get(String cloudId) {
    return draft(caller.organization(cloudId));
  }

  /** What publishing the draft would do now, as far as the caller may see it. */
  public DraftChanges changes(String cloudId) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    DraftChanges all = changes(organization, draft(organization));
    return caller.may(Roles.SEE_SETTINGS) ? all : all.ofQuickDial();
  }

  /**
   * Makes the draft live, all of it at once.
   *
   * @return what that did
   */
  @RolesAllowed(Roles.MANAGE)
  public DraftChanges publish(String cloudId, Expected expected) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    AtomicReference<DraftChanges> published = new AtomicReference<>();
    editor.publish(
        organization, () -> published.set(changes(organization, checked(organization, expected))));
    return published.get();
  }

  /**
   * Lets the clock publish the draft, as it will be then.
   *
   * @param at a moment with an offset, or as clocks show it in the organization's time zone
   * @throws org.callboard.platform.InvalidValueException if it is no such moment, or past, or
   *     further than a year
   */
  @RolesAllowed(Roles.MANAGE)
  public PlannedPublish plan(String cloudId, String at, Expected expected) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    ZoneId zone = organization.settings().appearance().timeZone();
    PublishPlan plan =
        plans.set(
            organization,
            PublishMoment.of(at, zone),
            caller.administrator().administratorId(),
            before -> checked(organization, expected));
    return new PlannedPublish(plan, zone);
  }

  /**
   * Lets the clock publish nothing.
   *
   * @throws EditRefusedException (not found) if it would not have
   */
  @RolesAllowed(Roles.MANAGE)
  public void callOff(String cloudId, Expected expected) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    plans.callOff(organization, before -> checked(organization, expected));
  }

  /**
   * Drops what the draft says of one entry, so that the live one stays as it is and where it is.
   *
   * @param kind as {@link DraftChange} calls it
   * @throws EditRefusedException if the draft says nothing of it
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public void discard(String cloudId, String kind, String id) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    LayerAddress draft = LayerAddress.ofDraft(organization);
    if (!isQuickDial(kind)) {
      caller.require(Roles.MANAGE);
    }
    boolean isChange;
    if (kind.equals(WholeDraft.ACCOUNT_SETTING)) {
      isChange = accounts.editEntry(draft, id, data -> data.discarding(id)).isChange();
    } else if (kind.equals(Explanation.Kind.DIAL_ACTION.label())) {
      isChange =
          dialData
              .editDraft(organization, (live, data) -> new Draft(live, data).discardingAction(id))
              .isChange();
    } else if (isQuickDial(kind)) {
      isChange =
          dialData
              .editDraft(organization, (live, data) -> new Draft(live, data).discardingItem(id))
              .isChange();
    } else {
      throw EditRefusedException.notFound("kind of change");
    }
    if (!isChange) {
      throw EditRefusedException.notFound("change in the draft");
    }
  }

  /** Whether the caller could drop a change of this kind. */
  public boolean mayDiscard(String kind) {
    return caller.may(Roles.MANAGE) || caller.may(Roles.EDIT_PEOPLE) && isQuickDial(kind);
  }

  private static boolean isQuickDial(String kind) {
    return kind.equals(Explanation.Kind.QUICK_DIAL_ITEM.label());
  }

  /** Drops the draft. */
  @RolesAllowed(Roles.MANAGE)
  public void drop(String cloudId, Expected expected) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    editor.drop(organization, () -> checked(organization, expected));
  }

  /**
   * Asked in the transaction of an edit, which has locked the organization: this is what it edits.
   */
  private WholeDraft checked(OrganizationSnapshot organization, Expected expected) {
    WholeDraft draft = draft(organization);
    expected.checkVersion(Optional.of(draft.version()));
    return draft;
  }

  private DraftChanges changes(OrganizationSnapshot organization, WholeDraft draft) {
    return new DraftChanges(
        draft.changesOf(read(LayerKey.ofOrganization(organization.id()))), draft.version());
  }

  private WholeDraft draft(OrganizationSnapshot organization) {
    LayerKey key = LayerKey.ofDraft(organization.id());
    ZoneId zone = organization.settings().appearance().timeZone();
    return new WholeDraft(
        dialData.read(key),
        accounts.read(key),
        plans.find(organization.id()).map(plan -> new PlannedPublish(plan, zone)));
  }

  private WholeDraft read(LayerKey key) {
    return new WholeDraft(dialData.read(key), accounts.read(key));
  }
}
