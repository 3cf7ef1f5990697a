/**
 * The administrators' door: REST with JSON below {@code /api/v1}, every error a problem (RFC 9457)
 * of one catalogue. Resources read the request, ask the core, and write what it says; the rules are
 * in the core. {@code /openapi} says what it promises.
 */
package org.callboard.rest;
