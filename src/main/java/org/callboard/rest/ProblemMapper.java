package org.callboard.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.Incidents;

/** Whatever goes wrong inside a resource, or on the way to one. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable exception) {
    Optional<Problem> problem = Problems.of(exception);
    if (problem.isPresent()) {
      return response(problem.get());
    }
    if (exception instanceof WebApplicationException web) {
      int status = web.getResponse().getStatus();
      if (status < Response.Status.BAD_REQUEST.getStatusCode()) {
        return web.getResponse(); // RESTEasy's answer to OPTIONS comes as an exception
      }
      if (status < Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
        return response(withAllow(Problems.ofStatus(status), web.getResponse()));
      }
    }
    return response(
        Problem.unexpected(Incidents.report("An administrator's request failed", exception)));
  }

  private static Problem withAllow(Problem problem, Response refused) {
    String allow = refused.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? problem : problem.withHeaders(Map.of(HttpHeaders.ALLOW, allow));
  }

  private static Response response(Problem problem) {
    ResponseBuilder response =
        Response.status(problem.status()).entity(problem.body()).type(Problem.MEDIA_TYPE);
    problem.headers().forEach(response::header);
    return response.build();
  }
}
