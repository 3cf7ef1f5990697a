package org.callboard.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.platform.Json;

/**
 * The contract of the administrators' door, as it is published at {@code /openapi}.
 *
 * <p>The source, {@code openapi.json}, has the paths of a layer once, in {@code x-layer-paths}. A
 * path with an {@code x-layer} has such a layer: all paths of {@code x-layer-paths} are published
 * below it, with its parameters before their own, and with <code>{{name}}</code> replaced by the
 * text that its {@code x-layer} has under this name. The two extensions themselves are not
 * published.
 */
public final class OpenApiDocument {

  private static final String SOURCE = "/openapi.json";
  private static final String SERVERS = "servers";
  private static final String URL = "url";
  private static final String PATHS = "paths";
  private static final String PARAMETERS = "parameters";
  private static final String LAYER = "x-layer";
  private static final String LAYERS = "x-layers";
  private static final String LAYER_PATHS = "x-layer-paths";
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");

  private OpenApiDocument() {}

  /**
   * The whole document, in UTF-8.
   *
   * @param contextPath where this application is on its server, which goes in front of the servers'
   *     addresses: many programs take an address without a slash at its beginning for a host
   */
  public static byte[] published(String contextPath) {
    JsonObject document = expanded(source());
    JsonArrayBuilder servers = Json.createArrayBuilder();
    for (JsonValue server : document.getJsonArray(SERVERS)) {
      String url = contextPath + server.asJsonObject().getString(URL);
      servers.add(Json.createObjectBuilder(server.asJsonObject()).add(URL, url));
    }
    return Json.createObjectBuilder(document)
        .add(SERVERS, servers)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject source() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(SOURCE)) {
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject expanded(JsonObject source) {
    JsonObject templates = source.getJsonObject(LAYER_PATHS);
    Map<String, JsonValue> paths = new LinkedHashMap<>();
    source
        .getJsonObject(PATHS)
        .forEach(
            (path, item) -> {
              JsonObject owner = item.asJsonObject();
              add(paths, path, without(LAYER, owner));
              if (owner.containsKey(LAYER)) {
                templates.forEach(
                    (below, template) -> {
                      if (isOf(owner, template.asJsonObject())) {
                        add(paths, path + below, ofLayer(owner, template.asJsonObject()));
                      }
                    });
              }
            });
    JsonObjectBuilder published = Json.createObjectBuilder();
    paths.forEach(published::add);
    return Json.createObjectBuilder(without(LAYER_PATHS, source)).add(PATHS, published).build();
  }

  private static void add(Map<String, JsonValue> paths, String path, JsonObject item) {
    if (paths.putIfAbsent(path, item) != null) {
      throw new IllegalArgumentException(path + " is written twice");
    }
  }

  /** Whether an owner's layer has the path; most are of all layers. */
  private static boolean isOf(JsonObject owner, JsonObject template) {
    JsonString name = owner.getJsonObject(LAYER).getJsonString("Layer");
    return !template.containsKey(LAYERS) || template.getJsonArray(LAYERS).contains(name);
  }

  /** A path of a layer, for the layer of one owner. */
  private static JsonObject ofLayer(JsonObject owner, JsonObject template) {
    JsonArrayBuilder parameters = Json.createArrayBuilder(owner.getJsonArray(PARAMETERS));
    template
        .getOrDefault(PARAMETERS, JsonValue.EMPTY_JSON_ARRAY)
        .asJsonArray()
        .forEach(parameters::add);
    JsonObject operations =
        filled(without(LAYERS, without(PARAMETERS, template)), owner.getJsonObject(LAYER));
    return Json.createObjectBuilder()
        .add(PARAMETERS, parameters)
        .addAll(Json.createObjectBuilder(operations))
        .build();
  }

  private static JsonObject filled(JsonObject template, JsonObject variables) {
    return read(
        new StringReader(
            VARIABLE
                .matcher(template.toString())
                .replaceAll(variable -> Matcher.quoteReplacement(text(variable, variables)))));
  }

  /** Escaped as JSON is, since it goes into the middle of a JSON string. */
  private static String text(MatchResult variable, JsonObject variables) {
    String name = variable.group(1);
    if (!variables.containsKey(name)) {
      throw new IllegalArgumentException("{{" + name + "}} is not in " + LAYER);
    }
    String quoted = variables.getJsonString(name).toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private static JsonObject without(String name, JsonObject object) {
    return Json.createObjectBuilder(object).remove(name).build();
  }

  /** No name may stand twice in one object: the first one would be lost unseen. */
  private static JsonObject read(Reader text) {
    try (JsonReader reader = Json.createStrictReader(text)) {
      return reader.readObject();
    }
  }
}
