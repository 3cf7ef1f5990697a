package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SubscriberCache;
import org.callboard.organization.SubscriberEditor;
import org.callboard.organization.SubscriberName;
import org.callboard.organization.SubscriberSnapshot;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Roles;
import org.callboard.platform.Settings;
import org.callboard.security.RecognizedCredentials.Recognition;

/**
 * Recognizes phones. A password is checked by the slow hash once, afterwards by a fast one in
 * memory, as long as the stored hash is the same.
 */
@ApplicationScoped
public class PhoneIdentityStore implements IdentityStore {

  private static final Logger LOG = Logger.getLogger(PhoneIdentityStore.class.getName());

  /** Who the names in a credential are, as far as they exist. */
  private record Named(OrganizationSnapshot organization, SubscriberSnapshot subscriber) {

    boolean enabled() {
      return organization.enabled() && subscriber.enabled();
    }
  }

  @Inject private OrganizationCache organizations;
  @Inject private SubscriberCache subscribers;
  @Inject private RecognizedCredentials recognized;
  @Inject private PasswordHasher hasher;
  @Inject private PasswordUpgrade upgrade;
  @Inject private SubscriberEditor editor;
  @Inject private LoginBulkhead bulkhead;
  @Inject private DatabaseContact database;
  @Inject private Settings settings;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof PhoneCredential phone
        ? validate(phone)
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  /**
   * Only a recognized credential is looked up outside the bulkhead: a look-up that costs a query
   * for names that do not exist would tell them from others when the bulkhead is full.
   */
  private CredentialValidationResult validate(PhoneCredential phone) {
    try {
      Optional<Recognition> recognition = recognized.find(phone);
      if (recognition.isPresent()) {
        Optional<Named> named = find(phone).filter(n -> isOf(recognition.get(), n.subscriber()));
        if (named.isPresent()) {
          return valid(phone, named.get());
        }
      }
      return bulkhead.run(() -> checkSlowly(phone));
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "The database cannot tell who this is", e);
      return unverified();
    }
  }

  private CredentialValidationResult checkSlowly(PhoneCredential phone) {
    Optional<Named> named = find(phone);
    if (named.isEmpty()) {
      hasher.matchNobody(phone.password());
      return CredentialValidationResult.INVALID_RESULT;
    }
    SubscriberSnapshot subscriber = named.get().subscriber();
    if (!hasher.matches(phone.password(), subscriber.passwordHash())) {
      return CredentialValidationResult.INVALID_RESULT;
    }
    String hash =
        upgrade.currentHash(
            subscriber.passwordHash(),
            phone.password(),
            (old, current) -> editor.replaceHash(subscriber.id(), old, current));
    recognized.remember(phone, new Recognition(subscriber.id(), hash));
    return valid(phone, named.get());
  }

  /**
   * Memory is the truth while the database confirms it, and for a bounded time after that.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   */
  private Optional<Named> find(PhoneCredential phone) {
    if (database.age().compareTo(settings.staleLimit()) > 0) {
      throw new DataUnavailableException("Memory is too old to be trusted.", null);
    }
    return organizations
        .find(phone.cloudId())
        .flatMap(
            organization ->
                subscribers
                    .find(new SubscriberName(organization.id(), phone.username().key()))
                    .map(subscriber -> new Named(organization, subscriber)));
  }

  private static boolean isOf(Recognition recognition, SubscriberSnapshot subscriber) {
    return recognition.id() == subscriber.id()
        && recognition.passwordHash().equals(subscriber.passwordHash());
  }

  private static CredentialValidationResult valid(PhoneCredential phone, Named named) {
    if (!named.enabled()) {
      throw new RefusedException(Refusal.disabled());
    }
    SubscriberSnapshot subscriber = named.subscriber();
    return new CredentialValidationResult(
        new PhonePrincipal(
            subscriber.username(), named.organization().id(), subscriber.id(), phone.editable()),
        Set.of(Roles.PHONE));
  }

  /** A refusal would stop the login; with an empty answer the phone keeps what it has. */
  private CredentialValidationResult unverified() {
    if (settings.unverifiedLogin() == Settings.UnverifiedLogin.REFUSE) {
      throw new RefusedException(Refusal.cannotCheck());
    }
    return new CredentialValidationResult("unverified phone", Set.of(Roles.UNVERIFIED_PHONE));
  }
}
