/**
 * The change feed: every edit leaves a row in its table, so that every node learns what changed. A
 * row tells ids, never content. The package does not know what the ids stand for.
 */
package org.callboard.feed;
