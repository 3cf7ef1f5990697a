package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.device.DeviceCache;
import org.callboard.device.DeviceSnapshot;
import org.callboard.device.LastSeen;
import org.callboard.organization.CloudId;
import org.callboard.organization.FormerCloudIdsInUse;
import org.callboard.platform.DatabaseContact;

/**
 * Notes which phones come, and what they are told. In memory only, and of what is in memory: a
 * refresh must cost nothing.
 */
@ApplicationScoped
class PhoneContacts {

  private final LastSeen lastSeen;
  private final DeviceCache devices;
  private final DatabaseContact database;
  private final FormerCloudIdsInUse formerIds;

  /** For the container's proxy only. */
  protected PhoneContacts() {
    this(null, null, null, null);
  }

  @Inject
  PhoneContacts(
      LastSeen lastSeen,
      DeviceCache devices,
      DatabaseContact database,
      FormerCloudIdsInUse formerIds) {
    this.lastSeen = lastSeen;
    this.devices = devices;
    this.database = database;
    this.formerIds = formerIds;
  }

  /** The phone comes in. */
  void saw(PhoneCall call) {
    CloudId asked = call.request().credential().cloudId();
    if (call.organization().wasCalled(asked)) {
      formerIds.saw(asked);
    }
    Optional<Long> device = device(call);
    if (device.isPresent()) {
      lastSeen.saw(device.get());
    } else if (call.isByPassword() || call.by() instanceof RecognizedBy.Installation) {
      lastSeen.sawSubscriber(call.subscriber().id());
    }
  }

  /**
   * As of when memory is the truth; empty if nobody knows. To be asked before an answer is made.
   */
  Optional<Long> truthAt() {
    return database.confirmedAt();
  }

  /** The phone gets a whole answer of the global part. */
  void toldGlobal(PhoneCall call, Optional<Long> truthAt) {
    truthAt.ifPresent(moment -> device(call).ifPresent(id -> lastSeen.toldGlobal(id, moment)));
  }

  /** The phone gets its account. */
  void toldAccount(PhoneCall call, Optional<Long> truthAt) {
    truthAt.ifPresent(moment -> device(call).ifPresent(id -> lastSeen.toldAccount(id, moment)));
  }

  /** Which device it is: by its token, or by its installation, if memory knows that. */
  private Optional<Long> device(PhoneCall call) {
    if (call.by() instanceof RecognizedBy.Token token) {
      return Optional.of(token.id());
    }
    return call.request()
        .installation()
        .flatMap(installation -> devices.inMemory(call.subscriber().id(), installation))
        .map(DeviceSnapshot::id);
  }
}
