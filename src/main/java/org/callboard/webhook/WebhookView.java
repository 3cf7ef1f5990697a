package org.callboard.webhook;

import java.time.Instant;
import java.util.Optional;
import org.callboard.audit.Stamps;

/**
 * A webhook as administrators see it.
 *
 * @param problem why the last attempt failed; empty if it did not
 * @param failures how many attempts have failed in a row
 * @param nextTry when the next attempt is, if the last one failed
 */
public record WebhookView(
    String id,
    WebhookData data,
    Optional<String> problem,
    int failures,
    Optional<Instant> nextTry,
    Stamps stamps) {}
