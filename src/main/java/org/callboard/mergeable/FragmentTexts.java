package org.callboard.mergeable;

import java.io.StringWriter;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Changes the texts of a DOM, which never become markup, and writes it as source text again. */
final class FragmentTexts {

  private FragmentTexts() {}

  /** Recursive: a fragment is at most some levels deep. */
  static void change(Node node, UnaryOperator<String> change) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      short type = child.getNodeType();
      if (type == Node.TEXT_NODE || type == Node.CDATA_SECTION_NODE) {
        child.setNodeValue(change.apply(child.getNodeValue()));
      } else {
        changeAttributes(child, change);
        change(child, change);
      }
    }
  }

  /** A tab becomes what the phone's parser would make of it, see {@link XmlFragment}. */
  private static void changeAttributes(Node node, UnaryOperator<String> change) {
    NamedNodeMap attributes = node.getAttributes();
    for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        attribute.setValue(change.apply(attribute.getValue()).replace('\t', ' '));
      }
    }
  }

  /** The source text of what is below the node. */
  static String write(Node node) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
        transformer.transform(new DOMSource(child), new StreamResult(text));
      }
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
