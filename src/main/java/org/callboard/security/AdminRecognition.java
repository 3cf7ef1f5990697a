package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.TokenDirectory;
import org.callboard.administrator.TokenSecret;
import org.callboard.password.AdministratorLoginBulkhead;
import org.callboard.password.PasswordHasher;
import org.callboard.password.PasswordUpgrade;
import org.callboard.platform.AdministratorTurns;
import org.callboard.platform.DatabaseContact;
import org.callboard.security.RecognizedCredentials.Recognition;

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
  private final AdministratorLoginBulkhead bulkhead;
  private final SignInGate gate;
  private final SignInRefusals refusals;
  private final AdministratorTurns turns;
  private final DatabaseContact database;

  /** For the container's proxy only. */
  protected AdminRecognition() {
    this(null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public AdminRecognition(
      AdministratorDirectory administrators,
      AdministratorEditor editor,
      TokenDirectory tokens,
      RecognizedCredentials recognized,
      PasswordHasher hasher,
      PasswordUpgrade upgrade,
      AdministratorLoginBulkhead bulkhead,
      SignInGate gate,
      SignInRefusals refusals,
      AdministratorTurns turns,
      DatabaseContact database) {
    this.administrators = administrators;
    this.editor = editor;
    this.tokens = tokens;
    this.recognized = recognized;
    this.hasher = hasher;
    this.upgrade = upgrade;
    this.bulkhead = bulkhead;
    this.gate = gate;
    this.refusals = refusals;
    this.turns = turns;
    this.database = database;
  }

  /**
   * Whose token it is.
   *
   * @param address where the request comes from
   * @throws RefusedException if it is nobody's
   */
  public AdministratorIdentity byToken(TokenSecret token, String address) {
    Optional<AdministratorIdentity> owner =
        Optional.of(token)
            .filter(TokenSecret::isWellFormed)
            .flatMap(wellFormed -> ask(() -> tokens.ownerOf(wellFormed)));
    if (owner.isEmpty()) {
      refusals.refusedToken(address);
    }
    return owner.orElseThrow(() -> new RefusedException(Refusal.wrongToken()));
  }

  /**
   * Whose name and password these are.
   *
   * @param address where the request comes from
   * @throws RefusedException if they are nobody's, or too many were wrong before
   */
  public AdministratorIdentity byPassword(String username, String password, String address) {
    AdminCredential credential = AdminCredential.of(username, password);
    return recognized
        .find(credential)
        .flatMap(known -> named(credential).filter(there -> known.equals(recognition(there))))
        .or(() -> bySlowHash(credential, address))
        .map(AdministratorSnapshot::identity)
        .orElseThrow(() -> new RefusedException(Refusal.wrongPassword()));
  }

  private Optional<AdministratorSnapshot> bySlowHash(AdminCredential credential, String address) {
    return gate.pass(
        bulkhead,
        new SignInAttempt(credential, address),
        guess -> {
          Optional<AdministratorSnapshot> there = named(credential);
          return guess.wasWrongFor(storedHashes(there))
              ? Optional.empty()
              : checkSlowly(there, credential);
        });
  }

  private static List<String> storedHashes(Optional<AdministratorSnapshot> there) {
    return there.map(AdministratorSnapshot::passwordHash).stream().toList();
  }

  private Optional<AdministratorSnapshot> named(AdminCredential credential) {
    return credential.username().flatMap(name -> ask(() -> administrators.findToSignIn(name)));
  }

  /** In turn with what the recognized do: the filter that marks their requests comes later. */
  private <T> T ask(Supplier<T> question) {
    return turns.run(() -> database.ask(question));
  }

  private static Recognition recognition(AdministratorSnapshot administrator) {
    return new Recognition(administrator.id(), administrator.passwordHash());
  }

  private Optional<AdministratorSnapshot> checkSlowly(
      Optional<AdministratorSnapshot> there, AdminCredential credential) {
    String password = credential.password();
    Optional<String> matching = hasher.match(password, storedHashes(there), 1, 0);
    if (matching.isEmpty() || there.isEmpty()) {
      return Optional.empty();
    }
    AdministratorSnapshot administrator = there.get();
    String hash =
        upgrade.currentHash(
            matching.get(),
            password,
            (old, current) -> editor.replaceHash(administrator.id(), old, current));
    recognized.remember(credential, new Recognition(administrator.id(), hash));
    return there;
  }
}
