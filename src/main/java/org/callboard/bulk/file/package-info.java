/**
 * The organization's file: a whole organization as JSON. An export writes it and an import reads
 * it, with its secrets encrypted under a passphrase or left out.
 */
package org.callboard.bulk.file;
