/**
 * What administrators do, by whatever door they come in. Its session beans, the acts, are the only
 * way in for doors: each says which roles may call it, and finds out itself whether the
 * organization is the caller's business, so that a door can only translate. Session beans below
 * them are open to all: whoever calls has been checked by an act, and the phones' door, the clock
 * and jobs have no administrator. What an act answers stands in the core; here are the rules of who
 * may do what, in which order, and what must be asked for first. It knows no HTTP; JSON it makes
 * only where a version or a summary of changes is made of that form.
 */
package org.callboard.administration;
