package org.callboard.webhook;

import java.util.Optional;

/**
 * A webhook that one node sends to now.
 *
 * @param secret empty if its key is missing
 * @param previous the secret that signs beside it
 * @param place up to which the receiver has taken all
 * @param messageId of the message that was tried before, which goes up to {@code messageEnd}
 * @param attempts that have failed
 */
public record Claim(
    long id,
    Optional<Long> organizationId,
    WebhookAddress address,
    Optional<WebhookSecret> secret,
    Optional<WebhookSecret> previous,
    long place,
    Optional<String> messageId,
    Optional<Long> messageEnd,
    int attempts) {}
