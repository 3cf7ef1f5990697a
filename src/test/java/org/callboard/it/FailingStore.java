package org.callboard.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** Added to the WAR by tests: an identity store with a defect that shows for one username. */
@ApplicationScoped
public class FailingStore implements IdentityStore {

  static final String USERNAME = "fails-on-purpose";

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (credential.toString().contains(USERNAME)) {
      throw new IllegalStateException("internal detail");
    }
    return CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  @Override
  public int priority() {
    return 1; // before the application's own
  }
}
