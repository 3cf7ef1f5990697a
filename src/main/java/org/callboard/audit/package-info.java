/**
 * The record of each change: who made it, when, from where, and the state before and after. Editors
 * record in their own transaction, so that there is no change without its entry and no entry
 * without its change. The package knows nothing of what is edited: it gets states as JSON, in which
 * the caller has masked the secrets.
 */
package org.callboard.audit;
