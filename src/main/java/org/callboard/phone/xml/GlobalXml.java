package org.callboard.phone.xml;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;

/** The answer of Global External Provisioning. The app takes a root of any name. */
@XmlRootElement(name = "root")
class GlobalXml {

  @XmlElement QuickDialXml quickDial;

  @XmlElementWrapper(name = "dialActions")
  @XmlElement(name = "dialAction")
  List<DialActionXml> dialActions;
}
