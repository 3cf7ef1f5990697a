package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.device.LastSeen;
import org.callboard.organization.SignInSettings;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Roles;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;

/** Says which of the phones that are recognized may come in. */
@ApplicationScoped
public class PhoneIdentityStore implements IdentityStore {

  private static final Logger LOG = Logger.getLogger(PhoneIdentityStore.class.getName());

  @Inject private PhoneRecognition phones;
  @Inject private LastSeen lastSeen;
  @Inject private Settings settings;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof PhoneAttempt attempt
        ? validate(attempt)
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  private CredentialValidationResult validate(PhoneAttempt attempt) {
    try {
      return phones
          .find(attempt.credential())
          .map(phone -> admit(attempt, phone))
          .orElse(CredentialValidationResult.INVALID_RESULT);
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "The database cannot tell who this is", e);
      return unverified();
    }
  }

  private CredentialValidationResult admit(PhoneAttempt attempt, RecognizedPhone phone) {
    Optional<Refusal> signedOut = signedOut(phone);
    if (signedOut.isPresent() && !(attempt.isForAccount() && isToldByAccount(phone))) {
      throw new RefusedException(signedOut.get());
    }
    if (phone.isBy(PhoneCall.Kind.DEVICE) && signedOut.isEmpty()) {
      phone.id().ifPresent(lastSeen::saw);
    }
    attempt.admit(phone, signedOut.isPresent());
    Named named = phone.named();
    return new CredentialValidationResult(
        new PhonePrincipal(
            named.subscriber().username(),
            named.organization().id(),
            named.subscriber().id(),
            attempt.credential().editable()),
        Set.of(Roles.PHONE));
  }

  private static Optional<Refusal> signedOut(RecognizedPhone phone) {
    if (!phone.named().enabled()) {
      return Optional.of(Refusal.disabled());
    }
    return phone.revoked() ? Optional.of(Refusal.revoked()) : Optional.empty();
  }

  /**
   * Whether an account that cannot register is its answer. Only to who may be refreshing: a phone
   * that signs in has no account yet, and its user wants to read why.
   */
  private static boolean isToldByAccount(RecognizedPhone phone) {
    SignInSettings signIn = phone.named().signIn();
    return signIn.signedOut() == SignInSettings.SignedOut.ACCOUNT
        && (phone.isBy(PhoneCall.Kind.DEVICE)
            || phone.isBy(PhoneCall.Kind.PASSWORD) && !signIn.deviceTokens());
  }

  /** A refusal would stop the login; with an empty answer the phone keeps what it has. */
  private CredentialValidationResult unverified() {
    if (settings.get(Setting.UNVERIFIED_LOGIN) == Setting.UnverifiedLogin.REFUSE) {
      throw new RefusedException(Refusal.cannotCheck());
    }
    return new CredentialValidationResult("unverified phone", Set.of(Roles.UNVERIFIED_PHONE));
  }
}
