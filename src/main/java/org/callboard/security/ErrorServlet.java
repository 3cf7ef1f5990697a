package org.callboard.security;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.Log;

/**
 * The error page of the application (web.xml): sends what a door says of a request that was refused
 * by it, or ended by the container, whose own pages phones cannot read and which tell too much.
 */
@WebServlet(name = "ErrorServlet", urlPatterns = ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

  static final String PATH = "/error";

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = Log.of(ErrorServlet.class);

  private final transient Doors doors;

  @Inject
  public ErrorServlet(Doors doors) {
    this.doors = doors;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    RequestIds.of(request);
    ErrorAnswer answer =
        RefusedRequest.of(request)
            .map(refused -> refused.door().answer(refused.refusal(), request))
            .orElseGet(() -> ended(request));
    response.setStatus(answer.status());
    SafetyHeaders.addTo(request, response);
    answer.headers().forEach(response::setHeader);
    response.setContentType(answer.mediaType());
    response.setContentLength(answer.body().length);
    try {
      if (!"HEAD".equals(request.getMethod())) {
        response.getOutputStream().write(answer.body());
      }
      response.flushBuffer(); // or a server writes a page of its own where there is no body
    } catch (IOException e) {
      LOG.log(Level.FINE, "A client was gone before it was told of its error", e);
    }
  }

  private ErrorAnswer ended(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return doors
        .answering(pathOfError(request))
        .answer(
            status instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND, // somebody asked for /error
            Optional.ofNullable((Throwable) cause),
            request);
  }

  /** As it was sent: what the server has made of it is not told here. */
  private static String pathOfError(HttpServletRequest request) {
    String uri = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
    String root = request.getContextPath();
    return uri.startsWith(root) ? uri.substring(root.length()) : uri;
  }
}
