package org.callboard.device;

import java.util.Optional;

/**
 * A phone signs in.
 *
 * @param username for the record
 * @param codeId the row of the one-time code that it came with, if it was one
 * @param installation what the app calls its installation, if it says so
 * @param agent the header User-Agent, or nothing
 */
public record SignIn(
    long organizationId,
    String cloudId,
    long subscriberId,
    String username,
    Optional<Long> codeId,
    Optional<String> installation,
    String agent) {}
