/**
 * The clock's door: timers on every node that follow the change feed, keep memory ahead of the
 * phones, and compare it with the database now and then. It finds every cache as a {@link
 * org.callboard.feed.NodeMemory}, and knows no HTTP.
 */
package org.callboard.clock;
