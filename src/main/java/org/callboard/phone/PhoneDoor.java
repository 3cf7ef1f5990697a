package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.callboard.platform.BusyException;
import org.callboard.security.Door;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;

/** The kind of caller that asks below {@code /provisioning}: a phone. */
@ApplicationScoped
class PhoneDoor implements Door {

  /** What is below the context root for phones. */
  static final String ROOT = "/provisioning";

  private static final String GLOBAL = ROOT + "/global";
  private static final String ACCOUNT = ROOT + "/account";
  private static final Set<String> ENDPOINTS = Set.of(GLOBAL, ACCOUNT);

  @Inject private IdentityStoreHandler identityStores;
  @Inject private RefusalWords words;

  @Override
  public boolean isFor(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  /** What the resource must know of the caller is put into the request. */
  @Override
  public CredentialValidationResult authenticate(String path, HttpServletRequest request) {
    String endpoint = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (!ENDPOINTS.contains(endpoint)) {
      throw new RefusedException(Refusal.notFound());
    }
    PhoneRequest phone = PhoneRequestReader.read(request);
    PhoneAttempt attempt = new PhoneAttempt(phone.credential(), endpoint.equals(ACCOUNT));
    try {
      CredentialValidationResult result = identityStores.validate(attempt);
      if (result.getStatus() != Status.VALID) {
        throw new RefusedException(Refusal.wrongCredentials());
      }
      if (attempt.isForAccount()) {
        checkAccountCall(phone, attempt);
      }
      attempt.admitted().ifPresent(who -> call(phone, attempt, who).putInto(request));
      return result;
    } catch (RefusedException e) {
      throw inWords(e.refusal(), phone, request);
    } catch (BusyException e) {
      throw inWords(Refusal.busy(e.retryAfter()), phone, request);
    }
  }

  private RefusedException inWords(
      Refusal refusal, PhoneRequest phone, HttpServletRequest request) {
    Optional<String> language = Optional.ofNullable(request.getHeader("Accept-Language"));
    return new RefusedException(words.of(refusal, phone.credential().cloudId(), language));
  }

  /**
   * An empty account would be refused by the app, so who cannot be checked gets none. A code is
   * used up by this call: not by the preview of a link, which is a GET, and not by a server that
   * cannot keep the device that comes of it.
   */
  private static void checkAccountCall(PhoneRequest phone, PhoneAttempt attempt) {
    RecognizedPhone who =
        attempt.admitted().orElseThrow(() -> new RefusedException(Refusal.cannotCheck()));
    if (who.isBy(PhoneCall.Kind.CODE) && !phone.post()) {
      throw new RefusedException(Refusal.codeByGet());
    }
    if (who.isBy(PhoneCall.Kind.CODE) && phone.byServer()) {
      throw new RefusedException(Refusal.codeByServer());
    }
  }

  private static PhoneCall call(PhoneRequest phone, PhoneAttempt attempt, RecognizedPhone who) {
    return new PhoneCall(
        phone.credential().password(),
        who.kind(),
        who.id().filter(id -> who.isBy(PhoneCall.Kind.CODE)),
        phone.installation(),
        phone.byServer(),
        phone.agent(),
        attempt.isSignedOut(),
        who.passwordHash());
  }
}
