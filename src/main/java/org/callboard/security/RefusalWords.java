package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.organization.CloudId;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.OrganizationCache;
import org.callboard.platform.DataUnavailableException;

/**
 * An organization's own words for what its phones show. That they show its Cloud ID to exist is
 * accepted: Cloud IDs stand on posters.
 */
@ApplicationScoped
class RefusalWords {

  private static final int UNAVAILABLE = 503;

  @Inject private OrganizationCache organizations;

  /** The refusal in the organization's words, if it has any for it. */
  Refusal of(Refusal refusal, CloudId cloudId, Optional<String> acceptLanguage) {
    return kind(refusal)
        .flatMap(kind -> texts(cloudId).text(kind, acceptLanguage))
        .map(text -> new Refusal(refusal.status(), text, refusal.headers()))
        .orElse(refusal);
  }

  private static Optional<ErrorTexts.Kind> kind(Refusal refusal) {
    if (refusal.equals(Refusal.wrongCredentials())) {
      return Optional.of(ErrorTexts.Kind.WRONG_CREDENTIALS);
    }
    if (refusal.equals(Refusal.disabled())) {
      return Optional.of(ErrorTexts.Kind.DISABLED);
    }
    return refusal.status() == UNAVAILABLE
        ? Optional.of(ErrorTexts.Kind.UNAVAILABLE)
        : Optional.empty();
  }

  private ErrorTexts texts(CloudId cloudId) {
    try {
      return organizations
          .find(cloudId)
          .map(organization -> organization.settings().errorTexts())
          .orElse(ErrorTexts.NONE);
    } catch (DataUnavailableException e) {
      return ErrorTexts.NONE; // nothing is known of it now
    }
  }
}
