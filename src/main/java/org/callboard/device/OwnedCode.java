package org.callboard.device;

/**
 * A one-time code that can still be used, and whose it is.
 *
 * @param rowId by which codes are put in the order in which they were made
 */
public record OwnedCode(long rowId, long subscriberId, CodeView view) {}
