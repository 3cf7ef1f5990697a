package org.callboard.phone.xml;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;

/** Dial actions alone. */
@XmlRootElement(name = "dialActions")
class DialActionsXml {

  @XmlElement(name = "dialAction")
  List<DialActionXml> dialActions;
}
