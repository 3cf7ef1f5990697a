/**
 * Passwords as they are kept: the slow hash and the kinds of it that imports bring, the rule for
 * new ones, and the queue in which hashing waits its turn. It knows nothing of who signs in.
 */
package org.callboard.password;
