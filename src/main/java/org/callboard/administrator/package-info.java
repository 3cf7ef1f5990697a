/**
 * Who administers this server: administrators with their roles, and their API tokens. The package
 * knows nothing of HTTP and never sees a password: it gets hashes, which {@code security} compares.
 */
package org.callboard.administrator;
