package org.callboard.phone;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.security.Refusal;

/** Whatever goes wrong inside a resource. The mechanism has refused everything else before. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

  @Inject private ProvisioningXml xml;

  @Override
  public Response toResponse(Throwable exception) {
    Refusal refusal;
    if (exception instanceof WebApplicationException web
        && web.getResponse().getStatus() < Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
      refusal = Refusals.ofStatus(web.getResponse().getStatus());
    } else {
      refusal = Refusal.because("A phone's request failed", exception);
    }
    return Response.status(refusal.status())
        .entity(xml.error(refusal.message()))
        .type(MediaType.APPLICATION_XML_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
