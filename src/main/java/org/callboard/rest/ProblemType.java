package org.callboard.rest;

import java.util.Arrays;
import java.util.Comparator;

/** The catalogue of everything that can go wrong for an administrator (RFC 9457). */
public enum ProblemType {
  /** Of several types with one status the first stands for what the server itself refuses. */
  BAD_REQUEST("bad-request", 400, "The request cannot be understood"),
  INVALID_VALUE("invalid-value", 400, "A value is not valid"),
  MALFORMED_BODY("malformed-body", 400, "The body cannot be read"),
  INVALID_PARAMETER("invalid-parameter", 400, "A parameter of the address is not valid"),
  CONFIRMATION_REQUIRED("confirmation-required", 400, "The request must be confirmed"),
  IMPORT_FAILED("import-failed", 400, "The import failed, nothing was changed"),
  UNAUTHENTICATED("unauthenticated", 401, "Please sign in"),
  FORBIDDEN("forbidden", 403, "You may not do this"),
  NOT_FOUND("not-found", 404, "Nothing was found"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not support the method"),
  NOT_ACCEPTABLE("not-acceptable", 406, "The answer is not available in this type"),
  CONFLICT("conflict", 409, "The request contradicts existing data"),
  GONE("gone", 410, "The cursor is no longer valid"),
  CHANGED_MEANWHILE("changed-meanwhile", 412, "The entry was changed meanwhile"),
  TOO_LARGE("too-large", 413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The type of the body is not supported"),
  TOO_MANY_ATTEMPTS("too-many-attempts", 429, "Too many attempts to sign in"),
  UNEXPECTED("unexpected", 500, "Something went wrong on the server"),
  UNAVAILABLE("unavailable", 503, "The server cannot do this at the moment"),
  BUSY("busy", 503, "The server is busy");

  private static final int SERVER_ERROR = 500;

  private final String slug;
  private final int status;
  private final String title;

  ProblemType(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /** What programs tell problems apart by; it never changes. */
  public String uri() {
    return "urn:callboard:problem:" + slug;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** For what a server refuses by itself. */
  static ProblemType ofStatus(int status) {
    return Arrays.stream(values())
        .filter(type -> type.status == status)
        .min(Comparator.naturalOrder())
        .orElse(status < SERVER_ERROR ? BAD_REQUEST : UNEXPECTED);
  }
}
