package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.callboard.device.CodeDirectory;
import org.callboard.device.SignInCode;
import org.callboard.password.LoginBulkhead;
import org.callboard.password.PasswordHasher;
import org.callboard.password.PasswordUpgrade;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.RecognizedCredentials.Recognition;
import org.callboard.subscriber.PreviousPassword;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * Recognizes phones. A password is checked by the slow hash once, afterwards by a fast one in
 * memory, as long as the stored hash is the same. What is wrong costs the same for everybody: as
 * many queries, and two slow hashes, as if each subscriber had a previous password.
 */
@ApplicationScoped
class PhoneRecognition {

  /** No row has this id. */
  private static final long NOBODY = -1;

  private final PhoneUsers users;
  private final RecognizedCredentials recognized;
  private final DeviceRecognition devices;
  private final CodeDirectory codes;
  private final PasswordHasher hasher;
  private final PasswordUpgrade upgrade;
  private final SubscriberEditor editor;
  private final LoginBulkhead bulkhead;
  private final DatabaseContact database;

  /** For the container's proxy only. */
  protected PhoneRecognition() {
    this(null, null, null, null, null, null, null, null, null);
  }

  @Inject
  PhoneRecognition(
      PhoneUsers users,
      RecognizedCredentials recognized,
      DeviceRecognition devices,
      CodeDirectory codes,
      PasswordHasher hasher,
      PasswordUpgrade upgrade,
      SubscriberEditor editor,
      LoginBulkhead bulkhead,
      DatabaseContact database) {
    this.users = users;
    this.recognized = recognized;
    this.devices = devices;
    this.codes = codes;
    this.hasher = hasher;
    this.upgrade = upgrade;
    this.editor = editor;
    this.bulkhead = bulkhead;
    this.database = database;
  }

  /**
   * Who the phone is; empty if something of its credential is wrong.
   *
   * <p>Only a recognized credential is looked up outside the bulkhead: a look-up that costs a query
   * for names that do not exist would tell them from others when the bulkhead is full.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   * @throws org.callboard.platform.BusyException if too many want to know
   */
  Optional<PhoneCall> find(PhoneRequest request) {
    return findRemembered(request)
        .or(() -> devices.find(request))
        .or(() -> bulkhead.run(() -> checkSlowly(request)));
  }

  private Optional<PhoneCall> findRemembered(PhoneRequest request) {
    PhoneCredential phone = request.credential();
    return recognized
        .find(phone)
        .flatMap(
            recognition ->
                users
                    .find(phone)
                    .filter(user -> isOf(recognition, user.subscriber()))
                    .map(user -> byPassword(request, user, recognition.passwordHash())));
  }

  private static PhoneCall byPassword(PhoneRequest request, PhoneUser user, String hash) {
    return new PhoneCall(request, user, new RecognizedBy.Password(hash));
  }

  private static boolean isOf(Recognition recognition, SubscriberSnapshot subscriber) {
    return recognition.id() == subscriber.id()
        && (recognition.passwordHash().equals(subscriber.passwordHash())
            || previousHash(subscriber).filter(recognition.passwordHash()::equals).isPresent());
  }

  /** The hash of the password before the current one, while it works. */
  private static Optional<String> previousHash(SubscriberSnapshot subscriber) {
    return subscriber
        .previousPassword()
        .filter(previous -> Instant.now().isBefore(previous.until()))
        .map(PreviousPassword::hash);
  }

  private Optional<PhoneCall> checkSlowly(PhoneRequest request) {
    Optional<PhoneUser> user = users.find(request.credential());
    try {
      Optional<PhoneCall> byCode = checkCode(request, user);
      return byCode.isPresent() ? byCode : checkPasswords(request, user);
    } catch (DataUnavailableException e) { // what is no password now may be a code
      return Optional.of(checkPasswords(request, user).orElseThrow(() -> e));
    }
  }

  private Optional<PhoneCall> checkCode(PhoneRequest request, Optional<PhoneUser> user) {
    Optional<SignInCode> code = SignInCode.of(request.credential().password());
    if (code.isEmpty()) {
      return Optional.empty();
    }
    long subscriberId = user.map(u -> u.subscriber().id()).orElse(NOBODY);
    Optional<Long> id = database.ask(() -> codes.idOf(subscriberId, code.get()));
    return user.flatMap(
        u -> id.map(found -> new PhoneCall(request, u, new RecognizedBy.Code(found))));
  }

  private Optional<PhoneCall> checkPasswords(PhoneRequest request, Optional<PhoneUser> user) {
    String password = request.credential().password();
    if (user.isEmpty()) {
      hasher.matchNobody(password);
      hasher.matchNobody(password);
      return Optional.empty();
    }
    SubscriberSnapshot subscriber = user.get().subscriber();
    if (hasher.matches(password, subscriber.passwordHash())) {
      String hash =
          upgrade.currentHash(
              subscriber.passwordHash(),
              password,
              (old, current) -> editor.replaceHash(subscriber.id(), old, current));
      return Optional.of(remember(request, user.get(), hash));
    }
    Optional<String> previous = previousHash(subscriber);
    boolean matches = hasher.matches(password, previous.orElse(PasswordHasher.NONE));
    return previous.filter(hash -> matches).map(hash -> remember(request, user.get(), hash));
  }

  private PhoneCall remember(PhoneRequest request, PhoneUser user, String hash) {
    recognized.remember(request.credential(), new Recognition(user.subscriber().id(), hash));
    return byPassword(request, user, hash);
  }
}
