package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.callboard.device.OwnedCode;
import org.callboard.device.SignInCodes;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberView;

/** The sign-in codes of a whole organization that nobody has used yet. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CodeActs {

  /** How many are ended in one transaction. */
  private static final int SLICE = 500;

  private final Caller caller;
  private final SignInCodes codes;
  private final SubscriberDirectory subscribers;

  /** For the container's proxy only. */
  public CodeActs() {
    this(null, null, null);
  }

  @Inject
  CodeActs(Caller caller, SignInCodes codes, SubscriberDirectory subscribers) {
    this.caller = caller;
    this.codes = codes;
    this.subscribers = subscribers;
  }

  /** A part of them, the newest first. */
  public Page<UnusedCode> page(String cloudId, int offset, int limit) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    Page<OwnedCode> page = codes.page(organization.id(), offset, limit);
    Map<Long, SubscriberView> owners = owners(organization, page.items());
    return new Page<>(
        page.items().stream()
            .filter(code -> owners.containsKey(code.subscriberId())) // deleted at this moment
            .map(code -> new UnusedCode(owners.get(code.subscriberId()), code.view()))
            .toList(),
        page.total());
  }

  /**
   * Ends one before its time.
   *
   * @throws EditRefusedException if there is none of this id that can still be used
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public void delete(String cloudId, String codeId) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    OwnedCode code =
        codes
            .ofOrganization(organization.id(), codeId)
            .orElseThrow(() -> EditRefusedException.notFound("code"));
    if (delete(organization, List.of(code)) == 0) {
      throw EditRefusedException.notFound("code");
    }
  }

  /** Ends all that there are now, bit by bit. Whoever fails in the middle can go on. */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public void deleteAll(String cloudId) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    long before = Long.MAX_VALUE;
    List<OwnedCode> some = codes.some(organization.id(), before, SLICE);
    while (!some.isEmpty()) {
      List<OwnedCode> slice = some;
      OnceMore.onConflict(() -> delete(organization, slice));
      before = some.get(some.size() - 1).rowId();
      some = codes.some(organization.id(), before, SLICE);
    }
  }

  private int delete(OrganizationSnapshot organization, List<OwnedCode> some) {
    Map<Long, SubscriberView> owners = owners(organization, some);
    List<OwnedCode> there =
        some.stream().filter(code -> owners.containsKey(code.subscriberId())).toList();
    Map<Long, String> usernames =
        owners.values().stream()
            .collect(Collectors.toMap(SubscriberView::id, SubscriberView::username));
    return there.isEmpty() ? 0 : codes.deleteAll(organization, there, usernames);
  }

  private Map<Long, SubscriberView> owners(
      OrganizationSnapshot organization, List<OwnedCode> some) {
    return subscribers.viewsOf(
        organization.id(), some.stream().map(OwnedCode::subscriberId).distinct().toList());
  }
}
