package org.callboard.security;

import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;

/** Where one kind of caller comes in. */
public interface Door {

  /**
   * Whether a request comes to this door.
   *
   * @param path below the context root
   */
  boolean isFor(String path);

  /**
   * Who calls.
   *
   * @param path below the context root, one of this door's
   * @throws RefusedException if the caller is not to be served
   */
  CredentialValidationResult authenticate(String path, HttpServletRequest request);
}
