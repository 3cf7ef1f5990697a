package org.callboard.organization;

/** An organization's draft is being dropped. Fired in the edit's transaction. */
public record DraftDropped(OrganizationSnapshot organization) {}
