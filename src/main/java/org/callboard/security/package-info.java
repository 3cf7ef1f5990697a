/**
 * How any caller is recognized: the application's one authentication mechanism, which asks the
 * doors in turn; what the doors share, that is, refusals, the memory of credentials, the addresses
 * of callers, and the gate before the slow hash; and administrators, who come in by more than one
 * door. A refusal is a value with words for a person; the doors write it.
 */
package org.callboard.security;
