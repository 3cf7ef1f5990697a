package org.callboard.phone.xml;

import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Key nodes as elements. JAXB has no classes for names that only the administrator knows. */
final class KeyNodeElements {

  private final Document document;

  KeyNodeElements() {
    try {
      document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The platform's parser has no default configuration", e);
    }
  }

  List<Element> of(List<KeyNode> nodes) {
    return nodes.stream().map(this::of).toList();
  }

  private Element of(KeyNode node) {
    Element element = element(node);
    node.priority().ifPresent(p -> element.setAttribute("priority", String.valueOf(p.value())));
    node.source().ifPresent(source -> element.setAttribute("source", source));
    return element;
  }

  private Element element(KeyNode node) {
    if (node.value() instanceof KeyNodeValue.Subtree subtree) {
      return subtree.xml().below(node.name()).getDocumentElement();
    }
    Element element = document.createElementNS(null, node.name());
    if (node.value() instanceof KeyNodeValue.Plain plain) {
      element.setTextContent(plain.text());
    } else if (node.value() instanceof KeyNodeValue.Localized localized) {
      localized.texts().forEach(text -> element.appendChild(value(text)));
    }
    return element;
  }

  private Element value(KeyNodeValue.Translation translation) {
    Element value = document.createElementNS(null, "value");
    translation.language().ifPresent(language -> value.setAttribute("lang", language));
    value.setTextContent(translation.text());
    return value;
  }
}
