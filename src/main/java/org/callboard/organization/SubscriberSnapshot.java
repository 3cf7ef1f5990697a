package org.callboard.organization;

/**
 * A subscriber as it was when it was read.
 *
 * @param passwordHash with its algorithm, cost and salt; a secret
 */
public record SubscriberSnapshot(
    long id, SubscriberName name, String username, String passwordHash, boolean enabled) {

  @Override
  public String toString() {
    return "SubscriberSnapshot[id=" + id + ", organizationId=" + name.organizationId() + "]";
  }
}
