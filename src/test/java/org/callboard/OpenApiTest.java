package org.callboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.callboard.it.support.ApiContract;
import org.callboard.rest.AdminApplication;
import org.callboard.rest.Problem;
import org.callboard.rest.ProblemType;
import org.callboard.rest.QueryParameters;
import org.junit.jupiter.api.Test;

/** {@code openapi.json} is whole, and its examples are what it says. */
class OpenApiTest {

  private static final ApiContract CONTRACT = ApiContract.checkedIn();
  private static final JsonNode DOCUMENT = CONTRACT.document();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  @Test
  void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
    Set<String> used = new TreeSet<>();
    walk(
        DOCUMENT,
        "",
        (pointer, node) -> {
          if (node.path("$ref").isTextual()) {
            String target = node.path("$ref").asText();
            assertThat(target).describedAs(pointer).startsWith("#/components/");
            assertThat(DOCUMENT.at(target.substring(1)).isMissingNode())
                .describedAs(pointer + " → " + target)
                .isFalse();
            used.add(target);
          }
        });
    Set<String> components = new TreeSet<>();
    for (String kind : List.of("parameters", "headers", "responses", "schemas")) {
      names(DOCUMENT.at("/components/" + kind))
          .forEach(name -> components.add("#/components/" + kind + "/" + name));
    }
    assertThat(used).isEqualTo(components);
  }

  @Test
  void everyOperationSaysWhatItIsAndHowItMayBeRefused() {
    Set<String> tags = new HashSet<>();
    DOCUMENT.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    Set<String> ids = new HashSet<>();
    eachOperation(
        (where, operation) -> {
          assertThat(ids.add(operation.path("operationId").asText())).describedAs(where).isTrue();
          assertThat(operation.path("summary").asText()).describedAs(where).isNotBlank();
          assertThat(operation.path("description").asText()).describedAs(where).isNotBlank();
          assertThat(operation.path("tags")).hasSize(1);
          assertThat(tags).contains(operation.at("/tags/0").asText());
          assertThat(names(operation.path("responses")))
              .describedAs(where)
              .contains("401", "406", "500", "503")
              .anyMatch(status -> status.startsWith("2"));
          if (!operation.path("requestBody").isMissingNode()) {
            assertThat(names(operation.path("responses")))
                .describedAs(where)
                .contains("400", "413", "415");
          }
        });
    assertThat(ids).hasSizeGreaterThan(80);
  }

  @Test
  void everyVariableOfAPathIsAParameter() {
    JsonNode paths = DOCUMENT.path("paths");
    for (String path : names(paths)) {
      Set<String> variables = new HashSet<>();
      Matcher variable = Pattern.compile("\\{(\\w+)}").matcher(path);
      while (variable.find()) {
        variables.add(variable.group(1));
      }
      Set<String> parameters = new HashSet<>();
      for (JsonNode parameter : paths.path(path).path("parameters")) {
        JsonNode resolved = DOCUMENT.at(parameter.path("$ref").asText().substring(1));
        assertThat(resolved.path("in").asText()).describedAs(path).isEqualTo("path");
        assertThat(parameters.add(resolved.path("name").asText())).describedAs(path).isTrue();
      }
      assertThat(parameters).describedAs(path).isEqualTo(variables);
    }
  }

  @Test
  void everyExampleIsValid() {
    List<String> wrong = new ArrayList<>();
    int[] examples = {0};
    walk(
        DOCUMENT,
        "",
        (pointer, node) -> {
          if (node.has("example") && node.has("schema")) {
            examples[0]++;
            CONTRACT
                .invalid("#" + pointer + "/schema", node.path("example").toString())
                .forEach(message -> wrong.add(pointer + ": " + message));
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(examples[0]).isGreaterThan(50);
  }

  /** New fields may come within v1, and a strict client must not refuse them. */
  @Test
  void whatIsAnsweredMayHaveOtherFieldsAndWhatIsOnlySentMayNot() {
    Set<String> answered = new TreeSet<>();
    reach(DOCUMENT.at("/components/responses"), answered);
    eachOperation((where, operation) -> reach(operation.path("responses"), answered));
    assertThat(answered).contains("Subscriber", "KeyNode", "Export").doesNotContain("Order");
    JsonNode schemas = DOCUMENT.at("/components/schemas");
    int[] objects = {0};
    for (String name : names(schemas)) {
      walk(
          schemas.path(name),
          name,
          (pointer, schema) -> {
            boolean isMap = schema.path("additionalProperties").isObject();
            if (schema.path("properties").isObject()
                && schema.has("type")
                && !isMap
                && !name.equals("Problem")) {
              objects[0]++;
              assertThat(schema.path("additionalProperties").isBoolean())
                  .describedAs(pointer)
                  .isTrue();
              assertThat(schema.path("additionalProperties").asBoolean())
                  .describedAs(pointer)
                  .isEqualTo(answered.contains(name));
            }
          });
    }
    assertThat(objects[0]).isGreaterThan(70);
  }

  /** Though the contract lets them pass: our own tests must see what is not documented. */
  @Test
  void theTestsSeeFieldsThatAreNotDocumented() {
    int[] tried = {0};
    walk(
        DOCUMENT,
        "",
        (pointer, node) -> {
          if (node.path("example").isObject() && pointer.matches(".*/responses/2.*json")) {
            ObjectNode example = node.path("example").deepCopy();
            assertThat(CONTRACT.invalid("#" + pointer + "/schema", example.toString())).isEmpty();
            example.put("surprise", 1);
            tried[0]++;
            assertThat(CONTRACT.invalid("#" + pointer + "/schema", example.toString()))
                .describedAs(pointer)
                .anyMatch(fault -> fault.contains("surprise"));
          }
        });
    assertThat(tried[0]).isGreaterThan(50);
  }

  /** Adds the names of the schemas that one leads to. */
  private static void reach(JsonNode from, Set<String> names) {
    walk(
        from,
        "",
        (pointer, node) -> {
          String target = node.path("$ref").asText();
          if (target.startsWith("#/components/schemas/")
              && names.add(target.substring(target.lastIndexOf('/') + 1))) {
            reach(DOCUMENT.at(target.substring(1)), names);
          }
        });
  }

  @Test
  void problemsAreThoseOfTheCatalogue() {
    Map<String, Integer> documented = new TreeMap<>();
    Map<String, String> titles = new TreeMap<>();
    for (JsonNode response : DOCUMENT.at("/components/responses")) {
      JsonNode problem = response.path("content").path(Problem.MEDIA_TYPE);
      JsonNode type = problem.at("/schema/properties/type");
      int status = problem.at("/schema/properties/status/const").asInt();
      if (type.has("const")) {
        documented.put(type.path("const").asText(), status);
      }
      type.path("enum").forEach(one -> documented.put(one.asText(), status));
      if (problem.has("example")) {
        titles.put(problem.at("/example/type").asText(), problem.at("/example/title").asText());
      }
    }
    Map<String, Integer> catalogue = new TreeMap<>();
    for (ProblemType type : ProblemType.values()) {
      catalogue.put(type.uri(), type.status());
      assertThat(titles.getOrDefault(type.uri(), type.title())).isEqualTo(type.title());
    }
    // Answers where openapi.json has nothing, so that it cannot have the answer either.
    catalogue.remove(ProblemType.METHOD_NOT_ALLOWED.uri());
    assertThat(documented).isEqualTo(catalogue);
  }

  @Test
  void whatIsServedIsDocumentedAndTheOtherWayRound() {
    Set<String> documented = new TreeSet<>();
    eachOperation((where, operation) -> documented.add(where));
    assertThat(documented).isEqualTo(resourceMethods().keySet());
  }

  /** So that {@code QueryFilter} refuses what the contract does not have, and nothing else. */
  @Test
  void theParametersOfEachMethodAreThoseOfTheContract() {
    Map<String, Set<String>> documented = new TreeMap<>();
    eachOperation(
        (where, operation) -> {
          Set<String> names = new TreeSet<>();
          for (JsonNode parameter : operation.path("parameters")) {
            JsonNode one =
                parameter.has("$ref")
                    ? DOCUMENT.at(parameter.path("$ref").asText().substring(1))
                    : parameter;
            if (one.path("in").asText().equals("query")) {
              boolean isFlag = one.at("/schema/type").asText().equals("boolean");
              names.add(one.path("name").asText() + (isFlag ? " (flag)" : ""));
            }
          }
          documented.put(where, names);
        });
    Map<String, Set<String>> accepted = new TreeMap<>();
    resourceMethods()
        .forEach(
            (where, method) -> {
              Set<String> names = new TreeSet<>();
              QueryParameters known = method.getAnnotation(QueryParameters.class);
              if (known != null) {
                names.addAll(List.of(known.value()));
                Stream.of(known.flags()).map(flag -> flag + " (flag)").forEach(names::add);
              }
              accepted.merge(where, names, OpenApiTest::both);
            });
    assertThat(accepted)
        .describedAs("the annotations @QueryParameters of resource methods")
        .isEqualTo(documented);
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Map<String, Method> resourceMethods() {
    Map<String, Method> found = new TreeMap<>();
    for (Class<?> resource : new AdminApplication().getClasses()) {
      if (!resource.isAnnotationPresent(Path.class)) {
        continue;
      }
      for (Method method : resource.getMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (http != null) {
            Path below = method.getAnnotation(Path.class);
            String path = resource.getAnnotation(Path.class).value();
            path = "/" + path + "/" + (below == null ? "" : below.value());
            path = path.replaceAll("/+", "/").replaceFirst("/$", "");
            path = path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}"); // a regular expression
            for (String one : layers(path)) {
              found.put(http.value().toLowerCase(Locale.ROOT) + " " + one, method);
            }
          }
        }
      }
    }
    return found;
  }

  /** The lists of a layer's entries have one resource method for four kinds of layers. */
  private static List<String> layers(String path) {
    String named =
        path.replace("quick-dial/{entryId}", "quick-dial/{itemId}")
            .replace("dial-actions/{entryId}", "dial-actions/{actionId}")
            .replace("account-settings/{entryId}", "account-settings/{setting}");
    if (!named.contains("{owner}")) {
      return List.of(named);
    }
    return Stream.of("", "draft/", "groups/{name}/", "subscribers/{username}/")
        .filter(owner -> owner.contains("{") || !named.contains("{owner}hidden-"))
        .map(owner -> named.replace("{owner}", owner))
        .toList();
  }

  private static void eachOperation(BiConsumer<String, JsonNode> consumer) {
    JsonNode paths = DOCUMENT.path("paths");
    for (String path : names(paths)) {
      for (String method : names(paths.path(path))) {
        if (METHODS.contains(method)) {
          consumer.accept(method + " " + path, paths.path(path).path(method));
        }
      }
    }
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Visits all objects, examples and what is in them left out. */
  private static void walk(JsonNode node, String pointer, BiConsumer<String, JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(pointer, node);
      for (String name : names(node)) {
        if (!name.equals("example")) {
          walk(
              node.path(name), pointer + "/" + name.replace("~", "~0").replace("/", "~1"), visitor);
        }
      }
    } else if (node.isArray()) {
      long size = StreamSupport.stream(node.spliterator(), false).count();
      for (int i = 0; i < size; i++) {
        walk(node.path(i), pointer + "/" + i, visitor);
      }
    }
  }
}
