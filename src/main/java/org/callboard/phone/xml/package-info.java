/**
 * The app's XML, as docs/protocol.md has it: the only place that knows its names, and the only one
 * that uses JAXB. {@code provisioning.xsd} is the same as a schema; every answer is checked against
 * it on its way out.
 */
@XmlAccessorType(XmlAccessType.FIELD)
package org.callboard.phone.xml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
