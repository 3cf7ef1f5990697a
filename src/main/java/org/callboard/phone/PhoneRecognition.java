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

  @Inject private PhoneNames names;
  @Inject private RecognizedCredentials recognized;
  @Inject private DeviceRecognition devices;
  @Inject private CodeDirectory codes;
  @Inject private PasswordHasher hasher;
  @Inject private PasswordUpgrade upgrade;
  @Inject private SubscriberEditor editor;
  @Inject private LoginBulkhead bulkhead;
  @Inject private DatabaseContact database;

  /**
   * Who the phone is; empty if something of its credential is wrong.
   *
   * <p>Only a recognized credential is looked up outside the bulkhead: a look-up that costs a query
   * for names that do not exist would tell them from others when the bulkhead is full.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   * @throws org.callboard.platform.BusyException if too many want to know
   */
  Optional<RecognizedPhone> find(PhoneCredential phone) {
    return findRemembered(phone)
        .or(() -> devices.find(phone))
        .or(() -> bulkhead.run(() -> checkSlowly(phone)));
  }

  private Optional<RecognizedPhone> findRemembered(PhoneCredential phone) {
    return recognized
        .find(phone)
        .flatMap(
            recognition ->
                names
                    .find(phone)
                    .filter(named -> isOf(recognition, named.subscriber()))
                    .map(named -> RecognizedPhone.byPassword(named, recognition.passwordHash())));
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

  private Optional<RecognizedPhone> checkSlowly(PhoneCredential phone) {
    Optional<Named> named = names.find(phone);
    try {
      Optional<RecognizedPhone> byCode = checkCode(named, phone);
      return byCode.isPresent() ? byCode : checkPasswords(named, phone);
    } catch (DataUnavailableException e) { // what is no password now may be a code
      return Optional.of(checkPasswords(named, phone).orElseThrow(() -> e));
    }
  }

  private Optional<RecognizedPhone> checkCode(Optional<Named> named, PhoneCredential phone) {
    Optional<SignInCode> code = SignInCode.of(phone.password());
    if (code.isEmpty()) {
      return Optional.empty();
    }
    long subscriberId = named.map(n -> n.subscriber().id()).orElse(NOBODY);
    Optional<Long> id = database.ask(() -> codes.idOf(subscriberId, code.get()));
    return named.flatMap(n -> id.map(found -> RecognizedPhone.byCode(n, found)));
  }

  private Optional<RecognizedPhone> checkPasswords(Optional<Named> named, PhoneCredential phone) {
    if (named.isEmpty()) {
      hasher.matchNobody(phone.password());
      hasher.matchNobody(phone.password());
      return Optional.empty();
    }
    SubscriberSnapshot subscriber = named.get().subscriber();
    if (hasher.matches(phone.password(), subscriber.passwordHash())) {
      String hash =
          upgrade.currentHash(
              subscriber.passwordHash(),
              phone.password(),
              (old, current) -> editor.replaceHash(subscriber.id(), old, current));
      return Optional.of(remember(phone, named.get(), hash));
    }
    Optional<String> previous = previousHash(subscriber);
    boolean matches = hasher.matches(phone.password(), previous.orElse(PasswordHasher.NONE));
    return previous.filter(hash -> matches).map(hash -> remember(phone, named.get(), hash));
  }

  private RecognizedPhone remember(PhoneCredential phone, Named named, String hash) {
    recognized.remember(phone, new Recognition(named.subscriber().id(), hash));
    return RecognizedPhone.byPassword(named, hash);
  }
}
