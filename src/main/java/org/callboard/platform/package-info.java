/**
 * What every package may use: settings, the state of the database, snapshots in memory, roles, and
 * rules for text. It knows no organization, no phone and no XML of the app.
 */
package org.callboard.platform;
