package org.callboard.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.callboard.it.support.Http.Answer;
import org.callboard.rest.OpenApiDocument;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What {@code openapi.json} promises, and whether an answer keeps it and has nothing else. */
public final class ApiContract {

  private static final String ADDRESS = "https://callboard.test/openapi.json";
  private static final String PROBLEM = "application/problem+json";

  private final JsonNode document;
  private final JsonSchemaFactory schemas;
  private final SchemaValidatorsConfig config =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  /** By their pointers; compiling one takes much longer than using it. */
  private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  private ApiContract(String text) throws IOException {
    document = new ObjectMapper().readTree(text);
    String closed = closed(document.deepCopy()).toString();
    schemas =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, closed))));
  }

  /**
   * Clients must ignore fields that they do not know, and so the contract lets answers have others.
   * Callboard itself answers none that is not documented.
   */
  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("additionalProperties").asBoolean(false)) {
      object.put("additionalProperties", false);
    }
    node.forEach(ApiContract::closed);
    return node;
  }

  /** The one that is checked in, as it is published. */
  public static ApiContract checkedIn() {
    try {
      return new ApiContract(new String(OpenApiDocument.published(""), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole document. */
  public JsonNode document() {
    return document;
  }

  /**
   * What is wrong with an answer.
   *
   * @param method of the request
   * @param path of the request below {@code /api/v1}, encoded, with or without a query
   */
  public List<String> violations(String method, String path, Answer answer) {
    List<String> violations = new ArrayList<>();
    if (!answer.header("Cache-Control").contains("no-store")) {
      violations.add("Cache-Control does not say no-store");
    }
    if (answer.header("X-Request-Id").isEmpty()) {
      violations.add("there is no X-Request-Id");
    }
    Optional<String> template = template(path.replaceFirst("[?#].*", ""));
    String read = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    if (template.isEmpty() || document.at(operation(template.get(), read)).isMissingNode()) {
      violations.addAll(undocumented(template.isPresent(), answer));
    } else {
      boolean bodyExpected = !method.equals("HEAD");
      violations.addAll(documented(operation(template.get(), read), bodyExpected, answer));
    }
    return violations;
  }

  /** Neither data nor silence: what is not in the document is refused, in the form of a problem. */
  private List<String> undocumented(boolean known, Answer answer) {
    int refusal = known ? 405 : 404;
    if (answer.status() != refusal && answer.status() != 401) {
      return List.of("openapi.json has no such request: " + refusal + " expected, or 401");
    }
    if (!PROBLEM.equals(mediaType(answer))) {
      return List.of("a refusal must be " + PROBLEM);
    }
    return invalid("#/components/schemas/Problem", answer.text());
  }

  private List<String> documented(String operation, boolean bodyExpected, Answer answer) {
    String pointer = follow(operation + "/responses/" + answer.status());
    JsonNode response = document.at(pointer);
    if (response.isMissingNode()) {
      return List.of("the status " + answer.status() + " is not documented at " + operation);
    }
    List<String> violations = headers(pointer, answer);
    if (!bodyExpected || response.path("content").isMissingNode()) {
      if (answer.bytes().length > 0) {
        violations.add("there is a body where none is documented");
      }
      return violations;
    }
    String type = mediaType(answer);
    String content = pointer + "/content/" + escaped(type);
    if (document.at(content).isMissingNode()) {
      violations.add("the content type " + type + " is not documented at " + pointer);
    } else if (type.endsWith("json")) {
      violations.addAll(invalid("#" + content + "/schema", answer.text()));
      if (!hasLimit(operation) && hasNext(answer)) {
        violations.add("there is a next part of a list that has no limit");
      }
    } else if (type.endsWith("xml")) {
      violations.addAll(malformed(answer));
    }
    return violations;
  }

  private boolean hasLimit(String operation) {
    for (JsonNode parameter : document.at(operation + "/parameters")) {
      String pointer = parameter.path("$ref").asText("#").substring(1);
      if ((pointer.isEmpty() ? parameter : document.at(pointer))
          .path("name")
          .asText()
          .equals("limit")) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNext(Answer answer) {
    try {
      return new ObjectMapper().readTree(answer.text()).path("next").isTextual();
    } catch (IOException e) {
      return false; // no JSON, as the schema says as well
    }
  }

  private List<String> headers(String response, Answer answer) {
    List<String> violations = new ArrayList<>();
    document
        .at(response + "/headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              String pointer = follow(response + "/headers/" + name);
              String value = answer.header(name);
              if (!value.isEmpty()) {
                String json = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
                invalid("#" + pointer + "/schema", json)
                    .forEach(wrong -> violations.add(name + ": " + wrong));
              } else if (document.at(pointer + "/required").asBoolean()) {
                violations.add("the header " + name + " is missing");
              }
            });
    return violations;
  }

  /** What the schema at a JSON pointer of the document says to a text. */
  public List<String> invalid(String pointer, String json) {
    JsonSchema schema =
        compiled.computeIfAbsent(
            pointer, p -> schemas.getSchema(SchemaLocation.of(ADDRESS + p), config));
    try {
      return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    } catch (IllegalArgumentException e) {
      return List.of("no JSON: " + e.getMessage());
    }
  }

  private static List<String> malformed(Answer answer) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      builder.parse(new ByteArrayInputStream(answer.bytes()));
      return List.of();
    } catch (SAXException | IOException e) {
      return List.of("no XML: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The documented path that an encoded one is of; the one with the fewest variables first. */
  Optional<String> template(String path) {
    List<String> templates = new ArrayList<>();
    document.path("paths").fieldNames().forEachRemaining(templates::add);
    return templates.stream()
        .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
        .min(Comparator.comparingInt(template -> template.split("\\{", -1).length));
  }

  private static String operation(String template, String method) {
    return "/paths/" + escaped(template) + "/" + method;
  }

  /** Where a pointer leads to: itself, or what stands there as a reference. */
  private String follow(String pointer) {
    JsonNode reference = document.at(pointer).path("$ref");
    return reference.isMissingNode() ? pointer : reference.asText().substring(1);
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private static String mediaType(Answer answer) {
    return answer.header("Content-Type").replaceFirst("\\s*;.*", "");
  }
}
