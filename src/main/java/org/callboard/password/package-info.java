/**
 * How passwords are stored: the slow hash, the other kinds of hashes that imports bring, the rules
 * for new passwords, and the queue in which hashing waits for its turn. The package knows nothing
 * of who signs in.
 */
package org.callboard.password;
