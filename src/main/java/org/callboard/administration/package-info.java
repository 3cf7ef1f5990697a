/**
 * What administrators do, by whatever door they come in. The session beans of this package, the
 * acts, are the only way in for doors. Each act says which roles may call it, and checks itself
 * whether the organization is the caller's business, so that a door only translates. Session beans
 * below the acts are open to all: an act has already checked an administrator, and the phones'
 * door, the clock and jobs have none. The values that an act returns belong to the core; this
 * package has the rules that say who may do what, in which order, and what must be asked for first.
 * It knows no HTTP, and makes JSON only where a version or a summary of changes is made from it.
 */
package org.callboard.administration;
