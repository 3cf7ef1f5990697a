package org.callboard.subscriber;

import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;

/**
 * A group that was deleted comes back, and is to have its lists again. Fired in the transaction of
 * the edit, which has locked those who will be its members, and records it.
 *
 * @param deleted which has what {@link GroupListsJson} was told of them
 */
public record GroupRestoredJson(
    OrganizationSnapshot organization, Group group, DeletedGroupJson deleted) {}
