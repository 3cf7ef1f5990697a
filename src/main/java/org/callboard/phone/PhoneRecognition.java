package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.device.CodeDirectory;
import org.callboard.device.SignInCode;
import org.callboard.password.BcryptCosts;
import org.callboard.password.LoginBulkhead;
import org.callboard.password.PasswordHasher;
import org.callboard.password.PasswordUpgrade;
import org.callboard.phone.InstallationRecognition.Kept;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.RecognizedCredentials.Recognition;
import org.callboard.security.SignInAttempt;
import org.callboard.security.SignInGate;
import org.callboard.subscriber.PreviousPassword;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * Recognizes phones. A password is checked by the slow hash once, afterwards by a fast one in
 * memory, as long as the stored hash is the same. What is wrong costs the same for everybody: as
 * many queries, and two slow hashes, as if each subscriber had a previous password. The same wrong
 * one again costs none.
 */
@ApplicationScoped
class PhoneRecognition {

  /** No row has this id. */
  private static final long NOBODY = -1;

  /** The hashes of a subscriber's password and of the one before. */
  private static final int MOST_STORED = 2;

  /** And the one that the device of an installation has signed in by, where that counts. */
  private static final int MOST_STORED_OR_KEPT = 3;

  private final PhoneUsers users;
  private final RecognizedCredentials recognized;
  private final DeviceRecognition devices;
  private final InstallationRecognition installations;
  private final CodeDirectory codes;
  private final PasswordHasher hasher;
  private final BcryptCosts bcryptCosts;
  private final PasswordUpgrade upgrade;
  private final SubscriberEditor editor;
  private final LoginBulkhead bulkhead;
  private final SignInGate gate;
  private final DatabaseContact database;

  /** For the container's proxy only. */
  protected PhoneRecognition() {
    this(null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  PhoneRecognition(
      PhoneUsers users,
      RecognizedCredentials recognized,
      DeviceRecognition devices,
      InstallationRecognition installations,
      CodeDirectory codes,
      PasswordHasher hasher,
      BcryptCosts bcryptCosts,
      PasswordUpgrade upgrade,
      SubscriberEditor editor,
      LoginBulkhead bulkhead,
      SignInGate gate,
      DatabaseContact database) {
    this.users = users;
    this.recognized = recognized;
    this.devices = devices;
    this.installations = installations;
    this.codes = codes;
    this.hasher = hasher;
    this.bcryptCosts = bcryptCosts;
    this.upgrade = upgrade;
    this.editor = editor;
    this.bulkhead = bulkhead;
    this.gate = gate;
    this.database = database;
  }

  /**
   * Who the phone is; empty if something of its credential is wrong.
   *
   * <p>Only a recognized credential is looked up outside the gate: a look-up that costs a query for
   * names that do not exist would tell them from others when the bulkhead is full.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   * @throws org.callboard.security.RefusedException (429) if somebody has guessed too fast
   * @throws org.callboard.platform.BusyException if too many want to know
   */
  Optional<PhoneCall> find(PhoneRequest request) {
    return findRemembered(request)
        .or(() -> devices.find(request))
        .or(() -> bySlowHash(request, false));
  }

  /**
   * The same for the global part, where a phone is also known by its installation and what that
   * signed in by.
   */
  Optional<PhoneCall> findForGlobal(PhoneRequest request) {
    return findRemembered(request)
        .or(() -> devices.find(request))
        .or(() -> installations.findRemembered(request))
        .or(() -> bySlowHash(request, true));
  }

  private Optional<PhoneCall> findRemembered(PhoneRequest request) {
    PhoneCredential phone = request.credential();
    return recognized
        .find(phone)
        .flatMap(
            recognition ->
                users
                    .find(recognition.id(), phone)
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

  private Optional<PhoneCall> bySlowHash(PhoneRequest request, boolean global) {
    return gate.pass(
        bulkhead,
        new SignInAttempt(
            request.credential(),
            request.address(),
            () -> users.isOfficeInMemory(request.credential(), request.address()),
            () -> users.countedName(request.credential())),
        guess -> {
          Optional<PhoneCall> meanwhile = findRemembered(request); // by a request that came with it
          if (meanwhile.isEmpty() && global) {
            meanwhile = installations.findRemembered(request);
          }
          return meanwhile.isPresent() ? meanwhile : check(request, global, guess);
        });
  }

  private Optional<PhoneCall> check(PhoneRequest request, boolean global, SignInGate.Guess guess) {
    Optional<PhoneUser> user = users.findAskingAnyway(request.credential());
    Kept kept = global ? installations.kept(request, idOf(user)) : Kept.NOTHING;
    if (user.isPresent() && kept.isCode(request.credential().password(), idOf(user))) {
      return Optional.of(installations.recognize(request, user.get(), kept));
    }
    List<String> compared =
        Stream.concat(storedHashes(user).stream(), kept.mark().stream()).toList();
    return guess.wasWrongFor(compared) ? Optional.empty() : checkSlowly(request, user, kept, guess);
  }

  private static long idOf(Optional<PhoneUser> user) {
    return user.map(u -> u.subscriber().id()).orElse(NOBODY);
  }

  private static List<String> storedHashes(Optional<PhoneUser> user) {
    return user.map(PhoneUser::subscriber).stream()
        .flatMap(s -> Stream.concat(Stream.of(s.passwordHash()), previousHash(s).stream()))
        .toList();
  }

  private Optional<PhoneCall> checkSlowly(
      PhoneRequest request, Optional<PhoneUser> user, Kept kept, SignInGate.Guess guess) {
    boolean unknown = kept.unknown();
    Optional<PhoneCall> found = Optional.empty();
    try {
      found = checkCode(request, user);
    } catch (DataUnavailableException e) {
      unknown = true;
    }
    if (found.isEmpty()) {
      found = checkPasswords(request, user, kept);
    }
    if (found.isEmpty() && unknown) { // what is no password now may be a code, or was one
      guess.isNoPassword();
      throw new DataUnavailableException(
          "The database cannot tell whether this was a secret.", null);
    }
    return found;
  }

  private Optional<PhoneCall> checkCode(PhoneRequest request, Optional<PhoneUser> user) {
    Optional<SignInCode> code = SignInCode.of(request.credential().password());
    if (code.isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> id = database.ask(() -> codes.idOf(idOf(user), code.get()));
    return user.flatMap(
        u -> id.map(found -> new PhoneCall(request, u, new RecognizedBy.Code(found))));
  }

  /**
   * With an installation a wrong password costs one hash more whether or not somebody has it, or
   * the time would tell.
   */
  private Optional<PhoneCall> checkPasswords(
      PhoneRequest request, Optional<PhoneUser> user, Kept kept) {
    String password = request.credential().password();
    int bcrypt = users.organizationInMemory(request.credential()).map(bcryptCosts::of).orElse(0);
    String whose = user.map(u -> "subscriber " + u.subscriber().id()).orElse("nobody");
    int most = kept.asked() ? MOST_STORED_OR_KEPT : MOST_STORED;
    List<String> own = storedHashes(user);
    List<String> all =
        Stream.concat(own.stream(), kept.passwordHash().stream()).distinct().toList();
    return hasher
        .matchSubscriber(whose, password, all, most, bcrypt)
        .flatMap(
            hash ->
                user.map(
                    u ->
                        own.contains(hash)
                            ? remember(request, u, current(u.subscriber(), hash, password))
                            : installations.recognize(request, u, kept)));
  }

  /** The hash that is stored from now on, if it is the one of the current password. */
  private String current(SubscriberSnapshot subscriber, String hash, String password) {
    return hash.equals(subscriber.passwordHash())
        ? upgrade.currentHash(
            hash, password, (old, current) -> editor.replaceHash(subscriber.id(), old, current))
        : hash;
  }

  private PhoneCall remember(PhoneRequest request, PhoneUser user, String hash) {
    recognized.remember(request.credential(), new Recognition(user.subscriber().id(), hash));
    return byPassword(request, user, hash);
  }
}
