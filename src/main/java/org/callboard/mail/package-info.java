/**
 * Letters to people who shall sign in: a queue in the database, which survives a restart and from
 * which any node sends, by the mail session of the server. The code in a letter is made when the
 * letter is sent, so no code is ever stored.
 */
package org.callboard.mail;
