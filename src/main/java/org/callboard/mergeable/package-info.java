/**
 * The vendor's Mergeable XML as values: key nodes with what they hold, and the priorities that the
 * app merges by. Dial actions and accounts are made of it. It knows no layers and writes no XML.
 */
package org.callboard.mergeable;
