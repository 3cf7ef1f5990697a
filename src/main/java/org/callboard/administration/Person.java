package org.callboard.administration;

import org.callboard.device.Contact;
import org.callboard.subscriber.SubscriberView;

/** A subscriber as a list shows it: with what is known of its phones. */
public record Person(SubscriberView subscriber, Contact contact) {}
