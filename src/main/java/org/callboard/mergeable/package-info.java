/**
 * The vendor's Mergeable XML as values: key nodes with their content, and the priorities by which
 * the app merges. Dial actions and accounts consist of these values. The package knows no layers
 * and writes no XML.
 */
package org.callboard.mergeable;
