package org.callboard.device;

import java.util.Optional;

/**
 * A phone signs in.
 *
 * @param username for the record
 * @param address where its request came from, for the record
 * @param codeId the row of the one-time code that it came with, if it was one
 * @param installation what the app calls its installation, if it says so
 * @param agent the header User-Agent, or nothing
 * @param passwordHash the stored hash that its password was checked against, if it was one: what
 *     has been changed since then makes no device
 */
public record SignIn(
    long organizationId,
    String cloudId,
    long subscriberId,
    String username,
    String address,
    Optional<Long> codeId,
    Optional<String> installation,
    String agent,
    Optional<String> passwordHash) {

  /** Without a password that could have been changed meanwhile. */
  public SignIn(
      long organizationId,
      String cloudId,
      long subscriberId,
      String username,
      String address,
      Optional<Long> codeId,
      Optional<String> installation,
      String agent) {
    this(
        organizationId,
        cloudId,
        subscriberId,
        username,
        address,
        codeId,
        installation,
        agent,
        Optional.empty());
  }

  /** The same with the stored hash that its password was checked against. */
  public SignIn checkedAgainst(Optional<String> newPasswordHash) {
    return new SignIn(
        organizationId,
        cloudId,
        subscriberId,
        username,
        address,
        codeId,
        installation,
        agent,
        newPasswordHash);
  }

  @Override
  public String toString() {
    return "SignIn[" + cloudId + ", " + subscriberId + "]";
  }
}
