package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.device.DeviceCache;
import org.callboard.device.DeviceSnapshot;
import org.callboard.device.DeviceToken;

/**
 * Recognizes phones by the tokens of their devices. A token that is nobody's, or another one's than
 * the phone names, goes the way of a password, so that its time tells nothing.
 */
@ApplicationScoped
class DeviceRecognition {

  @Inject private DeviceCache devices;
  @Inject private PhoneNames names;
  @Inject private TokenBulkhead bulkhead;

  /**
   * Who the phone is by its token; empty if that does not tell.
   *
   * @throws org.callboard.platform.DataUnavailableException if neither memory nor the database can
   *     tell
   */
  Optional<RecognizedPhone> find(PhoneCredential phone) {
    DeviceToken token = new DeviceToken(phone.password());
    if (!token.isWellFormed()) {
      return Optional.empty();
    }
    Optional<DeviceSnapshot> known = devices.inMemory(token);
    return known.isPresent()
        ? of(known, phone)
        : bulkhead.run(() -> of(devices.find(token), phone));
  }

  private Optional<RecognizedPhone> of(Optional<DeviceSnapshot> device, PhoneCredential phone) {
    return device.flatMap(
        d ->
            names
                .find(d.organizationId(), d.subscriberId(), phone)
                .map(named -> RecognizedPhone.byDevice(named, d.id(), d.revoked())));
  }
}
