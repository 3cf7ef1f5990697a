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
  @Inject private LoginBulkhead bulkhead;
  @Inject private DatabaseContact database;
  @Inject private Settings settings;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof PhoneCredential phone
        ? validate(phone)
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  private CredentialValidationResult validate(PhoneCredential phone) {
    Optional<Recognition> recognition = recognized.find(phone);
    Optional<Named> named;
    try {
      named = find(phone);
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "The database cannot tell who this is", e);
      return trustsMemory() && recognition.isPresent()
          ? valid(phone, recognition.get())
          : unverified(phone);
    }
    if (named.isPresent() && !trustsMemory()) {
      return unverified(phone);
    }
    boolean fast =
        named.isPresent()
            && recognition.isPresent()
            && isOf(recognition.get(), named.get().subscriber());
    if (!fast && !passesSlowCheck(phone, named)) {
      recognized.forget(phone);
      return CredentialValidationResult.INVALID_RESULT;
    }
    if (!named.get().enabled()) {
      throw new RefusedException(Refusal.disabled());
    }
    return valid(phone, recognitionOf(named.get().subscriber()));
  }

  /** Memory is the truth while the database confirms it, and for a bounded time after that. */
  private boolean trustsMemory() {
    return database.age().compareTo(settings.staleLimit()) <= 0;
  }

  private Optional<Named> find(PhoneCredential phone) {
    return organizations
        .find(phone.cloudId())
        .flatMap(
            organization ->
                subscribers
                    .find(new SubscriberName(organization.id(), phone.username().key()))
                    .map(subscriber -> new Named(organization, subscriber)));
  }

  private static boolean isOf(Recognition recognition, SubscriberSnapshot subscriber) {
    return recognition.subscriberId() == subscriber.id()
        && recognition.passwordHash().equals(subscriber.passwordHash());
  }

  private static Recognition recognitionOf(SubscriberSnapshot subscriber) {
    return new Recognition(
        subscriber.name().organizationId(),
        subscriber.id(),
        subscriber.username(),
        subscriber.passwordHash());
  }

  private boolean passesSlowCheck(PhoneCredential phone, Optional<Named> named) {
    return bulkhead.run(
        () -> {
          if (named.isEmpty()) {
            hasher.matchNobody(phone.password());
            return false;
          }
          SubscriberSnapshot subscriber = named.get().subscriber();
          if (!hasher.matches(phone.password(), subscriber.passwordHash())) {
            return false;
          }
          recognized.remember(phone, recognitionOf(subscriber));
          upgrade.ifOutdated(subscriber, phone.password());
          return true;
        });
  }

  private static CredentialValidationResult valid(PhoneCredential phone, Recognition recognition) {
    return new CredentialValidationResult(
        new PhonePrincipal(
            recognition.username(),
            recognition.organizationId(),
            recognition.subscriberId(),
            phone.editable()),
        Set.of(Roles.PHONE));
  }

  /** A refusal would stop the login; with an empty answer the phone keeps what it has. */
  private CredentialValidationResult unverified(PhoneCredential phone) {
    if (settings.unverifiedLogin() == Settings.UnverifiedLogin.REFUSE) {
      throw new RefusedException(Refusal.cannotCheck());
    }
    return new CredentialValidationResult(phone.username().text(), Set.of(Roles.UNVERIFIED_PHONE));
  }
}
