package org.callboard.subscriber;

import org.callboard.organization.GroupName;

/** A group as administrators see it in a list. */
public record GroupView(long id, GroupName name, long memberCount) {}
