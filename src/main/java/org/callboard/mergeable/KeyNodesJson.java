package org.callboard.mergeable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.mergeable.KeyNodeValue.Localized;
import org.callboard.mergeable.KeyNodeValue.Plain;
import org.callboard.mergeable.KeyNodeValue.Subtree;
import org.callboard.mergeable.KeyNodeValue.Translation;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.JsonForm;
import org.callboard.platform.JsonMembers;
import org.callboard.platform.JsonObjectForm;

/** How key nodes stand in JSON, stored or sent. */
public final class KeyNodesJson {

  private static final String TEXT = "text";
  private static final String TEXTS = "texts";
  private static final String XML = "xml";

  /** A priority, 0 included. */
  public static final JsonForm<MergePriority> PRIORITY =
      JsonForm.INTEGER.as(MergePriority::new, MergePriority::value);

  private static final JsonForm<Plain> PLAIN = JsonForm.TEXT.as(Plain::new, Plain::text);

  private static final JsonForm<Localized> LOCALIZED =
      JsonForm.object(KeyNodesJson::translation).list().as(Localized::new, Localized::texts);

  private static final JsonForm<Subtree> SUBTREE =
      JsonForm.TEXT.as(
          xml -> new Subtree(new XmlFragment(xml)), subtree -> subtree.xml().content());

  /** A value by itself, as the one member that it is: {@code text}, {@code texts}, {@code xml}. */
  public static final JsonObjectForm<KeyNodeValue> VALUE =
      JsonForm.object(json -> value(json, Function.identity()).orElse(null));

  /**
   * An array of objects with {@code name}, optional {@code priority} and {@code source}, and one of
   * {@code text}, {@code texts} or {@code xml}.
   */
  public static final JsonForm<List<KeyNode>> NODES = JsonForm.object(KeyNodesJson::node).list();

  private KeyNodesJson() {}

  private static KeyNode node(JsonMembers<KeyNode> json) {
    String name = json.required("name", JsonForm.TEXT, "", KeyNode::name);
    Optional<MergePriority> priority = json.optional("priority", PRIORITY, KeyNode::priority);
    Optional<String> source = json.optional("source", JsonForm.TEXT, KeyNode::source);
    Optional<KeyNodeValue> value = value(json, KeyNode::value);
    return value.map(v -> json.make(() -> new KeyNode(name, v, priority, source))).orElse(null);
  }

  private static <T> Optional<KeyNodeValue> value(
      JsonMembers<T> json, Function<T, KeyNodeValue> of) {
    json.exactlyOne("is missing: a node has exactly one of text, texts and xml.", TEXT, TEXTS, XML);
    Optional<KeyNodeValue> plain = json.optional(TEXT, PLAIN, only(Plain.class, of)).map(v -> v);
    Optional<KeyNodeValue> localized =
        json.optional(TEXTS, LOCALIZED, only(Localized.class, of)).map(v -> v);
    Optional<KeyNodeValue> subtree =
        json.optional(XML, SUBTREE, only(Subtree.class, of)).map(v -> v);
    return plain.or(() -> localized).or(() -> subtree);
  }

  private static <T, V> Function<T, Optional<V>> only(Class<V> kind, Function<T, KeyNodeValue> of) {
    return of.andThen(value -> Optional.of(value).filter(kind::isInstance).map(kind::cast));
  }

  private static Translation translation(JsonMembers<Translation> json) {
    Optional<String> language = json.optional("lang", JsonForm.TEXT, Translation::language);
    String text = json.required(TEXT, JsonForm.TEXT, "", Translation::text);
    return json.make(() -> new Translation(language, text));
  }

  /** As they are stored. */
  public static String write(List<KeyNode> nodes) {
    return NODES.write(nodes).toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidValueException if it is anything else
   */
  public static List<KeyNode> read(String json) {
    if (json == null) {
      throw new InvalidValueException("keyNodes", "are missing.");
    }
    return Json.stored(json)
        .map(nodes -> NODES.read("nodes", nodes))
        .orElseThrow(() -> new InvalidValueException("keyNodes", "are not the expected JSON."));
  }
}
