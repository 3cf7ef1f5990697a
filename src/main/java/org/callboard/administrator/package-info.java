/**
 * Who administers this server: administrators with their roles, and their API tokens. It knows
 * nothing of HTTP and never sees a password: hashes come in, and are compared elsewhere.
 */
package org.callboard.administrator;
