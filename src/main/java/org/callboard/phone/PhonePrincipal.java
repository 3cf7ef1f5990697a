package org.callboard.phone;

import jakarta.security.enterprise.CallerPrincipal;

/** A recognized phone, as the container knows it. What it asks is in its {@link PhoneCall}. */
class PhonePrincipal extends CallerPrincipal {

  private static final long serialVersionUID = 1L;

  private final long subscriberId;

  PhonePrincipal(String username, long subscriberId) {
    super(username);
    this.subscriberId = subscriberId;
  }

  /**
   * Equal for the same phone's next request: the servers keep authorization data per set of
   * principals, and would otherwise make it anew for each request.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof PhonePrincipal phone
        && subscriberId == phone.subscriberId
        && getName().equals(phone.getName());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(subscriberId);
  }
}
