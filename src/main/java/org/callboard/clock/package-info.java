/**
 * The clock's door: timers on every node that follow the change feed, keep memory ahead of the
 * phones and compare it with the database once in a while. It knows every cache and no HTTP.
 */
package org.callboard.clock;
