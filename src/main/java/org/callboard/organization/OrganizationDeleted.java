package org.callboard.organization;

/**
 * An organization is about to be deleted. Fired in the edit's transaction: whoever has more of it
 * than one statement should delete, deletes it now.
 */
public record OrganizationDeleted(long organizationId) {}
