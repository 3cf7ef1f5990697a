package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.organization.CloudId;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DataUnavailableException;
import org.callboard.security.Refusal;

/**
 * An organization's own words for what its phones show. That they show its Cloud ID to exist is
 * accepted: Cloud IDs stand on posters.
 */
@ApplicationScoped
class RefusalWords {

  private static final int UNAVAILABLE = 503;

  private final OrganizationCache organizations;

  /** For the container's proxy only. */
  protected RefusalWords() {
    this(null);
  }

  @Inject
  RefusalWords(OrganizationCache organizations) {
    this.organizations = organizations;
  }

  /** The refusal in the organization's words, if it has any for it. */
  Refusal of(Refusal refusal, CloudId cloudId, Optional<String> acceptLanguage) {
    return kind(refusal)
        .flatMap(kind -> texts(kind, cloudId).text(kind, acceptLanguage))
        .map(text -> in(text, refusal))
        .orElse(refusal);
  }

  /** The same where the organization is known. */
  static Refusal of(
      Refusal refusal, OrganizationSnapshot organization, Optional<String> acceptLanguage) {
    return kind(refusal)
        .flatMap(kind -> organization.settings().errorTexts().text(kind, acceptLanguage))
        .map(text -> in(text, refusal))
        .orElse(refusal);
  }

  private static Refusal in(String text, Refusal refusal) {
    return new Refusal(refusal.status(), text, refusal.headers());
  }

  private static Optional<ErrorTexts.Kind> kind(Refusal refusal) {
    if (refusal.equals(PhoneRefusals.wrongCredentials())) {
      return Optional.of(ErrorTexts.Kind.WRONG_CREDENTIALS);
    }
    if (refusal.equals(Refusal.disabled()) || refusal.equals(PhoneRefusals.revoked())) {
      return Optional.of(ErrorTexts.Kind.DISABLED);
    }
    return refusal.status() == UNAVAILABLE
        ? Optional.of(ErrorTexts.Kind.UNAVAILABLE)
        : Optional.empty();
  }

  /**
   * Only who is recognized may cost a query: the time must not tell strangers which Cloud IDs
   * exist.
   */
  private ErrorTexts texts(ErrorTexts.Kind kind, CloudId cloudId) {
    try {
      Optional<OrganizationSnapshot> found =
          kind == ErrorTexts.Kind.DISABLED
              ? organizations.find(cloudId)
              : organizations.inMemory(cloudId);
      return found
          .map(organization -> organization.settings().errorTexts())
          .orElse(ErrorTexts.NONE);
    } catch (DataUnavailableException e) {
      return ErrorTexts.NONE; // nothing is known of it now
    }
  }
}
