package org.callboard.mergeable;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.callboard.platform.InvalidValueException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Well-formed XML content: elements and text, without a document type, processing instructions or
 * prefixes that it does not declare itself.
 *
 * @param content the source text, at most 64 Ki characters and 64 levels deep
 */
public record XmlFragment(String content) {

  private static final int MAX_DEPTH = 64;
  private static final String DISALLOW_DOCTYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";

  public XmlFragment {
    org.callboard.platform.Text.checked("xml", content, KeyNodeValue.MAX_LENGTH);
    parse(new InputSource(new StringReader(wrapped(content))));
  }

  private static String wrapped(String content) {
    return "<node>" + content + "</node>";
  }

  /**
   * The content below a new element of the given name. A document of its own for each call, because
   * a DOM must not be read by two threads.
   */
  public Document below(String name) {
    Document document = parse(new InputSource(new StringReader(wrapped(content))));
    document.renameNode(document.getDocumentElement(), null, name);
    return document;
  }

  /**
   * The same elements with other texts and attribute values. Text stays text: what looks like an
   * element is escaped. Comments and declarations of prefixes stay as they are.
   */
  XmlFragment map(UnaryOperator<String> change) {
    Element root = below("node").getDocumentElement();
    FragmentTexts.change(root, change);
    return new XmlFragment(FragmentTexts.write(root));
  }

  private static void check(Document document) {
    int depth = 0;
    Node node = document.getDocumentElement();
    while (node != null) {
      if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
        throw new InvalidValueException("xml", "must have no processing instructions.");
      }
      checkAttributes(node);
      if (depth > MAX_DEPTH) {
        throw new InvalidValueException("xml", "must be at most " + MAX_DEPTH + " levels deep.");
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
      } else {
        while (node != null && node.getNextSibling() == null) {
          node = node.getParentNode();
          depth--;
        }
        node = node == null ? null : node.getNextSibling();
      }
    }
  }

  /** JAXB does not escape a tab in an attribute, and the phone's parser makes a space of it. */
  private static void checkAttributes(Node node) {
    NamedNodeMap attributes = node.getAttributes();
    for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
      if (attributes.item(i).getNodeValue().indexOf('\t') >= 0) {
        throw new InvalidValueException("xml", "must have no tab in an attribute.");
      }
    }
  }

  /**
   * Parses a document that somebody sent: without a document type, processing instructions, or
   * elements nested deeper than {@value #MAX_DEPTH} levels.
   *
   * @throws InvalidValueException if it is no such document
   */
  public static Document parse(InputSource source) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(DISALLOW_DOCTYPE, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // the default one prints on stderr
      Document document = builder.parse(source);
      check(document);
      return document;
    } catch (SAXException e) {
      throw new InvalidValueException("xml", "is not well-formed: " + e.getMessage());
    } catch (UnsupportedEncodingException | CharConversionException e) {
      throw new InvalidValueException("xml", "is in an encoding that cannot be read.");
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
