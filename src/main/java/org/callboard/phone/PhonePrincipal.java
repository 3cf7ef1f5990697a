package org.callboard.phone;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Objects;

/**
 * A recognized phone. The editable (test) version of an app is the same subscriber, but may be told
 * what is still a draft.
 */
public class PhonePrincipal extends CallerPrincipal {

  private static final long serialVersionUID = 1L;

  private final long organizationId;
  private final long subscriberId;
  private final boolean editable;

  PhonePrincipal(String username, long organizationId, long subscriberId, boolean editable) {
    super(username);
    this.organizationId = organizationId;
    this.subscriberId = subscriberId;
    this.editable = editable;
  }

  public long organizationId() {
    return organizationId;
  }

  public long subscriberId() {
    return subscriberId;
  }

  public boolean isEditable() {
    return editable;
  }

  /**
   * Equal for the same phone's next request: the servers keep authorization data per set of
   * principals, and would otherwise make it anew for each request.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof PhonePrincipal phone
        && organizationId == phone.organizationId
        && subscriberId == phone.subscriberId
        && editable == phone.editable
        && getName().equals(phone.getName());
  }

  @Override
  public int hashCode() {
    return Objects.hash(organizationId, subscriberId, editable, getName());
  }
}
