package org.callboard.platform;

/**
 * What an edit has written, as it was when the edit was committed: somebody may have deleted it
 * since.
 *
 * @param created whether it was not there before
 */
public record Written<T>(T value, boolean created) {}
