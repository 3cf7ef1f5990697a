/**
 * The organization's file: a whole organization as JSON, written by an export and read by an
 * import, with its secrets encrypted under a passphrase or left out.
 */
package org.callboard.bulk.file;
