package org.callboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.callboard.it.support.ApiContract;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationSettings;
import org.callboard.platform.UnreadableJson;
import org.junit.jupiter.api.Test;

/**
 * Generators make clients of {@code openapi.json} that compile, and that read and send what is
 * meant. Each rule here was broken once; {@code .ci/run} generates a client and lets it work.
 */
class ClientsOfTheContractTest {

  private static final JsonNode DOCUMENT = ApiContract.checkedIn().document();

  /** A class of nothing: Python's generator stops at it, Java's writes what does not compile. */
  @Test
  void nothingIsOnlyEverNull() {
    List<String> found = new ArrayList<>();
    walk(
        DOCUMENT,
        "",
        (pointer, node) -> {
          if (node.path("type").asText().equals("null") && !pointer.matches(".*/oneOf/\\d+")) {
            found.add(pointer);
          }
        });
    assertThat(found).isEmpty();
  }

  /** Clients try all alternatives, and to most of them one object is as good as another. */
  @Test
  void alternativesAreToldApartByTheirTypeOrByADiscriminator() {
    List<String> found = new ArrayList<>();
    walk(
        DOCUMENT,
        "",
        (pointer, node) -> {
          Set<String> types = new TreeSet<>();
          for (JsonNode one : node.path("oneOf")) {
            if (!node.has("discriminator") && !onlyRequires(one) && !types.add(type(one))) {
              found.add(pointer);
            }
          }
          if (node.has("anyOf")) {
            found.add(pointer);
          }
        });
    assertThat(found).isEmpty();
  }

  @Test
  void aDiscriminatorLeadsToAlternativesThatHaveItsValueOnly() {
    int[] found = {0};
    walk(
        DOCUMENT,
        "",
        (pointer, node) -> {
          JsonNode discriminator = node.path("discriminator");
          discriminator
              .path("mapping")
              .fields()
              .forEachRemaining(
                  entry -> {
                    found[0]++;
                    JsonNode values =
                        DOCUMENT
                            .at(entry.getValue().asText().substring(1))
                            .path("properties")
                            .path(discriminator.path("propertyName").asText())
                            .path("enum");
                    assertThat(values).describedAs(pointer).hasSize(1);
                    assertThat(values.path(0).asText()).isEqualTo(entry.getKey());
                  });
        });
    assertThat(found[0]).isEqualTo(3);
  }

  /** Clients send it for whatever their caller leaves out, and so change what was to stay. */
  @Test
  void whatIsSentHasNoDefaults() {
    List<String> found = new ArrayList<>();
    DOCUMENT
        .at("/components/schemas")
        .fields()
        .forEachRemaining(
            schema ->
                walk(
                    schema.getValue(),
                    schema.getKey(),
                    (pointer, node) -> {
                      if (node.has("default") && !pointer.endsWith("/properties")) {
                        found.add(pointer);
                      }
                    }));
    assertThat(found).isEmpty();
  }

  /** One program has one method for all lists. */
  @Test
  void parametersOfOneNameHaveOneDefault() {
    Map<String, Set<String>> defaults = new TreeMap<>();
    walk(
        DOCUMENT,
        "",
        (pointer, node) -> {
          if (node.path("in").asText().equals("query") && node.at("/schema/default") != null) {
            String value = node.at("/schema/default").toString();
            if (!value.isEmpty()) {
              defaults
                  .computeIfAbsent(node.path("name").asText(), name -> new TreeSet<>())
                  .add(value);
            }
          }
        });
    assertThat(defaults).containsKeys("limit", "offset", "dryRun");
    assertThat(defaults).allSatisfy((name, values) -> assertThat(values).hasSize(1));
  }

  /** They do not fit into 32 bits, which is what an integer is to most generators. */
  @Test
  void idsAndBytesAreLong() {
    assertThat(DOCUMENT.at("/components/schemas/AuditEntry/properties/id/format").asText())
        .isEqualTo("int64");
    for (String name : List.of("stored", "allowed")) {
      assertThat(DOCUMENT.at("/components/schemas/Used/properties/" + name + "/format").asText())
          .isEqualTo("int64");
    }
  }

  /** What is no JSON is handed over as it is, and not parsed as JSON. */
  @Test
  void answersThatAreNoJsonInTheFirstPlaceAreBytes() {
    int[] found = {0};
    walk(
        DOCUMENT.path("paths"),
        "",
        (pointer, node) -> {
          if (pointer.matches(".*/responses/2\\d\\d") && node.has("content")) {
            Map.Entry<String, JsonNode> first = node.path("content").fields().next();
            if (!first.getKey().endsWith("json")) {
              found[0]++;
              assertThat(first.getValue().at("/schema/format").asText())
                  .describedAs(pointer)
                  .isEqualTo("binary");
            }
          }
        });
    assertThat(found[0]).isGreaterThanOrEqualTo(3);
  }

  /** Clients send an empty list for one that a file has not: the import would refuse it. */
  @Test
  void theOrganizationOfAFileHasNothingThatAnImportRefuses() {
    assertThat(DOCUMENT.at("/components/schemas/Export/properties/organization/$ref").asText())
        .isEqualTo("#/components/schemas/ExportedOrganization");
    Set<String> documented = new TreeSet<>();
    DOCUMENT
        .at("/components/schemas/ExportedOrganization/properties")
        .fieldNames()
        .forEachRemaining(documented::add);
    Set<String> written =
        new TreeSet<>(
            OrganizationJson.of(new CloudId("ACME"), OrganizationSettings.named("Acme")).keySet());
    written.add(UnreadableJson.MEMBER);
    assertThat(documented).isEqualTo(written);
  }

  /** A relative one would be taken for a host, or for below the document's own address. */
  @Test
  void theServerIsAPathFromTheRoot() {
    assertThat(DOCUMENT.at("/servers/0/url").asText()).startsWith("/");
  }

  private static boolean onlyRequires(JsonNode schema) {
    return schema.size() == 1 && schema.has("required");
  }

  private static String type(JsonNode schema) {
    return schema.has("$ref")
        ? DOCUMENT.at(schema.path("$ref").asText().substring(1)).path("type").asText()
        : schema.path("type").asText();
  }

  /** Visits all objects, examples and what is in them left out. */
  private static void walk(JsonNode node, String pointer, BiConsumer<String, JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(pointer, node);
      node.fields()
          .forEachRemaining(
              entry -> {
                if (!entry.getKey().startsWith("example")) {
                  walk(
                      entry.getValue(),
                      pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                      visitor);
                }
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.path(i), pointer + "/" + i, visitor);
      }
    }
  }
}
