package org.callboard.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.callboard.it.support.ApiContract;

/**
 * A request of the contract.
 *
 * @param path with its variables
 * @param contentType of the body; empty if there is none
 * @param example of the contract for the body; empty if there is none
 */
record OfferedRequest(String id, String method, String path, String contentType, String example) {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  /** All of them, in the order of the contract. */
  static List<OfferedRequest> all() {
    List<OfferedRequest> all = new ArrayList<>();
    ApiContract.checkedIn()
        .document()
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation -> {
                          if (METHODS.contains(operation.getKey())) {
                            all.add(of(path.getKey(), operation.getKey(), operation.getValue()));
                          }
                        }));
    return all;
  }

  private static OfferedRequest of(String path, String method, JsonNode operation) {
    String type = "";
    String example = "";
    JsonNode content = operation.at("/requestBody/content");
    if (content.isObject()) {
      type = content.fieldNames().next();
      JsonNode body = content.path(type).path("example");
      example = body.isTextual() ? body.asText() : body.isMissingNode() ? "" : body.toString();
    }
    return new OfferedRequest(
        operation.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        type,
        example);
  }

  /** As the table of roles names it. */
  String name() {
    return method + " " + path;
  }

  boolean isReading() {
    return method.equals("GET");
  }
}
