package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.device.DeviceCache;
import org.callboard.device.DeviceSnapshot;
import org.callboard.device.DeviceToken;
import org.callboard.platform.Bulkhead;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * Recognizes phones by the tokens of their devices. A token that is nobody's, or another one's than
 * the phone names, goes the way of a password, so that its time tells nothing.
 */
@ApplicationScoped
class DeviceRecognition {

  /** Few of the 32 connections that the servers have as they come. */
  static final int CONCURRENCY = 4;

  /** Few of their 200 threads. */
  static final int QUEUE = 64;

  private DeviceCache devices;
  private PhoneUsers users;

  /**
   * Keeps tokens that memory does not know, after a restart or made up, from taking all connections
   * to the database; apart from the logins, so that a storm of those does not keep phones waiting.
   */
  private Bulkhead bulkhead;

  /** For the container's proxy only. */
  protected DeviceRecognition() {}

  @Inject
  DeviceRecognition(DeviceCache devices, PhoneUsers users, Settings settings) {
    this(devices, users, new Bulkhead(CONCURRENCY, QUEUE, settings.get(Setting.LOGIN_WAIT)));
  }

  DeviceRecognition(DeviceCache devices, PhoneUsers users, Bulkhead bulkhead) {
    this.devices = devices;
    this.users = users;
    this.bulkhead = bulkhead;
  }

  /**
   * Whose the phone is by its token; empty if that does not tell.
   *
   * @throws org.callboard.platform.DataUnavailableException if neither memory nor the database can
   *     tell
   */
  Optional<PhoneCall> find(PhoneRequest request) {
    DeviceToken token = new DeviceToken(request.credential().password());
    if (!token.isWellFormed()) {
      return Optional.empty();
    }
    Optional<PhoneCall> known = of(devices.inMemory(token), request);
    return known.isPresent()
        ? known
        : bulkhead.run(() -> of(devices.find(token), request).or(() -> departed(token, request)));
  }

  /**
   * A phone of a deleted subscriber, whoever has the name now, is told what a disabled one's is.
   */
  private Optional<PhoneCall> departed(DeviceToken token, PhoneRequest request) {
    PhoneCredential phone = request.credential();
    return devices.departedOwner(token).stream()
        .filter(name -> name.isMeantBy(phone.username()))
        .findFirst()
        .flatMap(name -> users.departed(name, phone))
        .map(user -> new PhoneCall(request, user, new RecognizedBy.DepartedToken()));
  }

  private Optional<PhoneCall> of(Optional<DeviceSnapshot> device, PhoneRequest request) {
    return device.flatMap(
        d ->
            users
                .find(d.subscriberId(), request.credential())
                .map(
                    user ->
                        new PhoneCall(request, user, new RecognizedBy.Token(d.id(), d.revoked()))));
  }
}
