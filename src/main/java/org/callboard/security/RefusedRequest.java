package org.callboard.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** A refusal on its way from the authentication mechanism to the error page. */
record RefusedRequest(Door door, Refusal refusal) {

  private static final String ATTRIBUTE = RefusedRequest.class.getName();

  void putInto(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** What this request was refused with; empty if no door has refused it. */
  static Optional<RefusedRequest> of(HttpServletRequest request) {
    return Optional.ofNullable((RefusedRequest) request.getAttribute(ATTRIBUTE));
  }
}
