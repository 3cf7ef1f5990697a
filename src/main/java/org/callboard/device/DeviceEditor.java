package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.callboard.audit.Actor;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.audit.CurrentActor;
import org.callboard.audit.RecordedOrganization;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.platform.Text;
import org.callboard.platform.WhenFull;
import org.callboard.subscriber.DevicesToRevoke;
import org.callboard.subscriber.SubscriberLock;

/**
 * Makes and revokes devices, each edit with its record, and with a row in the feed if a token ends.
 */
@Stateless
@PermitAll
public class DeviceEditor {

  private static final int MAX_LABEL = 250;

  /** Of one edit in the change feed; beyond that it is about everything. */
  private static final int MAX_FEED_ROWS = 100;

  private final DeviceRows rows;
  private final CodeRows codes;
  private final SubscriberLock lock;
  private final AuditLog audit;
  private final CurrentActor actor;
  private final ChangeFeed changes;
  private final Settings settings;

  /** For the container's proxy only. */
  public DeviceEditor() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  DeviceEditor(
      DeviceRows rows,
      CodeRows codes,
      SubscriberLock lock,
      AuditLog audit,
      CurrentActor actor,
      ChangeFeed changes,
      Settings settings) {
    this.rows = rows;
    this.codes = codes;
    this.lock = lock;
    this.audit = audit;
    this.actor = actor;
    this.changes = changes;
    this.settings = settings;
  }

  /** Whose devices are edited. */
  private record Owner(long organizationId, String cloudId, long subscriberId, String username) {

    static Owner of(OrganizationSnapshot organization, long subscriberId, String username) {
      return new Owner(organization.id(), organization.cloudId().value(), subscriberId, username);
    }

    static Owner of(SignIn signIn) {
      return new Owner(
          signIn.organizationId(), signIn.cloudId(), signIn.subscriberId(), signIn.username());
    }

    RecordedOrganization recorded() {
      return new RecordedOrganization(organizationId, cloudId);
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
    actor.set(Actor.phone(signIn.address()));
    Owner owner = Owner.of(signIn);
    lock.takeForSignIn(owner.organizationId(), owner.subscriberId());
    if (signIn.passwordHash().isPresent()
        && !lock.hasPassword(owner.subscriberId(), signIn.passwordHash().get())) {
      throw new CodeUsedException();
    }
    Optional<SignInSecret> secret =
        signIn
            .codeId()
            .map(id -> useCode(owner, id))
            .or(() -> signIn.passwordHash().flatMap(SignInSecret::ofPassword));
    List<DeviceRow> there = rows.of(owner.subscriberId());
    Optional<DeviceRow> same =
        there.stream().filter(row -> row.isOf(signIn.installation())).findFirst();
    List<DeviceRow> ended =
        same.filter(DeviceRow::isLiving).isPresent()
            ? List.of() // it is not one more
            : new DeviceLimit(
                    settings.get(Setting.MAX_DEVICES),
                    settings.get(Setting.DEVICES_WHEN_FULL) == WhenFull.REPLACE)
                .toEnd(there.stream().filter(DeviceRow::isLiving).toList());
    ended.forEach(
        row -> {
          rows.revoke(row);
          recordSignIn(owner, Optional.of(row), Optional.empty(), "ended");
        });
    DeviceToken token = DeviceToken.random();
    DeviceRow device =
        same.map(row -> rows.renew(row, signIn.agent(), secret, token))
            .orElseGet(() -> rows.add(signIn, secret, token));
    String id = same.map(row -> row.view().id()).orElse("new " + signIn.installation().orElse(""));
    recordSignIn(owner, same, Optional.of(device), id + " " + signIn.agent());
    if (same.isPresent() || !ended.isEmpty()) {
      rows.forgetOldest(owner.subscriberId(), settings.get(Setting.MAX_DEVICES));
      changes.recordUntold(owner.change());
    }
    return token;
  }

  private SignInSecret useCode(Owner owner, long codeId) {
    CodeView used = codes.use(owner.subscriberId(), codeId).orElseThrow(CodeUsedException::new);
    audit.record(
        AuditAction.DELETE,
        Optional.of(owner.recorded()),
        path(owner) + "/codes/" + used.id(),
        Optional.of(DeviceJson.of(used)),
        Optional.empty());
    return SignInSecret.ofCode(codes.hashOf(codeId));
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
    revoke(owner, rows.of(subscriberId));
  }

  /** Ends the tokens of these devices, of whomever they are: all of them or none. */
  public void revoke(OrganizationSnapshot organization, Collection<OwnedDevice> devices) {
    Map<String, String> usernames =
        devices.stream().collect(Collectors.toMap(d -> d.device().id(), OwnedDevice::username));
    Set<Long> owners = new TreeSet<>();
    for (OwnedRow owned : rows.living(organization.id(), usernames.keySet())) {
      String username = usernames.get(owned.row().view().id());
      revoke(Owner.of(organization, owned.subscriberId(), username), owned.row());
      owners.add(owned.subscriberId());
    }
    if (owners.size() > MAX_FEED_ROWS) {
      changes.recordUntold(DataChanged.ofEverything(organization.id()));
    } else {
      owners.forEach(id -> changes.recordUntold(DataChanged.ofSubscriber(organization.id(), id)));
    }
  }

  /** With a new password, in its transaction, which has locked the subscriber. */
  public void revokeAll(@Observes DevicesToRevoke event) {
    Owner owner = Owner.of(event.organization(), event.subscriberId(), event.username());
    codes.deleteAll(event.subscriberId()); // they sign in as the password does
    revoke(owner, rows.of(event.subscriberId()));
  }

  private void revoke(Owner owner, List<DeviceRow> devices) {
    List<DeviceRow> living =
        devices.stream()
            .filter(DeviceRow::isLiving)
            .sorted(Comparator.comparingLong(DeviceRow::id)) // all lock them in one order
            .toList();
    living.forEach(row -> revoke(owner, row));
    if (!living.isEmpty()) {
      rows.forgetOldest(owner.subscriberId(), settings.get(Setting.MAX_DEVICES));
      changes.recordUntold(owner.change());
    }
  }

  private void revoke(Owner owner, DeviceRow row) {
    rows.revoke(row);
    record(owner, Optional.of(row), Optional.empty());
  }

  /** Gives a device another label. */
  public DeviceView rename(
      OrganizationSnapshot organization,
      long subscriberId,
      String username,
      String deviceId,
      Optional<String> label) {
    label.ifPresent(text -> Text.required("label", text, MAX_LABEL));
    DeviceRow before = find(subscriberId, deviceId);
    if (label.filter(text -> !text.equals(before.view().label())).isEmpty()) {
      return before.view();
    }
    DeviceRow after = rows.rename(before, label.get());
    record(Owner.of(organization, subscriberId, username), Optional.of(before), Optional.of(after));
    return after.view();
  }

  private DeviceRow find(long subscriberId, String deviceId) {
    return rows.find(subscriberId, deviceId)
        .orElseThrow(() -> EditRefusedException.notFound("device"));
  }

  private void record(Owner owner, Optional<DeviceRow> before, Optional<DeviceRow> after) {
    audit.record(
        AuditAction.of(before, after),
        Optional.of(owner.recorded()),
        path(owner) + "/devices/" + after.or(() -> before).orElseThrow().view().id(),
        before.map(row -> DeviceJson.of(row.view())),
        after.map(row -> DeviceJson.of(row.view())));
  }

  /** A phone that signs in again and again, of whatever installation, is one entry. */
  private void recordSignIn(
      Owner owner, Optional<DeviceRow> before, Optional<DeviceRow> after, String same) {
    audit.recordRepeatable(
        AuditAction.of(before, after),
        owner.recorded(),
        path(owner) + "/devices/" + after.or(() -> before).orElseThrow().view().id(),
        before.map(row -> DeviceJson.of(row.view())),
        after.map(row -> DeviceJson.of(row.view())),
        path(owner) + " " + same);
  }

  private static String path(Owner owner) {
    return "organizations/" + owner.cloudId() + "/subscribers/" + owner.username();
  }
}
