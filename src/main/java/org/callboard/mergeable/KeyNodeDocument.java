package org.callboard.mergeable;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.mergeable.KeyNodeValue.Localized;
import org.callboard.mergeable.KeyNodeValue.Plain;
import org.callboard.mergeable.KeyNodeValue.Subtree;
import org.callboard.mergeable.KeyNodeValue.Translation;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Reads the key nodes below the root of a document that somebody sent. */
public final class KeyNodeDocument {

  private static final Set<String> ATTRIBUTES = Set.of("priority", "source");

  private KeyNodeDocument() {}

  /**
   * The key nodes, in their order.
   *
   * @param root the name that the document's root must have
   * @throws InvalidValueException with all that is wrong with it
   */
  public static List<KeyNode> read(String xml, String root) {
    Element element =
        XmlFragment.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    if (!root.equals(element.getTagName())) {
      throw new InvalidValueException("root", "must be <" + root + ">.");
    }
    Violations violations = new Violations();
    List<KeyNode> nodes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node child : children(element)) {
      if (child instanceof Element node) {
        if (!names.add(node.getTagName())) {
          violations.add(node.getTagName(), "occurs twice.");
        }
        violations.check(() -> nodes.add(read(node)));
      } else if (isText(child) && !child.getNodeValue().isBlank()) {
        violations.add(root, "must have no text beside its elements.");
      }
    }
    violations.throwIfAny();
    return nodes;
  }

  private static KeyNode read(Element node) {
    String name = node.getTagName();
    for (int i = 0; i < node.getAttributes().getLength(); i++) {
      String attribute = node.getAttributes().item(i).getNodeName();
      if (!ATTRIBUTES.contains(attribute)) {
        throw new InvalidValueException(name, "must have no attributes but priority and source.");
      }
    }
    try {
      Optional<String> source = attribute(node, "source");
      return new KeyNode(
          name, value(node), attribute(node, "priority").map(KeyNodeDocument::priority), source);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          e.violations().stream()
              .map(v -> new InvalidValueException.Violation(name + "." + v.field(), v.sentence()))
              .toList());
    }
  }

  /** Without what nobody sees at its ends, as every text that somebody sends. */
  private static Optional<String> attribute(Element node, String name) {
    return node.hasAttribute(name)
        ? Optional.of(Text.cut(node.getAttribute(name)))
        : Optional.empty();
  }

  private static MergePriority priority(String text) {
    try {
      return new MergePriority(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new InvalidValueException("priority", "must be a whole number.");
    }
  }

  private static KeyNodeValue value(Element node) {
    List<Node> children = children(node);
    if (children.stream().noneMatch(Element.class::isInstance)) {
      return new Plain(node.getTextContent());
    }
    List<Translation> texts = new ArrayList<>();
    for (Node child : children) {
      if (child instanceof Element element && isTranslation(element)) {
        texts.add(new Translation(attribute(element, "lang"), element.getTextContent()));
      } else if (child instanceof Element || isText(child) && !child.getNodeValue().isBlank()) {
        return new Subtree(new XmlFragment(FragmentTexts.write(node)));
      }
    }
    return new Localized(texts);
  }

  private static boolean isTranslation(Element element) {
    int languages = element.hasAttribute("lang") ? 1 : 0;
    return element.getTagName().equals("value")
        && element.getAttributes().getLength() == languages
        && children(element).stream().noneMatch(Element.class::isInstance);
  }

  private static boolean isText(Node node) {
    return node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE;
  }

  private static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      children.add(child);
    }
    return children;
  }
}
