package org.callboard.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.callboard.simulator.PhoneSimulator.NotUnderstood;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** How the app reads answers. */
final class AnswerXml {

  private AnswerXml() {}

  static int priority(Element element) {
    return element.hasAttribute("priority")
        ? Integer.parseInt(element.getAttribute("priority"))
        : PhoneSimulator.IMPLICIT_PRIORITY;
  }

  static void allowAttributes(Element element, String... names) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String name = element.getAttributes().item(i).getNodeName();
      if (!List.of(names).contains(name)) {
        throw new NotUnderstood("the attribute " + name + " of <" + element.getTagName() + ">");
      }
    }
  }

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** Texts and elements with their namespaces; the prefixes do not count. */
  static String inner(Element element) {
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

  static Element parse(byte[] answer) {
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
}
