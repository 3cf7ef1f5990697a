package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.callboard.security.ErrorAnswer;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;

/**
 * Whatever goes wrong inside a resource, in the words of the phone's organization. The mechanism
 * has refused everything else before.
 */
@Provider
@ApplicationScoped
public class ErrorMapper implements ExceptionMapper<Throwable> {

  private final PhoneErrors errors;
  private final HttpServletRequest servlet;

  /** For the container's proxy only. */
  public ErrorMapper() {
    this(null, null);
  }

  @Inject
  ErrorMapper(PhoneErrors errors, HttpServletRequest servlet) {
    this.errors = errors;
    this.servlet = servlet;
  }

  @Override
  public Response toResponse(Throwable exception) {
    ErrorAnswer answer = errors.of(inWords(refusal(exception)));
    ResponseBuilder response =
        Response.status(answer.status()).entity(answer.body()).type(answer.mediaType());
    answer.headers().forEach(response::header);
    return response.build();
  }

  private Refusal inWords(Refusal refusal) {
    Optional<String> language = Optional.ofNullable(servlet.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    return PhoneCall.of(servlet)
        .map(call -> RefusalWords.of(refusal, call.organization(), language))
        .orElse(refusal);
  }

  private static Refusal refusal(Throwable exception) {
    if (exception instanceof RefusedException refused) {
      return refused.refusal();
    }
    if (exception instanceof WebApplicationException web
        && web.getResponse().getStatus() < Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
      return PhoneRefusals.ofStatus(web.getResponse().getStatus());
    }
    return Refusal.because("A phone's request failed", exception);
  }
}
