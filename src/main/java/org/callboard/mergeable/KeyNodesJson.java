package org.callboard.mergeable;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.JsonBody;

/**
 * How key nodes are stored: a JSON array of objects with {@code name}, optional {@code priority}
 * and {@code source}, and one of {@code text}, {@code texts} or {@code xml}.
 */
public final class KeyNodesJson {

  private static final String NODES = "nodes";

  private KeyNodesJson() {}

  public static String write(List<KeyNode> nodes) {
    return array(nodes).build().toString();
  }

  public static JsonArrayBuilder array(List<KeyNode> nodes) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    nodes.forEach(node -> array.add(write(node)));
    return array;
  }

  /**
   * Reads what an administrator sends. All that is wrong is told at once, with the node's place.
   *
   * @throws InvalidValueException if anything is not as {@link #write(List)} writes it
   */
  public static List<KeyNode> read(JsonArray array) {
    JsonBody body = JsonBody.of(Json.createObjectBuilder().add(NODES, array).build());
    List<KeyNode> nodes = read(body);
    body.end();
    return nodes;
  }

  /** The same of a field {@code nodes}, which must be there; what is wrong is noted there. */
  public static List<KeyNode> read(JsonBody json) {
    List<KeyNode> nodes = new ArrayList<>();
    for (JsonBody node : json.required(NODES, json.objects(NODES), List.<JsonBody>of())) {
      node(node).ifPresent(nodes::add);
    }
    return nodes;
  }

  private static Optional<KeyNode> node(JsonBody json) {
    String name = json.requiredText("name");
    Optional<Integer> priority = json.integer("priority");
    Optional<String> source = json.text("source");
    return value(json)
        .flatMap(
            value ->
                json.make(
                    () ->
                        Optional.of(
                            new KeyNode(name, value, priority.map(MergePriority::new), source)),
                    Optional.empty()));
  }

  private static Optional<KeyNodeValue> value(JsonBody json) {
    if (Stream.of("text", "texts", "xml").filter(json::has).count() != 1) {
      json.refuse("text", "or texts or xml must be there, one of them.");
      return Optional.empty();
    }
    if (json.has("xml")) {
      String xml = json.requiredText("xml");
      return json.make(
          () -> Optional.of(new KeyNodeValue.Subtree(new XmlFragment(xml))), Optional.empty());
    }
    if (json.has("text")) {
      String text = json.requiredText("text");
      return json.make(() -> Optional.of(new KeyNodeValue.Plain(text)), Optional.empty());
    }
    List<KeyNodeValue.Translation> texts = new ArrayList<>();
    for (JsonBody text : json.required("texts", json.objects("texts"), List.<JsonBody>of())) {
      Optional<String> language = text.text("lang");
      String translated = text.requiredText("text");
      text.make(() -> texts.add(new KeyNodeValue.Translation(language, translated)), false);
    }
    return json.make(() -> Optional.of(new KeyNodeValue.Localized(texts)), Optional.empty());
  }

  private static JsonObjectBuilder write(KeyNode node) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("name", node.name());
    node.priority().ifPresent(priority -> json.add("priority", priority.value()));
    node.source().ifPresent(source -> json.add("source", source));
    return addTo(json, node.value());
  }

  /** Adds a value as the one member that it is: {@code text}, {@code texts} or {@code xml}. */
  public static JsonObjectBuilder addTo(JsonObjectBuilder json, KeyNodeValue value) {
    if (value instanceof KeyNodeValue.Plain plain) {
      json.add("text", plain.text());
    } else if (value instanceof KeyNodeValue.Subtree subtree) {
      json.add("xml", subtree.xml().content());
    } else if (value instanceof KeyNodeValue.Localized localized) {
      JsonArrayBuilder texts = Json.createArrayBuilder();
      for (KeyNodeValue.Translation translation : localized.texts()) {
        JsonObjectBuilder text = Json.createObjectBuilder();
        translation.language().ifPresent(language -> text.add("lang", language));
        texts.add(text.add("text", translation.text()));
      }
      json.add("texts", texts);
    }
    return json;
  }

  /**
   * Reads what {@link #write(List)} wrote.
   *
   * @throws InvalidValueException if it is anything else
   */
  public static List<KeyNode> read(String json) {
    if (json == null) {
      throw new InvalidValueException("keyNodes", "are missing.");
    }
    try (var reader = Json.createReader(new StringReader(json))) {
      return read(reader.readArray());
    } catch (JsonException e) {
      throw new InvalidValueException("keyNodes", "are not the expected JSON: " + e.getMessage());
    }
  }

  /**
   * Reads a value as {@link #addTo} writes it.
   *
   * @throws InvalidValueException if its text cannot be one
   * @throws ClassCastException if a member has the wrong type
   * @throws NullPointerException if a member is missing
   */
  public static KeyNodeValue readValue(JsonObject json) {
    if (json.containsKey("xml")) {
      return new KeyNodeValue.Subtree(new XmlFragment(json.getString("xml")));
    }
    if (json.containsKey("texts")) {
      JsonArray texts = json.getJsonArray("texts");
      return new KeyNodeValue.Localized(
          texts.stream().map(JsonValue::asJsonObject).map(KeyNodesJson::translation).toList());
    }
    return new KeyNodeValue.Plain(json.getString("text"));
  }

  private static KeyNodeValue.Translation translation(JsonObject json) {
    return new KeyNodeValue.Translation(
        Optional.ofNullable(json.getString("lang", null)), json.getString("text"));
  }
}
