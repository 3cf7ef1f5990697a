package org.callboard.device;

import java.time.Instant;
import java.util.Optional;

/**
 * A device as a list of a whole organization shows it.
 *
 * @param username whose it is
 * @param lastContact when it signed in or used its token last
 * @param globalAsOf as of when its last whole answer of the global part was the truth
 * @param accountAsOf the same of its account
 * @param upToDate whether it was told all that is new for it
 */
public record OwnedDevice(
    DeviceView device,
    String username,
    Instant lastContact,
    Optional<Instant> globalAsOf,
    Optional<Instant> accountAsOf,
    boolean upToDate) {}
