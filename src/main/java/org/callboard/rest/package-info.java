/**
 * The administrators' door: REST with JSON below {@code /api/v1}, with every error a problem (RFC
 * 9457) of one catalogue. Resources read the request, call an act of {@code administration}, and
 * write what it returns; the rules are in the acts and in the core. {@code /openapi} publishes the
 * contract.
 */
package org.callboard.rest;
