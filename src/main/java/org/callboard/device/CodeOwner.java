package org.callboard.device;

/** Whom a one-time code is for. */
public record CodeOwner(long subscriberId, String username) {}
