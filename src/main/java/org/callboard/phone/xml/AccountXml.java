package org.callboard.phone.xml;

import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import org.w3c.dom.Element;

/** The answer of External Provisioning: key nodes, each of them once. */
@XmlRootElement(name = "account")
class AccountXml {

  @XmlAnyElement List<Element> nodes;
}
