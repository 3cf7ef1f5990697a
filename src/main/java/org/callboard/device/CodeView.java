package org.callboard.device;

import java.time.Instant;

/** A one-time code as administrators see it: nothing of it tells the code itself. */
public record CodeView(String id, Instant created, Instant expires) {}
