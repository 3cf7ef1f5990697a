/**
 * What the integration tests stand on: the built WAR on a server, the database beside it, and the
 * server's log.
 *
 * <p>Nothing here knows what Callboard does but what {@code openapi.json} says of it, nor which
 * server and which database Maven's profile has chosen; the few classes that must know a database
 * are not public.
 */
package org.callboard.it.support;
