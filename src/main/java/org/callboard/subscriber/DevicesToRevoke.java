package org.callboard.subscriber;

import org.callboard.organization.OrganizationSnapshot;

/** A new password ends the tokens of a subscriber's phones. Fired in the edit's transaction. */
public record DevicesToRevoke(
    OrganizationSnapshot organization, long subscriberId, String username) {}
