package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/** The kind of caller that asks below {@code /provisioning}: a phone. */
@ApplicationScoped
class PhoneDoor {

  /** What is below the context root for phones. */
  static final String ROOT = "/provisioning";

  private static final Set<String> ENDPOINTS = Set.of(ROOT + "/global");

  @Inject private IdentityStoreHandler identityStores;
  @Inject private RefusalWords words;

  /** Whether the request comes to this door. */
  static boolean isFor(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  /**
   * Who calls.
   *
   * @throws RefusedException if the caller is not to be served
   */
  CredentialValidationResult authenticate(String path, HttpServletRequest request) {
    if (!ENDPOINTS.contains(path.endsWith("/") ? path.substring(0, path.length() - 1) : path)) {
      throw new RefusedException(Refusal.notFound());
    }
    PhoneCredential credential = PhoneRequestReader.read(request);
    try {
      CredentialValidationResult result = identityStores.validate(credential);
      if (result.getStatus() == Status.VALID) {
        return result;
      }
      throw new RefusedException(Refusal.wrongCredentials());
    } catch (RefusedException e) {
      Optional<String> language = Optional.ofNullable(request.getHeader("Accept-Language"));
      throw new RefusedException(words.of(e.refusal(), credential.cloudId(), language));
    }
  }
}
