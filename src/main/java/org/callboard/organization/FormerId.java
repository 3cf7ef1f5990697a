package org.callboard.organization;

import java.time.Instant;
import java.util.Optional;

/**
 * A Cloud ID that an organization had.
 *
 * @param since when the organization got another one
 * @param lastAsked when a phone asked by it last; empty if none has since then
 */
public record FormerId(CloudId cloudId, Instant since, Optional<Instant> lastAsked) {}
