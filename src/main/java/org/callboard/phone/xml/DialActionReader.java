package org.callboard.phone.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.callboard.dialdata.DialAction;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodeValue.Translation;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;
import org.callboard.platform.XmlText;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Reads a dial action as phones see it: what {@link ProvisioningXml} wrote is read back equal. */
public final class DialActionReader {

  private static final String ROOT = "dialAction";
  private static final String ID = "id";
  private static final String PRIORITY = "priority";
  private static final String SOURCE = "source";
  private static final String VALUE = "value";
  private static final String LANG = "lang";

  private DialActionReader() {}

  /**
   * Reads one {@code dialAction} element.
   *
   * @param id which it must have, if it has one
   * @throws InvalidValueException if it is anything else
   */
  public static DialAction read(InputStream in, String id) {
    try {
      return read(XmlText.decoded(in.readAllBytes(), Optional.empty()), id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same of a text. */
  public static DialAction read(String xml, String id) {
    Element root = XmlFragment.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    if (!root.getNodeName().equals(ROOT) || root.getNamespaceURI() != null) {
      throw new InvalidValueException("xml", "must have the root element dialAction.");
    }
    checkAttributes(root, List.of(ID));
    if (attribute(root, ID)
        .filter(given -> !given.equals(id) && !Text.cut(given).equals(id))
        .isPresent()) {
      throw new InvalidValueException(ID, "must be the same as in the address, or absent.");
    }
    Violations violations = new Violations();
    List<KeyNode> nodes = new ArrayList<>();
    for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        violations.check(() -> nodes.add(keyNode(element)));
      } else if (isText(child)) {
        violations.add("xml", "must have no text between key nodes.");
      }
    }
    violations.throwIfAny();
    return new DialAction(id, nodes);
  }

  private static KeyNode keyNode(Element element) {
    String name = element.getNodeName();
    if (element.getNamespaceURI() != null) {
      throw new InvalidValueException(name, "must have no namespace.");
    }
    checkAttributes(element, List.of(PRIORITY, SOURCE));
    return new KeyNode(
        name,
        value(element),
        attribute(element, PRIORITY).map(text -> priority(name, text)),
        attribute(element, SOURCE).map(Text::cut));
  }

  private static KeyNodeValue value(Element element) {
    List<Element> children = elements(element);
    if (children.isEmpty()) {
      return new KeyNodeValue.Plain(element.getTextContent());
    }
    if (isLocalized(element, children)) {
      return new KeyNodeValue.Localized(
          children.stream()
              .map(
                  child ->
                      new Translation(
                          attribute(child, LANG).map(Text::cut), child.getTextContent()))
              .toList());
    }
    return new KeyNodeValue.Subtree(new XmlFragment(content(element)));
  }

  private static boolean isLocalized(Element element, List<Element> children) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (isText(child)) {
        return false;
      }
    }
    return children.stream()
        .allMatch(
            child ->
                child.getNodeName().equals(VALUE)
                    && elements(child).isEmpty()
                    && child.getAttributes().getLength() == (child.hasAttribute(LANG) ? 1 : 0));
  }

  /** What is in the element, as source text. */
  private static String content(Element element) {
    Document document = element.getOwnerDocument();
    Element bare = document.createElementNS(null, "node");
    while (element.getFirstChild() != null) {
      bare.appendChild(element.getFirstChild());
    }
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(bare), new StreamResult(text));
      String xml = text.toString();
      return xml.substring(xml.indexOf('>') + 1, xml.lastIndexOf('<'));
    } catch (TransformerException e) {
      throw new IllegalStateException("The platform cannot write what it has read", e);
    }
  }

  private static MergePriority priority(String name, String text) {
    try {
      return new MergePriority(Integer.parseInt(Text.cut(text)));
    } catch (NumberFormatException e) {
      throw new InvalidValueException(name, "must have a whole number as its priority.");
    }
  }

  private static void checkAttributes(Element element, List<String> allowed) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      String name = attributes.item(i).getNodeName();
      if (!allowed.contains(name)) {
        throw new InvalidValueException(
            element.getNodeName(), "must not have the attribute " + name + ".");
      }
    }
  }

  private static Optional<String> attribute(Element element, String name) {
    return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
  }

  private static List<Element> elements(Element element) {
    List<Element> elements = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element found) {
        elements.add(found);
      }
    }
    return elements;
  }

  private static boolean isText(Node node) {
    return (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
        && !node.getNodeValue().isBlank();
  }
}
