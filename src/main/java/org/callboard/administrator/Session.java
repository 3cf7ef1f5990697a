package org.callboard.administrator;

import java.time.Instant;

/**
 * A browser that an administrator is signed in with.
 *
 * @param id public: it opens nothing
 * @param used when it was last used, within a minute
 * @param ends when it ends even if it is used
 * @param address where the sign-in came from
 * @param browser what the browser said it is; cut
 */
public record Session(
    String id, Instant created, Instant used, Instant ends, String address, String browser) {}
