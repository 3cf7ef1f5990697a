package org.callboard.organization;

/** A subscriber was created. Fired in the edit's transaction. */
public record SubscriberCreated(
    OrganizationSnapshot organization, long subscriberId, Username username) {}
