package org.callboard.subscriber;

/** What a subscriber is found by: usernames are unique in their organization only. */
public record SubscriberName(long organizationId, String usernameKey) {}
