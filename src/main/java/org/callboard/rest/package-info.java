/**
 * The administrators' door: REST with JSON below {@code /api/v1}, every error a problem (RFC 9457)
 * of one catalogue. Resources read the request, call an act of {@code administration}, and write
 * what it returns; the rules are there and in the core. {@code /openapi} says what it promises.
 */
package org.callboard.rest;
