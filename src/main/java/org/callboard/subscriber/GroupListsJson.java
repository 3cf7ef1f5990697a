package org.callboard.subscriber;

import jakarta.json.JsonObjectBuilder;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;

/**
 * A group is about to be deleted, and the record asks what its lists have in them. Fired in the
 * transaction of the edit, which has locked the group.
 *
 * @param lists what each kind of data has, as the record keeps it
 */
public record GroupListsJson(
    OrganizationSnapshot organization, Group group, JsonObjectBuilder lists) {}
