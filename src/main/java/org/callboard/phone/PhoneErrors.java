package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.security.ErrorAnswer;
import org.callboard.security.Refusal;

/** Writes what phones are told who are not served: the app shows its user the message. */
@ApplicationScoped
class PhoneErrors {

  private final ProvisioningXml xml;

  /** For the container's proxy only. */
  protected PhoneErrors() {
    this(null);
  }

  @Inject
  PhoneErrors(ProvisioningXml xml) {
    this.xml = xml;
  }

  ErrorAnswer of(Refusal refusal) {
    Map<String, String> headers = new HashMap<>(refusal.headers());
    headers.put("Cache-Control", "no-store");
    return new ErrorAnswer(
        refusal.status(), headers, "application/xml", xml.error(refusal.message()));
  }
}
