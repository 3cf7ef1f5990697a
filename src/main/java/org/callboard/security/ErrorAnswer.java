package org.callboard.security;

import java.util.Map;

/** An answer that tells what went wrong, as a door writes it. */
public record ErrorAnswer(int status, Map<String, String> headers, String mediaType, byte[] body) {}
