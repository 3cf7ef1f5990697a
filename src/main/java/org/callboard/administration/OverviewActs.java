package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.callboard.account.AccountData;
import org.callboard.account.AccountEditor;
import org.callboard.device.OrganizationDevices;
import org.callboard.device.OrganizationDevices.Contacted;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;
import org.callboard.subscriber.SubscriberDirectory;

/** How the organizations are that are the caller's business, at a glance. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OverviewActs {

  private final Caller caller;
  private final OrganizationDirectory organizations;
  private final SubscriberDirectory subscribers;
  private final OrganizationDevices devices;
  private final DialDataEditor dialData;
  private final AccountEditor accounts;

  /** For the container's proxy only. */
  public OverviewActs() {
    this(null, null, null, null, null, null);
  }

  @Inject
  OverviewActs(
      Caller caller,
      OrganizationDirectory organizations,
      SubscriberDirectory subscribers,
      OrganizationDevices devices,
      DialDataEditor dialData,
      AccountEditor accounts) {
    this.caller = caller;
    this.organizations = organizations;
    this.subscribers = subscribers;
    this.devices = devices;
    this.dialData = dialData;
    this.accounts = accounts;
  }

  /**
   * An organization at a glance.
   *
   * @param people how many there are
   * @param contacted what is known of their phones
   * @param draftWaits whether there is something to publish
   */
  public record Overview(
      OrganizationSnapshot organization, long people, Contacted contacted, boolean draftWaits) {}

  /**
   * Those that are looked for, in the order of their Cloud IDs.
   *
   * @param text that their Cloud ID or name contains; empty for all
   */
  public Page<Overview> page(Optional<String> text, int offset, int limit) {
    Text.checkSought(SubscriberSearch.TEXT, text);
    Optional<OrganizationSnapshot> own = caller.own();
    if (own.isPresent()) {
      List<Overview> all = of(List.of(own.get()));
      return new Page<>(all.stream().skip(offset).limit(limit).toList(), all.size());
    }
    Page<OrganizationSnapshot> page = organizations.page(text, offset, limit);
    return new Page<>(of(page.items()), page.total());
  }

  /** One of them. */
  public Overview get(String cloudId) {
    return of(List.of(caller.organization(cloudId))).get(0);
  }

  private List<Overview> of(List<OrganizationSnapshot> all) {
    List<Long> ids = all.stream().map(OrganizationSnapshot::id).toList();
    Map<Long, Long> people = subscribers.counts(ids);
    Map<Long, Contacted> contacted = devices.contacted(ids);
    List<LayerKey> drafts = ids.stream().map(LayerKey::ofDraft).toList();
    Map<LayerKey, DialData> dial = dialData.read(drafts);
    Map<LayerKey, AccountData> account = accounts.read(drafts);
    return all.stream()
        .map(
            one ->
                new Overview(
                    one,
                    people.getOrDefault(one.id(), 0L),
                    contacted.getOrDefault(one.id(), Contacted.NEVER),
                    waits(dial.get(LayerKey.ofDraft(one.id())), DialData::saysNothing)
                        || waits(
                            account.get(LayerKey.ofDraft(one.id())), AccountData::saysNothing)))
        .toList();
  }

  private static <T> boolean waits(T draft, Predicate<T> saysNothing) {
    return draft != null && !saysNothing.test(draft);
  }
}
