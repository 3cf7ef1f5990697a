package org.callboard.security;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Set;

/**
 * Who calls, as the container is told.
 *
 * @param roles of {@link org.callboard.platform.Roles}
 */
public record Caller(CallerPrincipal principal, Set<String> roles) {}
