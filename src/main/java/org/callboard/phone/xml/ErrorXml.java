package org.callboard.phone.xml;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;

/** What the app shows to its user when a call did not succeed. */
@XmlRootElement(name = "error")
class ErrorXml {

  @XmlElement(required = true)
  String message;
}
