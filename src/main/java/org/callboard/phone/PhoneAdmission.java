package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.organization.SignInSettings;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Log;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.platform.UnverifiedLogin;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;

/** Says which of the phones that are recognized may come in. */
@ApplicationScoped
class PhoneAdmission {

  private static final Logger LOG = Log.of(PhoneAdmission.class);

  private final PhoneRecognition phones;
  private final PhoneContacts contacts;
  private final Settings settings;

  /** For the container's proxy only. */
  protected PhoneAdmission() {
    this(null, null, null);
  }

  @Inject
  PhoneAdmission(PhoneRecognition phones, PhoneContacts contacts, Settings settings) {
    this.phones = phones;
    this.contacts = contacts;
    this.settings = settings;
  }

  /**
   * The call of a phone that may come in; empty if nobody can tell now, and it may come in for an
   * answer that changes nothing.
   *
   * @throws RefusedException if it may not come in
   * @throws org.callboard.platform.BusyException if too many want to know
   */
  Optional<PhoneCall> toGlobal(PhoneRequest request) {
    try {
      PhoneCall call = known(phones.findForGlobal(request));
      Optional<Refusal> signedOut = signedOut(call);
      if (signedOut.isPresent()) {
        throw new RefusedException(signedOut.get());
      }
      return Optional.of(seen(call));
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "The database cannot tell who this is", e);
      if (settings.get(Setting.UNVERIFIED_LOGIN) == UnverifiedLogin.REFUSE) {
        throw new RefusedException(Refusal.cannotCheck());
      }
      return Optional.empty(); // a refusal would stop the login
    }
  }

  /**
   * The call of a phone that may come in for its account. An empty account would be refused by the
   * app, so who cannot be checked gets none. A code is used up by this call: not by the preview of
   * a link, which is a GET, and not by a server that cannot keep the device that comes of it.
   *
   * @throws RefusedException if it may not come in
   * @throws org.callboard.platform.BusyException if too many want to know
   */
  PhoneCall toAccount(PhoneRequest request) {
    PhoneCall call;
    try {
      call = known(phones.find(request));
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "The database cannot tell who this is", e);
      throw new RefusedException(Refusal.cannotCheck());
    }
    Optional<Refusal> signedOut = signedOut(call);
    if (signedOut.isPresent()) {
      if (isToldByAccount(call)) {
        return call.asSignedOut();
      }
      throw new RefusedException(signedOut.get());
    }
    if (call.isByCode() && !request.method().equals("POST")) {
      throw new RefusedException(PhoneRefusals.codeByGet());
    }
    if (call.isByCode() && request.byServer()) {
      throw new RefusedException(PhoneRefusals.codeByServer());
    }
    return seen(call);
  }

  private static PhoneCall known(Optional<PhoneCall> call) {
    return call.orElseThrow(() -> new RefusedException(PhoneRefusals.wrongCredentials()));
  }

  private PhoneCall seen(PhoneCall call) {
    contacts.saw(call);
    return call;
  }

  private static Optional<Refusal> signedOut(PhoneCall call) {
    if (!call.user().enabled()) {
      return Optional.of(Refusal.disabled());
    }
    return call.by() instanceof RecognizedBy.Token token && token.revoked()
        ? Optional.of(PhoneRefusals.revoked())
        : Optional.empty();
  }

  /**
   * Whether an account that cannot register is its answer. Only to who may be refreshing: a phone
   * that signs in has no account yet, and its user wants to read why.
   */
  private static boolean isToldByAccount(PhoneCall call) {
    SignInSettings signIn = call.organization().signIn();
    return signIn.signedOut() == SignInSettings.SignedOut.ACCOUNT
        && (call.isByToken() || call.isDeparted() || call.isByPassword() && !signIn.deviceTokens());
  }
}
