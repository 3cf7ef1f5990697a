package org.callboard.administration;

import org.callboard.device.CodeView;
import org.callboard.subscriber.SubscriberView;

/** A sign-in code that can still be used, and whose it is. */
public record UnusedCode(SubscriberView subscriber, CodeView code) {}
