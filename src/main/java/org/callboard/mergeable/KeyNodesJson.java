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
import java.util.Set;
import java.util.stream.Stream;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.Violations;

/**
 * How key nodes are stored: a JSON array of objects with {@code name}, optional {@code priority}
 * and {@code source}, and one of {@code text}, {@code texts} or {@code xml}.
 */
public final class KeyNodesJson {

  private static final Set<String> MEMBERS =
      Set.of("name", "priority", "source", "text", "texts", "xml");

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
    Violations violations = new Violations();
    List<KeyNode> nodes = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String place = "nodes[" + i + "]";
      try {
        nodes.add(readStrictly(array.get(i)));
      } catch (InvalidValueException e) {
        e.violations().forEach(v -> violations.add(place + "." + v.field(), v.sentence()));
      } catch (ClassCastException | ArithmeticException e) {
        violations.add(place, "has a member of the wrong type.");
      }
    }
    violations.throwIfAny();
    return nodes;
  }

  private static KeyNode readStrictly(JsonValue value) {
    JsonObject json = value.asJsonObject();
    for (String member : json.keySet()) {
      if (!MEMBERS.contains(member)) {
        throw new InvalidValueException(member, "is not known.");
      }
    }
    if (!json.containsKey("name")) {
      throw new InvalidValueException("name", "must not be missing.");
    }
    long values = Stream.of("text", "texts", "xml").filter(json::containsKey).count();
    if (values != 1) {
      throw new InvalidValueException("text", "is missing: a node has exactly one of text, texts and xml.");
    }
    if (json.containsKey("priority")) {
      json.getJsonNumber("priority").bigDecimalValue().intValueExact();
    }
    return read(json);
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
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(KeyNodesJson::read)
          .toList();
    } catch (JsonException | ClassCastException | NullPointerException e) {
      throw new InvalidValueException("keyNodes", "are not the expected JSON: " + e.getMessage());
    }
  }

  private static KeyNode read(JsonObject json) {
    Optional<MergePriority> priority =
        json.containsKey("priority")
            ? Optional.of(new MergePriority(json.getInt("priority")))
            : Optional.empty();
    return new KeyNode(
        json.getString("name"),
        readValue(json),
        priority,
        Optional.ofNullable(json.getString("source", null)));
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
