package org.callboard.device;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.Actor;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.audit.CurrentActor;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.platform.Text;
import org.callboard.subscriber.DevicesToRevoke;

/**
 * Makes and revokes devices, each edit with its record, and with a row in the feed if a token ends.
 */
@Stateless
public class DeviceEditor {

  private static final int MAX_LABEL = 250;
  private static final String NO_AGENT = "Phone";

  @PersistenceContext private EntityManager entities;

  @Inject private AuditLog audit;
  @Inject private CurrentActor actor;
  @Inject private ChangeFeed changes;
  @Inject private Settings settings;

  /** Whose devices are edited. */
  private record Owner(long organizationId, String cloudId, long subscriberId, String username) {

    static Owner of(OrganizationSnapshot organization, long subscriberId, String username) {
      return new Owner(organization.id(), organization.cloudId().value(), subscriberId, username);
    }

    static Owner of(SignIn signIn) {
      return new Owner(
          signIn.organizationId(), signIn.cloudId(), signIn.subscriberId(), signIn.username());
    }

    DataChanged change() {
      return DataChanged.ofSubscriber(organizationId, subscriberId);
    }
  }

  /**
   * Makes a device, or gives the device of the same installation a new token. A code is used up in
   * the same transaction.
   *
   * @return the new token; known only now
   * @throws CodeUsedException if somebody else has used the code meanwhile, or the password was
   *     changed
   * @throws EditRefusedException (conflict) if there are as many devices as there may be, and the
   *     setting says that the oldest is to stay
   */
  public DeviceToken signIn(SignIn signIn) {
    actor.set(Actor.PHONE);
    Owner owner = Owner.of(signIn);
    SubscriberLock lock = new SubscriberLock(entities, owner.subscriberId());
    lock.take();
    if (!signIn.passwordHash().map(lock::hasPassword).orElse(true)) {
      throw new CodeUsedException();
    }
    signIn.codeId().ifPresent(id -> useCode(owner, id));
    DeviceRows rows = new DeviceRows(entities);
    List<DeviceRow> there = rows.of(owner.subscriberId());
    Optional<DeviceRow> same =
        there.stream().filter(row -> row.isOf(signIn.installation())).findFirst();
    List<DeviceRow> ended =
        same.filter(DeviceRow::isLiving).isPresent()
            ? List.of() // it is not one more
            : new DeviceLimit(
                    settings.get(Setting.MAX_DEVICES),
                    settings.get(Setting.DEVICES_WHEN_FULL) == Setting.WhenFull.REPLACE)
                .toEnd(there.stream().filter(DeviceRow::isLiving).toList());
    ended.forEach(row -> revoke(owner, rows, row));
    DeviceToken token = DeviceToken.random();
    String id = put(rows, same, signIn, token);
    record(owner, id, same.map(DeviceRow::view), rows.find(owner.subscriberId(), id));
    if (same.isPresent() || !ended.isEmpty()) {
      rows.forgetOldest(owner.subscriberId(), settings.get(Setting.MAX_DEVICES));
      changes.record(owner.change());
    }
    return token;
  }

  private void useCode(Owner owner, long codeId) {
    CodeView used =
        new CodeRows(entities)
            .use(owner.subscriberId(), codeId)
            .orElseThrow(CodeUsedException::new);
    audit.record(
        AuditAction.DELETE,
        Optional.of(owner.cloudId()),
        path(owner) + "/codes/" + used.id(),
        Optional.of(used.json()),
        Optional.empty());
  }

  private static String put(
      DeviceRows rows, Optional<DeviceRow> same, SignIn signIn, DeviceToken token) {
    if (same.isPresent()) {
      rows.renew(same.get(), signIn.agent(), token);
      return same.get().view().id();
    }
    return rows.insert(signIn, signIn.agent().isBlank() ? NO_AGENT : signIn.agent(), token);
  }

  /**
   * Ends the token of one device; does nothing if it has ended. Waits for no lock of the
   * subscriber, which an import may hold for long: a stolen phone must be signed out at once.
   */
  public void revoke(
      OrganizationSnapshot organization, long subscriberId, String username, String deviceId) {
    Owner owner = Owner.of(organization, subscriberId, username);
    revoke(owner, List.of(find(subscriberId, deviceId)));
  }

  /** Ends the tokens of all the subscriber's devices. */
  public void revokeAll(OrganizationSnapshot organization, long subscriberId, String username) {
    Owner owner = Owner.of(organization, subscriberId, username);
    revoke(owner, new DeviceRows(entities).of(subscriberId));
  }

  /** With a new password, in its transaction, which has locked the subscriber. */
  public void revokeAll(@Observes DevicesToRevoke event) {
    Owner owner = Owner.of(event.organization(), event.subscriberId(), event.username());
    new CodeRows(entities).deleteAll(event.subscriberId()); // they sign in as the password does
    revoke(owner, new DeviceRows(entities).of(event.subscriberId()));
  }

  private void revoke(Owner owner, List<DeviceRow> devices) {
    List<DeviceRow> living =
        devices.stream()
            .filter(DeviceRow::isLiving)
            .sorted(Comparator.comparingLong(DeviceRow::id)) // all lock them in one order
            .toList();
    DeviceRows rows = new DeviceRows(entities);
    living.forEach(row -> revoke(owner, rows, row));
    if (!living.isEmpty()) {
      rows.forgetOldest(owner.subscriberId(), settings.get(Setting.MAX_DEVICES));
      changes.record(owner.change());
    }
  }

  private void revoke(Owner owner, DeviceRows rows, DeviceRow row) {
    rows.revoke(row);
    record(owner, row.view().id(), Optional.of(row.view()), Optional.empty());
  }

  /** Gives a device another label. */
  public DeviceView rename(
      OrganizationSnapshot organization,
      long subscriberId,
      String username,
      String deviceId,
      String label) {
    Text.required("label", label, MAX_LABEL);
    DeviceRow before = find(subscriberId, deviceId);
    new DeviceRows(entities).rename(before, label);
    DeviceRow after = find(subscriberId, deviceId);
    record(
        Owner.of(organization, subscriberId, username),
        deviceId,
        Optional.of(before.view()),
        Optional.of(after));
    return after.view();
  }

  private DeviceRow find(long subscriberId, String deviceId) {
    return new DeviceRows(entities)
        .find(subscriberId, deviceId)
        .orElseThrow(() -> EditRefusedException.notFound("device"));
  }

  private void record(
      Owner owner, String id, Optional<DeviceView> before, Optional<DeviceRow> after) {
    Optional<JsonObject> now = after.map(row -> row.view().json());
    audit.record(
        AuditAction.of(before, now),
        Optional.of(owner.cloudId()),
        path(owner) + "/devices/" + id,
        before.map(DeviceView::json),
        now);
  }

  private static String path(Owner owner) {
    return "organizations/" + owner.cloudId() + "/subscribers/" + owner.username();
  }
}
