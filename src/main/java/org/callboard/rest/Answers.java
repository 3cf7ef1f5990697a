package org.callboard.rest;

import jakarta.json.JsonValue;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.nio.charset.StandardCharsets;
import org.callboard.platform.Expected;
import org.callboard.platform.StateVersion;

/** The answers that resources give. */
public final class Answers {

  private static final String LOCATION = HttpHeaders.LOCATION;

  private Answers() {}

  /**
   * The type that the caller wants most.
   *
   * @param offered the first one if they are all the same to the caller
   * @throws NotAcceptableException if the caller wants none of them
   */
  static MediaType type(Request request, MediaType... offered) {
    Variant wanted = request.selectVariant(Variant.mediaTypes(offered).build());
    if (wanted == null) {
      throw new NotAcceptableException();
    }
    return wanted.getMediaType();
  }

  /** 200, without a tag: a part of a list. */
  public static Response list(JsonValue json) {
    return body(Response.ok(), json).build();
  }

  /** 200 with the tag of the state; 304 if the caller of the GET has it already. */
  public static Response state(JsonValue json, Expected expected) {
    return state(json, json, expected);
  }

  /** The same with more than the state, of which alone the tag is made. */
  public static Response state(JsonValue json, JsonValue state, Expected expected) {
    String version = StateVersion.of(state);
    if (expected.isKnown(version)) {
      return Response.notModified().header(HttpHeaders.ETAG, EntityTags.ofVersion(version)).build();
    }
    return tagged(json, state);
  }

  /** 200 with another state's tag: that of the same one, seen with less. */
  public static Response tagged(JsonValue json, JsonValue state) {
    return tagged(Response.ok(), json, state);
  }

  /** What a PUT has made: 201 with its address, or 200 if it was there before. */
  public static Response written(boolean created, JsonValue json, UriInfo address) {
    return written(created, json, json, address);
  }

  /** The same with the tag of the state, of which more is shown than it is read with. */
  public static Response written(
      boolean created, JsonValue json, JsonValue state, UriInfo address) {
    return created
        ? tagged(
            Response.status(Response.Status.CREATED).header(LOCATION, path(address)), json, state)
        : tagged(Response.ok(), json, state);
  }

  /** 201 for what has its address below the one that was asked. */
  public static Response createdBelow(String segment, JsonValue json, UriInfo address) {
    return body(
            Response.status(Response.Status.CREATED)
                .header(LOCATION, path(address) + "/" + segment),
            json)
        .build();
  }

  /** Without the server's name, of which a proxy may know another one. */
  private static String path(UriInfo address) {
    return address.getRequestUri().getRawPath();
  }

  private static Response tagged(ResponseBuilder response, JsonValue json, JsonValue state) {
    return body(response, json).header(HttpHeaders.ETAG, EntityTags.of(state)).build();
  }

  private static ResponseBuilder body(ResponseBuilder response, JsonValue json) {
    return response
        .entity(json.toString().getBytes(StandardCharsets.UTF_8))
        .type(MediaType.APPLICATION_JSON);
  }
}
