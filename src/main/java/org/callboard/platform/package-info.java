/**
 * What every package may use: settings, the database and whether it can be reached, snapshots in
 * memory, the making of JSON, names of roles, and rules for text. It knows no entity and none of
 * the app's XML.
 */
package org.callboard.platform;
