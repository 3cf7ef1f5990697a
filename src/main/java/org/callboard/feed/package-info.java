/**
 * The table in which every edit leaves a row, so that every node learns what changed, and what it
 * tells: ids of rows, never what is in them. It knows nothing of what the ids are about.
 */
package org.callboard.feed;
