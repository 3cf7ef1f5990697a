/**
 * The base of the integration tests: the built WAR on a server, the database beside it, and the
 * server's log.
 *
 * <p>This package knows only as much of Callboard as {@code openapi.json} says. It does not know
 * which server and which database Maven's profile has chosen; the few classes that must know a
 * database are not public.
 */
package org.callboard.it.support;
