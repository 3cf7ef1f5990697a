package org.callboard.platform;

/**
 * What an edit has made.
 *
 * @param value as it is committed with the edit
 * @param created whether it was not there before
 */
public record Edited<T>(T value, boolean created) {}
