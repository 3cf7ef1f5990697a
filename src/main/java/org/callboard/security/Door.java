package org.callboard.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Where one kind of caller comes in. Doors are found by CDI: whoever adds one writes a bean of this
 * type, and neither the authentication mechanism nor the error page changes.
 */
public interface Door {

  /**
   * Whether requests to this address come to this door.
   *
   * @param path below the context root
   */
  boolean isFor(String path);

  /** Whether this door also tells that there is nothing at an address which is no door's. */
  default boolean answersForNobody() {
    return false;
  }

  /**
   * Who calls; empty if nobody has to, since the address is open to everybody. It must not depend
   * on whether the server says that the address is protected: servers ask again, and say otherwise.
   *
   * @param path below the context root, one that {@link #isFor} this door
   * @throws RefusedException if the caller is not to be served
   */
  Optional<Caller> authenticate(String path, HttpServletRequest request);

  /** What a caller is told who is not served. It may lead elsewhere, as to a sign-in. */
  ErrorAnswer answer(Refusal refusal, HttpServletRequest request);

  /**
   * What a caller is told whose request the server itself has ended.
   *
   * @param status the HTTP status that the server would send
   * @param cause what was thrown, if anything was
   */
  ErrorAnswer answer(int status, Optional<Throwable> cause, HttpServletRequest request);
}
