package org.callboard.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter as administrators see it.
 *
 * @param nextTry if it waits
 * @param problem what went wrong the last time
 */
public record MailView(
    String id,
    long subscriberId,
    String address,
    MailState state,
    int attempts,
    Instant created,
    String createdBy,
    Optional<Instant> nextTry,
    Optional<String> problem) {}
