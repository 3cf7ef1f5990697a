package org.callboard.phone.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** One quick dial item, or with {@code action="remove"} the removal of one. */
@XmlType(propOrder = {"displayName", "uri", "portraitUrl"})
class ItemXml {

  static final String REMOVE = "remove";

  @XmlAttribute(required = true)
  String id;

  @XmlAttribute Integer priority;

  @XmlAttribute String action;

  @XmlElement String displayName;
  @XmlElement String uri;
  @XmlElement String portraitUrl;
}
