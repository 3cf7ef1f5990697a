package org.callboard.organization;

/** A group of subscribers, with a layer of its own between the organization's and theirs. */
public record Group(long id, GroupName name) {}
