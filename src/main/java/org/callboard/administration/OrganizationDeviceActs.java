package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceFilter;
import org.callboard.device.OrganizationDevices;
import org.callboard.device.OwnedDevice;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberView;

/** What administrators do with the devices of a whole organization. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrganizationDeviceActs {

  /** Of one transaction. */
  public static final int MAX_DEVICES = 10_000;

  private final Caller caller;
  private final OrganizationDevices devices;
  private final DeviceEditor editor;

  /** For the container's proxy only. */
  public OrganizationDeviceActs() {
    this(null, null, null);
  }

  @Inject
  OrganizationDeviceActs(Caller caller, OrganizationDevices devices, DeviceEditor editor) {
    this.caller = caller;
    this.devices = devices;
    this.editor = editor;
  }

  /** A part of those that are looked for, sorted. */
  public Page<OwnedDevice> page(
      String cloudId, DeviceSearch search, DeviceFilter.Sort sort, int offset, int limit) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    return devices.page(
        organization, filter(organization, search, Optional.empty(), sort), offset, limit);
  }

  /**
   * Signs out all that are found, in one transaction.
   *
   * @param dryRun whether only to say which
   * @throws InvalidValueException if nothing makes them fewer than all of the organization
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public RevokedDevices revoke(String cloudId, DeviceSearch search, boolean dryRun) {
    if (search.isOfAll()) {
      throw new InvalidValueException(
          "search", "must have something that makes the devices fewer than all.");
    }
    if (search.revoked().orElse(false)) {
      throw new InvalidValueException("revoked", "must not be true: those are signed out.");
    }
    OrganizationSnapshot organization = caller.organization(cloudId);
    return revoke(organization, found(organization, search, Optional.empty()), dryRun);
  }

  /**
   * Signs out these, in one transaction. Those that are signed out already stay so.
   *
   * @throws InvalidValueException if there are others than these
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public RevokedDevices revoke(String cloudId, List<String> ids, boolean dryRun) {
    if (ids.size() > MAX_DEVICES) {
      throw new InvalidValueException("devices", "must be at most " + MAX_DEVICES + ".");
    }
    OrganizationSnapshot organization = caller.organization(cloudId);
    Set<String> unknown = new HashSet<>(ids);
    List<OwnedDevice> living = found(organization, none(false), Optional.of(ids));
    List<OwnedDevice> ended = found(organization, none(true), Optional.of(ids));
    unknown.removeAll(living.stream().map(d -> d.device().id()).collect(Collectors.toSet()));
    unknown.removeAll(ended.stream().map(d -> d.device().id()).collect(Collectors.toSet()));
    if (!unknown.isEmpty()) {
      throw new InvalidValueException(
          "devices",
          "names a device that this organization does not have: "
              + unknown.iterator().next()
              + ".");
    }
    return revoke(organization, living, dryRun);
  }

  private RevokedDevices revoke(
      OrganizationSnapshot organization, List<OwnedDevice> found, boolean dryRun) {
    if (!dryRun) {
      OnceMore.onConflict(() -> editor.revoke(organization, found));
    }
    return new RevokedDevices(dryRun, found);
  }

  private List<OwnedDevice> found(
      OrganizationSnapshot organization, DeviceSearch search, Optional<List<String>> ids) {
    Page<OwnedDevice> found =
        devices.page(
            organization,
            filter(organization, search, ids, DeviceFilter.Sort.CONTACT_DOWN),
            0,
            MAX_DEVICES);
    if (found.total() > MAX_DEVICES) {
      throw EditRefusedException.conflict(
          "The search finds %d devices; at most %d can be signed out at once. Search for fewer."
              .formatted(found.total(), MAX_DEVICES));
    }
    return found.items();
  }

  private static DeviceSearch none(boolean revoked) {
    return new DeviceSearch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(revoked));
  }

  private DeviceFilter filter(
      OrganizationSnapshot organization,
      DeviceSearch search,
      Optional<List<String>> ids,
      DeviceFilter.Sort sort) {
    return new DeviceFilter(
        search
            .contactBefore()
            .or(() -> search.silentDays().map(d -> Instant.now().minus(d, ChronoUnit.DAYS))),
        search.contactAfter(),
        search.agent(),
        search.username().map(name -> subscriber(organization, name)),
        search.group().map(name -> SubscriberSearches.group(organization, name)).map(Group::id),
        search.heardBefore(),
        search.upToDate(),
        search.revoked().orElse(false),
        ids,
        sort);
  }

  /** Whose name is not there is no search that finds nothing. */
  private long subscriber(OrganizationSnapshot organization, String name) {
    try {
      SubscriberView subscriber = caller.subscriber(organization, name);
      return subscriber.id();
    } catch (EditRefusedException e) {
      throw new InvalidValueException("username", "names a subscriber that does not exist.");
    }
  }
}
