package org.callboard.it.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.callboard.it.support.Http.Answer;

/**
 * The administrators' door as one caller uses it. Every answer is checked against {@code
 * openapi.json}; one that does not keep what it promises fails the test. Paths are below {@code
 * /api/v1}, encoded: {@code Api.operator().put("/organizations/ACME", "{\"name\":\"Acme\"}")}.
 */
public final class Api {

  /** Below the context root. */
  public static final String ROOT = "/api/v1";

  private static final ApiContract CONTRACT = ApiContract.checkedIn();
  private static final String JSON = "application/json";

  private final List<String> headers;

  private Api(List<String> headers) {
    this.headers = List.copyOf(headers);
  }

  /** Nobody in particular. */
  public static Api anonymous() {
    return new Api(List.of());
  }

  /** The operator of the first start. */
  public static Api operator() {
    return as("admin", TestRun.adminPassword());
  }

  /** An administrator with a password. */
  public static Api as(String username, String password) {
    return anonymous().with("Authorization", Http.basic(username, password));
  }

  /** A program with a token. */
  public static Api bearer(String token) {
    return anonymous().with("Authorization", "Bearer " + token);
  }

  /** The same caller, who sends one more header. */
  public Api with(String name, String value) {
    List<String> all = new ArrayList<>(headers);
    all.add(name);
    all.add(value);
    return new Api(all);
  }

  /** The same caller, who wants to have it in this form. */
  public Api accept(String mediaType) {
    return with("Accept", mediaType);
  }

  /** The same caller, who changes only what still is as he knows it. */
  public Api ifMatch(String tag) {
    return with("If-Match", tag);
  }

  public Reply get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Reply put(String path, String json) {
    return put(path, JSON, json);
  }

  public Reply put(String path, JsonValue json) {
    return put(path, JSON, json.toString());
  }

  public Reply put(String path, String contentType, String body) {
    return with("Content-Type", contentType).send("PUT", path, BodyPublishers.ofString(body));
  }

  public Reply patch(String path, String json) {
    return patch(path, JSON, json);
  }

  public Reply patch(String path, String contentType, String body) {
    return with("Content-Type", contentType).send("PATCH", path, BodyPublishers.ofString(body));
  }

  /** Changes what the patch mentions (RFC 7396). */
  public Reply merge(String path, String json) {
    return patch(path, "application/merge-patch+json", json);
  }

  public Reply post(String path, String json) {
    return post(path, JSON, json);
  }

  public Reply post(String path, String contentType, String body) {
    return with("Content-Type", contentType).send("POST", path, BodyPublishers.ofString(body));
  }

  /** Without a body. */
  public Reply post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  public Reply delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Whatever else. */
  public Reply send(String method, String path, BodyPublisher body) {
    Answer answer = Http.send(method, ROOT + path, body, headers.toArray(String[]::new));
    List<String> violations = CONTRACT.violations(method, path, answer);
    if (!violations.isEmpty()) {
      throw new AssertionError(
          method
              + " "
              + path
              + " was answered against openapi.json:\n  "
              + String.join("\n  ", violations)
              + "\n"
              + answer);
    }
    return new Reply(method + " " + path, answer);
  }

  /** A text as one segment of a path. */
  public static String segment(String text) {
    if (text.equals(".") || text.equals("..")) {
      return text.replace(".", "%2E");
    }
    return Http.form("", text).substring(1).replace("+", "%20").replace("*", "%2A");
  }

  /** An answer that keeps what {@code openapi.json} promises. */
  public record Reply(String request, Answer answer) {

    /** Fails with the whole answer unless its status is one of these. */
    public Reply expect(int... statuses) {
      for (int status : statuses) {
        if (answer.status() == status) {
          return this;
        }
      }
      throw new AssertionError(
          request + ": " + java.util.Arrays.toString(statuses) + " expected, got " + answer);
    }

    /** Fails with the whole answer unless it is this problem, as in {@code "not-found"}. */
    public Reply problem(int status, String slug) {
      expect(status);
      if (!json().getString("type").equals("urn:callboard:problem:" + slug)) {
        throw new AssertionError(request + ": " + slug + " expected, got " + answer);
      }
      return this;
    }

    public int status() {
      return answer.status();
    }

    public String text() {
      return answer.text();
    }

    public String header(String name) {
      return answer.header(name);
    }

    public String etag() {
      return answer.header("ETag");
    }

    public JsonObject json() {
      try (JsonReader reader = Json.createReader(new StringReader(text()))) {
        return reader.readObject();
      }
    }

    /** The ids of a list's items, in order. */
    public List<String> ids() {
      return json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
          .map(item -> item.getString("id"))
          .toList();
    }

    /** The fields that a problem complains about, in order. */
    public List<String> invalidFields() {
      return json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
          .map(error -> error.getString("field"))
          .toList();
    }
  }
}
