package org.callboard.phone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.callboard.mergeable.KeyNode;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A model of the app: it holds quick dial entries and dial actions, and does with an answer of
 * Global External Provisioning what the vendor documents (docs/protocol.md). It knows the
 * documented names and none of Callboard's classes, and refuses whatever the app would not
 * understand.
 *
 * <p>Assumed where nobody says: an item that is accepted replaces the stored one as a whole, a
 * removal is accepted by the same rule as a change, and {@code action="remove"} works on a dial
 * action as it does on an item.
 */
public final class PhoneSimulator {

  /** What the app merges at when an answer does not say. */
  public static final int IMPLICIT_PRIORITY = 20;

  /** What the user's own entries and changes are stored at. Above it he cannot change an entry. */
  public static final int USER_PRIORITY = 40;

  /** What the screen shows of an entry. No portrait is an empty text. */
  public record Content(String displayName, String uri, String portraitUrl) {

    public Content(String displayName, String uri) {
      this(displayName, uri, "");
    }
  }

  /** An entry of the quick dial screen. */
  public record Entry(int priority, Content content, boolean madeByUser) {

    public String displayName() {
      return content.displayName();
    }

    public String uri() {
      return content.uri();
    }
  }

  /**
   * A child of a dial action.
   *
   * @param value the texts and elements in it, written in one canonical way
   */
  public record KeyNode(int priority, String source, String value) {}

  private final Map<String, Entry> quickDial = new LinkedHashMap<>();
  private final Map<String, Map<String, KeyNode>> dialActions = new LinkedHashMap<>();

  /** Merges an answer, the body of a 200. */
  public void merge(byte[] answer) {
    Element root = parse(answer);
    Set<String> parts = new HashSet<>();
    for (Element part : children(root)) {
      if (!parts.add(part.getTagName())) {
        throw new NotUnderstood("two <" + part.getTagName() + "> below the root");
      }
      switch (part.getTagName()) {
        case "quickDial" -> mergeQuickDial(part);
        case "dialActions" -> children(part).forEach(this::mergeDialAction);
        default -> throw new NotUnderstood("<" + part.getTagName() + "> below the root");
      }
    }
  }

  /** The user makes an entry of his own, or changes one. */
  public void userPuts(String id, Content content) {
    quickDial.put(id, new Entry(USER_PRIORITY, content, true));
  }

  /** The user changes an entry that was provided, if the app lets him. */
  public boolean userEdits(String id, Content content) {
    Entry stored = quickDial.get(id);
    if (stored == null || stored.priority() > USER_PRIORITY) {
      return false;
    }
    userPuts(id, content);
    return true;
  }

  /** The entry of this id; it must be there. */
  public Entry entry(String id) {
    return Optional.ofNullable(quickDial.get(id))
        .orElseThrow(() -> new AssertionError("No entry " + id + " among " + quickDial));
  }

  /** The entries by their ids. */
  public Map<String, Entry> quickDial() {
    return Map.copyOf(quickDial);
  }

  /** The key nodes of the dial actions, by the actions' ids and the nodes' names. */
  public Map<String, Map<String, KeyNode>> dialActions() {
    Map<String, Map<String, KeyNode>> copy = new LinkedHashMap<>();
    dialActions.forEach((id, nodes) -> copy.put(id, Map.copyOf(nodes)));
    return Map.copyOf(copy);
  }

  private void mergeQuickDial(Element part) {
    allowAttributes(part, "maxQuickDialReplacePriority");
    if (part.hasAttribute("maxQuickDialReplacePriority")) {
      int replaced = Integer.parseInt(part.getAttribute("maxQuickDialReplacePriority"));
      quickDial.values().removeIf(entry -> entry.priority() < replaced);
    }
    children(part).forEach(this::mergeItem);
  }

  private void mergeItem(Element item) {
    if (!item.getTagName().equals("item")) {
      throw new NotUnderstood("<" + item.getTagName() + "> below <quickDial>");
    }
    allowAttributes(item, "id", "priority", "action");
    String id = id(item);
    int priority = priority(item);
    Entry stored = quickDial.get(id);
    boolean accepted = stored == null || priority >= stored.priority();
    if (removes(item)) {
      if (accepted) {
        quickDial.remove(id);
      }
      return;
    }
    Content content = content(item);
    if (accepted) {
      quickDial.put(id, new Entry(priority, content, false));
    }
  }

  private static Content content(Element item) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Element element : children(item)) {
      if (!Set.of("displayName", "uri", "portraitUrl").contains(element.getTagName())
          || !children(element).isEmpty()
          || texts.put(element.getTagName(), element.getTextContent()) != null) {
        throw new NotUnderstood("<" + element.getTagName() + "> in an item");
      }
    }
    if (!texts.containsKey("displayName") || !texts.containsKey("uri")) {
      throw new NotUnderstood("an item without displayName or uri");
    }
    return new Content(
        texts.get("displayName"), texts.get("uri"), texts.getOrDefault("portraitUrl", ""));
  }

  private void mergeDialAction(Element action) {
    if (!action.getTagName().equals("dialAction")) {
      throw new NotUnderstood("<" + action.getTagName() + "> below <dialActions>");
    }
    allowAttributes(action, "id", "action");
    if (removes(action)) {
      dialActions.remove(id(action));
      return;
    }
    Map<String, KeyNode> nodes =
        dialActions.computeIfAbsent(id(action), i -> new LinkedHashMap<>());
    for (Element element : children(action)) {
      KeyNode stored = nodes.get(element.getTagName());
      int priority = priority(element);
      if (stored == null || priority >= stored.priority()) {
        nodes.put(
            element.getTagName(),
            new KeyNode(priority, element.getAttribute("source"), inner(element)));
      }
    }
  }

  private static String id(Element element) {
    if (element.getAttribute("id").isEmpty()) {
      throw new NotUnderstood("<" + element.getTagName() + "> without an id");
    }
    return element.getAttribute("id");
  }

  private static int priority(Element element) {
    return element.hasAttribute("priority")
        ? Integer.parseInt(element.getAttribute("priority"))
        : IMPLICIT_PRIORITY;
  }

  private static boolean removes(Element element) {
    if (!element.hasAttribute("action")) {
      return false;
    }
    if (!element.getAttribute("action").equals("remove")) {
      throw new NotUnderstood("action=\"" + element.getAttribute("action") + "\"");
    }
    return true;
  }

  private static void allowAttributes(Element element, String... names) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String name = element.getAttributes().item(i).getNodeName();
      if (!List.of(names).contains(name)) {
        throw new NotUnderstood("the attribute " + name + " of <" + element.getTagName() + ">");
      }
    }
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** Texts and elements with their namespaces; the prefixes do not count. */
  private static String inner(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        text.append('<').append(qualified(child));
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < child.getAttributes().getLength(); i++) {
          Attr attribute = (Attr) child.getAttributes().item(i);
          if (!"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI())) {
            attributes.add(" " + qualified(attribute) + "='" + attribute.getValue() + "'");
          }
        }
        attributes.stream().sorted().forEach(text::append);
        text.append('>').append(inner(child)).append("</>");
      } else {
        text.append(node.getTextContent());
      }
    }
    return text.toString();
  }

  private static String qualified(Node node) {
    return node.getNamespaceURI() == null
        ? node.getLocalName()
        : "{" + node.getNamespaceURI() + "}" + node.getLocalName();
  }

  private static Element parse(byte[] answer) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setIgnoringComments(true);
      factory.setCoalescing(true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(answer))
          .getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalArgumentException("The answer is no XML", e);
    }
  }

  /** The answer has something that is not documented. */
  public static final class NotUnderstood extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NotUnderstood(String what) {
      super("The app does not understand " + what);
    }
  }
}
