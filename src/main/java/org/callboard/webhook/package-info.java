/**
 * Webhooks: changes are sent to addresses that administrators name. There is no queue of messages:
 * each webhook has its place in the record, and what is behind it waits. A node that claims a
 * webhook sends what is next, and the place moves when the receiver has taken it.
 */
package org.callboard.webhook;
