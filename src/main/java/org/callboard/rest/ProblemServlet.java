package org.callboard.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.callboard.platform.Incidents;
import org.callboard.security.Refusal;

/**
 * Writes what the authentication mechanism or the container refuses below {@code /api}. The
 * application's error page forwards to it by its name (web.xml); it has no address.
 */
public class ProblemServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Problem problem = problem(request);
    byte[] body = problem.body();
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    HeaderFilter.HEADERS.forEach(response::setHeader);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(body);
    }
  }

  private static Problem problem(HttpServletRequest request) {
    if (request.getAttribute(Refusal.ATTRIBUTE) instanceof Refusal refusal) {
      return Problem.of(type(refusal), refusal.message()).withHeaders(refusal.headers());
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (Objects.equals(status, HttpServletResponse.SC_INTERNAL_SERVER_ERROR)) {
      Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      return Problems.of(cause)
          .orElseGet(
              () -> Problem.unexpected(Incidents.report("A request failed in the server", cause)));
    }
    return Problems.ofStatus(status instanceof Integer code ? code : 404);
  }

  private static ProblemType type(Refusal refusal) {
    return refusal.isBusy() ? ProblemType.BUSY : ProblemType.ofStatus(refusal.status());
  }
}
