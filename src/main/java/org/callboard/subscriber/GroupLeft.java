package org.callboard.subscriber;

import org.callboard.organization.OrganizationSnapshot;

/**
 * Somebody is about to leave a group, or the group is about to be deleted. Fired in the edit's
 * transaction: what phones may hold from the group must be remembered in it.
 */
public record GroupLeft(OrganizationSnapshot organization, long groupId) {}
