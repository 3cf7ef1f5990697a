package org.callboard.phone.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.List;

/** The quick dial items, behind the priority below which the app removes all others first. */
class QuickDialXml {

  @XmlAttribute Integer maxQuickDialReplacePriority;

  @XmlElement(name = "item")
  List<ItemXml> items;
}
