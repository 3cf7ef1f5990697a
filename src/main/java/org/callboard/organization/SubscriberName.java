package org.callboard.organization;

/** What a subscriber is found by: usernames are unique in their organization only. */
public record SubscriberName(long organizationId, String usernameKey) {}
