package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.TokenDirectory;
import org.callboard.administrator.TokenSecret;
import org.callboard.password.LoginBulkhead;
import org.callboard.password.PasswordHasher;
import org.callboard.password.PasswordUpgrade;
import org.callboard.platform.AdministratorTurns;
import org.callboard.platform.DatabaseContact;
import org.callboard.security.RecognizedCredentials.Recognition;
import org.callboard.subscriber.Username;

/**
 * Recognizes administrators. A password is checked by the slow hash once, afterwards by a fast one
 * in memory; the row it is compared with comes from the database each time.
 */
@ApplicationScoped
public class AdminRecognition {

  private final AdministratorDirectory administrators;
  private final AdministratorEditor editor;
  private final TokenDirectory tokens;
  private final RecognizedCredentials recognized;
  private final PasswordHasher hasher;
  private final PasswordUpgrade upgrade;
  private final LoginBulkhead bulkhead;
  private final LoginThrottle throttle;
  private final AdministratorTurns turns;
  private final DatabaseContact database;

  /** For the container's proxy only. */
  protected AdminRecognition() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public AdminRecognition(
      AdministratorDirectory administrators,
      AdministratorEditor editor,
      TokenDirectory tokens,
      RecognizedCredentials recognized,
      PasswordHasher hasher,
      PasswordUpgrade upgrade,
      LoginBulkhead bulkhead,
      LoginThrottle throttle,
      AdministratorTurns turns,
      DatabaseContact database) {
    this.administrators = administrators;
    this.editor = editor;
    this.tokens = tokens;
    this.recognized = recognized;
    this.hasher = hasher;
    this.upgrade = upgrade;
    this.bulkhead = bulkhead;
    this.throttle = throttle;
    this.turns = turns;
    this.database = database;
  }

  /**
   * Whose token it is.
   *
   * @throws RefusedException if it is nobody's
   */
  public AdministratorIdentity byToken(TokenSecret token) {
    return Optional.of(token)
        .filter(TokenSecret::isWellFormed)
        .flatMap(wellFormed -> ask(() -> tokens.ownerOf(wellFormed)))
        .orElseThrow(() -> new RefusedException(Refusal.wrongToken()));
  }

  /**
   * Whose name and password these are.
   *
   * @param username empty if what was sent cannot be one
   * @param address where the request comes from
   * @throws RefusedException if they are nobody's, or too many were wrong before
   */
  public AdministratorIdentity byPassword(
      Optional<Username> username, String password, String address) {
    Optional<AdministratorSnapshot> named =
        username.flatMap(name -> ask(() -> administrators.find(name)));
    Optional<AdminCredential> credential =
        username.map(name -> new AdminCredential(name, password));
    Optional<AdministratorSnapshot> known =
        named.filter(there -> credential.flatMap(recognized::find).equals(recognition(there)));
    Supplier<Optional<AdministratorSnapshot>> slowly =
        () -> bulkhead.run(() -> checkSlowly(named, credential, password));
    return known
        .or(() -> throttle.attempt(address, username.map(Username::key).orElse(""), slowly))
        .map(AdministratorSnapshot::identity)
        .orElseThrow(() -> new RefusedException(Refusal.wrongPassword()));
  }

  /** In turn with what the recognized do: the filter that marks their requests comes later. */
  private <T> T ask(Supplier<T> question) {
    return turns.run(() -> database.ask(question));
  }

  private static Optional<Recognition> recognition(AdministratorSnapshot administrator) {
    return Optional.of(new Recognition(administrator.id(), administrator.passwordHash()));
  }

  private Optional<AdministratorSnapshot> checkSlowly(
      Optional<AdministratorSnapshot> named,
      Optional<AdminCredential> credential,
      String password) {
    if (named.isEmpty() || credential.isEmpty()) {
      hasher.matchNobody(password);
      return Optional.empty();
    }
    AdministratorSnapshot administrator = named.get();
    if (!hasher.matches(password, administrator.passwordHash())) {
      return Optional.empty();
    }
    String hash =
        upgrade.currentHash(
            administrator.passwordHash(),
            password,
            (old, current) -> editor.replaceHash(administrator.id(), old, current));
    recognized.remember(credential.get(), new Recognition(administrator.id(), hash));
    return named;
  }
}
