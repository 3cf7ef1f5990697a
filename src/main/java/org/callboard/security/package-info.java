/**
 * How any caller is recognized: the application's one authentication mechanism, which asks the
 * doors in turn; what doors share, as refusals, the memory of credentials, where requests come
 * from, and the gate before the slow hash; and administrators, who come by more than one door. A
 * refusal is a value with words for a person; the doors write it.
 */
package org.callboard.security;
