package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.device.DeviceDirectory;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceView;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberView;

/** What administrators do with a subscriber's devices: the phones that have signed in. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeviceActs {

  private final Caller caller;
  private final DeviceDirectory devices;
  private final DeviceEditor editor;

  /** For the container's proxy only. */
  public DeviceActs() {
    this(null, null, null);
  }

  @Inject
  DeviceActs(Caller caller, DeviceDirectory devices, DeviceEditor editor) {
    this.caller = caller;
    this.devices = devices;
    this.editor = editor;
  }

  /** The subscriber's devices. */
  public List<DeviceView> list(String cloudId, String username) {
    return devices.of(caller.subscriber(caller.organization(cloudId), username).id());
  }

  /**
   * Gives a device another label.
   *
   * @param label empty if it keeps the one that it has
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public DeviceView rename(
      String cloudId, String username, String deviceId, Optional<String> label) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    SubscriberView subscriber = caller.subscriber(organization, username);
    return editor.rename(organization, subscriber.id(), subscriber.username(), deviceId, label);
  }

  /** Signs one device out. */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public void revoke(String cloudId, String username, String deviceId) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    SubscriberView subscriber = caller.subscriber(organization, username);
    editor.revoke(organization, subscriber.id(), subscriber.username(), deviceId);
  }

  /** Signs all of the subscriber's devices out. */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public void revokeAll(String cloudId, String username) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    SubscriberView subscriber = caller.subscriber(organization, username);
    editor.revokeAll(organization, subscriber.id(), subscriber.username());
  }
}
