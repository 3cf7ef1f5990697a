package org.callboard.organization;

/**
 * An organization's draft is being made live. Fired in the edit's transaction, with the
 * organization locked: whoever keeps something in the draft makes it live in the same moment.
 */
public record DraftPublished(OrganizationSnapshot organization) {}
