package org.callboard.platform;

/** The database answered for the first time since this server started, and is migrated. */
public record DatabaseReady() {}
