/**
 * Who changed what, when, from where, before and after. Editors record in their own transaction, so
 * that there is no change without its entry and no entry without its change. The package knows
 * nothing of what is edited: states come as JSON, secrets masked by who knows them.
 */
package org.callboard.audit;
