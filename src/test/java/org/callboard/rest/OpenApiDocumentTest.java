package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The paths of layers are written once and published for each layer. */
class OpenApiDocumentTest {

  private static final String SOURCE =
      """
      {
        "openapi": "3.1.0",
        "paths": {
          "/a/{a}": {
            "x-layer": {"Layer": "", "layer": "the \\"a\\" of \\\\ $1"},
            "parameters": ["a"],
            "get": {"operationId": "getA"}
          },
          "/b/{b}": {
            "x-layer": {"Layer": "B", "layer": "a b"},
            "parameters": ["b"]
          },
          "/c": {"get": {"operationId": "getC"}}
        },
        "x-layer-paths": {
          "/list": {"get": {"operationId": "get{{Layer}}List", "summary": "The list of {{layer}}"}},
          "/list/{id}": {"parameters": ["id"], "get": {"tags": ["{{layer}}", "{id}", "${x}"]}}
        },
        "components": {}
      }
      """;

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  @Test
  void eachLayerGetsThePathsOfTheTemplateBelowItsOwnersPath() {
    assertThat(OpenApiDocument.expanded(json(SOURCE)))
        .isEqualTo(
            json(
                """
                {
                  "openapi": "3.1.0",
                  "paths": {
                    "/a/{a}": {"parameters": ["a"], "get": {"operationId": "getA"}},
                    "/a/{a}/list": {
                      "parameters": ["a"],
                      "get": {"operationId": "getList", "summary": "The list of the \\"a\\" of \\\\ $1"}
                    },
                    "/a/{a}/list/{id}": {
                      "parameters": ["a", "id"],
                      "get": {"tags": ["the \\"a\\" of \\\\ $1", "{id}", "${x}"]}
                    },
                    "/b/{b}": {"parameters": ["b"]},
                    "/b/{b}/list": {
                      "parameters": ["b"],
                      "get": {"operationId": "getBList", "summary": "The list of a b"}
                    },
                    "/b/{b}/list/{id}": {
                      "parameters": ["b", "id"],
                      "get": {"tags": ["a b", "{id}", "${x}"]}
                    },
                    "/c": {"get": {"operationId": "getC"}}
                  },
                  "components": {}
                }
                """));
  }

  @Test
  void aPathOfSomeLayersIsPublishedForThoseOnly() {
    String some = SOURCE.replace("\"/list/{id}\": {", "\"/list/{id}\": {\"x-layers\": [\"B\"], ");
    JsonObject paths = OpenApiDocument.expanded(json(some)).getJsonObject("paths");
    assertThat(paths.keySet()).contains("/b/{b}/list/{id}").doesNotContain("/a/{a}/list/{id}");
    assertThat(paths.getJsonObject("/b/{b}/list/{id}").keySet())
        .containsExactly("parameters", "get");
  }

  @Test
  void pathsStandBesideTheirOwnerInTheOrderOfTheSource() {
    assertThat(OpenApiDocument.expanded(json(SOURCE)).getJsonObject("paths").keySet())
        .containsExactly(
            "/a/{a}",
            "/a/{a}/list",
            "/a/{a}/list/{id}",
            "/b/{b}",
            "/b/{b}/list",
            "/b/{b}/list/{id}",
            "/c");
  }

  @Test
  void aVariableThatALayerDoesNotHaveIsRefused() {
    String misspelt = SOURCE.replace("{{layer}}", "{{lair}}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenApiDocument.expanded(json(misspelt)))
        .withMessageContaining("{{lair}}");
  }

  @Test
  void aPathThatIsWrittenTwiceIsRefused() {
    String twice = SOURCE.replace("/c", "/b/{b}/list");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenApiDocument.expanded(json(twice)))
        .withMessageContaining("/b/{b}/list");
  }

  @Test
  void theServersAddressBeginsWithASlashAndTheContextPath() {
    for (String contextPath : List.of("", "/callboard")) {
      String published = new String(OpenApiDocument.published(contextPath), StandardCharsets.UTF_8);
      assertThat(json(published).getJsonArray("servers").getJsonObject(0).getString("url"))
          .isEqualTo(contextPath + "/api/v1");
    }
  }

  @Test
  void nothingOfTheTemplateIsPublished() {
    String published = new String(OpenApiDocument.published(""), StandardCharsets.UTF_8);
    assertThat(published)
        .contains("/organizations/{cloudId}/draft/quick-dial/{itemId}")
        .doesNotContain("{{", "x-layer");
  }
}
