package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.callboard.device.DeviceCache;
import org.callboard.device.DeviceDirectory;
import org.callboard.device.SignInCode;
import org.callboard.device.SignInSecret;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Log;
import org.callboard.security.Recognizable;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.RecognizedCredentials.Recognition;

/**
 * Recognizes phones at the global door by their installation together with what it signed in by:
 * for its refreshes an app may send the text of the initial screen for good, a used code or an old
 * password (docs/adr/0038).
 */
@ApplicationScoped
class InstallationRecognition {

  private static final Logger LOG = Log.of(InstallationRecognition.class);

  private final DeviceCache devices;
  private final DeviceDirectory directory;
  private final PhoneUsers users;
  private final RecognizedCredentials recognized;
  private final DatabaseContact database;

  /** For the container's proxy only. */
  protected InstallationRecognition() {
    this(null, null, null, null, null);
  }

  @Inject
  InstallationRecognition(
      DeviceCache devices,
      DeviceDirectory directory,
      PhoneUsers users,
      RecognizedCredentials recognized,
      DatabaseContact database) {
    this.devices = devices;
    this.directory = directory;
    this.users = users;
    this.recognized = recognized;
    this.database = database;
  }

  /** The same password of another installation is another credential. */
  private record Installed(PhoneCredential phone, String installation) implements Recognizable {

    static Optional<Installed> of(PhoneRequest request) {
      return request
          .installation()
          .map(installation -> new Installed(request.credential(), installation));
    }

    @Override
    public List<String> name() {
      return phone.name();
    }

    @Override
    public Optional<String> organization() {
      return phone.organization();
    }

    @Override
    public String password() {
      return phone.password();
    }

    @Override
    public List<String> parts() {
      return Stream.concat(phone.parts().stream(), Stream.of("installation", installation))
          .toList();
    }

    @Override
    public String toString() {
      return "Installed[" + phone + "]";
    }
  }

  /**
   * What the device of an installation has signed in by.
   *
   * @param secret empty if there is no such device
   * @param asked whether an installation was named where that counts
   * @param unknown whether the database could not tell
   */
  record Kept(Optional<SignInSecret> secret, boolean asked, boolean unknown) {

    static final Kept NOTHING = new Kept(Optional.empty(), false, false);

    boolean isCode(String typed, long subscriberId) {
      return secret.isPresent()
          && SignInCode.of(typed)
              .filter(code -> secret.get().isCode(code, subscriberId))
              .isPresent();
    }

    Optional<String> passwordHash() {
      return secret.flatMap(SignInSecret::passwordHash);
    }

    /** By which a credential that was wrong before can be told from one that is not tried yet. */
    Optional<String> mark() {
      return unknown ? Optional.of("unknown") : secret.map(SignInSecret::text);
    }
  }

  /**
   * The phone's call if the same was recognized before and its device is as it was.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   */
  Optional<PhoneCall> findRemembered(PhoneRequest request) {
    return Installed.of(request)
        .flatMap(recognized::find)
        .flatMap(
            recognition ->
                users
                    .find(recognition.id(), request.credential())
                    .filter(
                        user ->
                            devices
                                .livingWithMark(recognition.id(), recognition.passwordHash())
                                .isPresent())
                    .map(user -> call(request, user)));
  }

  /** By one query, whether or not there is such a subscriber or device. */
  Kept kept(PhoneRequest request, long subscriberId) {
    if (request.installation().isEmpty()) {
      return Kept.NOTHING;
    }
    try {
      return new Kept(
          database.ask(() -> directory.secretOf(subscriberId, request.installation().get())),
          true,
          false);
    } catch (DataUnavailableException e) {
      return new Kept(Optional.empty(), true, true);
    }
  }

  /** The call of a phone that sent what is kept. */
  PhoneCall recognize(PhoneRequest request, PhoneUser user, Kept kept) {
    Installed.of(request).ifPresent(installed -> remember(installed, user, kept));
    return call(request, user);
  }

  private void remember(Installed installed, PhoneUser user, Kept kept) {
    long id = user.subscriber().id();
    String mark = kept.secret().orElseThrow().mark(installed.installation());
    recognized.remember(installed, new Recognition(id, mark));
    try {
      devices.livingWithMark(id, mark); // into memory, in case the database is lost
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "A device is not in memory", e);
    }
  }

  private static PhoneCall call(PhoneRequest request, PhoneUser user) {
    return new PhoneCall(request, user, new RecognizedBy.Installation());
  }
}
