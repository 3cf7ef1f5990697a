package org.callboard.phone.xml;

import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import org.w3c.dom.Element;

/** One dial action with the key nodes that the administrator gave. */
@XmlRootElement(name = "dialAction")
class DialActionXml {

  @XmlAttribute(required = true)
  String id;

  @XmlAttribute String action;

  @XmlAnyElement List<Element> nodes;
}
