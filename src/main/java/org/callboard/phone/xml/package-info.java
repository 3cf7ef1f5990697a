/**
 * The app's XML, as docs/protocol.md describes it. Only this package knows its names, and only this
 * package uses JAXB. {@code provisioning.xsd} says the same as a schema; every answer is checked
 * against it before it is sent.
 */
@XmlAccessorType(XmlAccessType.FIELD)
package org.callboard.phone.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
