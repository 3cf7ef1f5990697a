package org.callboard.feed;

/** An edit has left its row in the change feed, and is to be committed. */
record ChangeRecorded(long id, DataChanged change) {}
