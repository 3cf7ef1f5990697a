package org.callboard.phone;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.Incidents;
import org.callboard.security.Refusal;

/**
 * The error page of the application (web.xml): writes what the authentication mechanism refused,
 * and replaces the container's own pages, which phones cannot read and which tell too much. What
 * administrators are told is their door's business.
 */
@WebServlet(name = "ErrorServlet", urlPatterns = ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

  static final String PATH = "/error";

  /** What is below the context root for administrators, and who writes its errors (web.xml). */
  private static final String API = "/api";

  private static final String API_ERRORS = "ProblemServlet";

  private static final long serialVersionUID = 1L;

  @Inject private transient ProvisioningXml xml;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (isForAdministrators(request)) {
      getServletContext().getNamedDispatcher(API_ERRORS).forward(request, response);
      return;
    }
    Refusal refusal = refusal(request);
    byte[] body = xml.error(refusal.message());
    response.setStatus(refusal.status());
    refusal.headers().forEach(response::setHeader);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/xml");
    response.setContentLength(body.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(body);
    }
  }

  private static boolean isForAdministrators(HttpServletRequest request) {
    String uri = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
    String root = request.getContextPath() + API;
    return uri.equals(root) || uri.startsWith(root + "/");
  }

  private static Refusal refusal(HttpServletRequest request) {
    if (request.getAttribute(Refusal.ATTRIBUTE) instanceof Refusal refusal) {
      return refusal;
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (status == null) {
      return Refusals.ofStatus(HttpServletResponse.SC_NOT_FOUND); // somebody asked for /error
    }
    if (Objects.equals(status, HttpServletResponse.SC_INTERNAL_SERVER_ERROR)) {
      Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      return Refusal.unexpected(Incidents.report("A request failed in the server", cause));
    }
    return Refusals.ofStatus((Integer) status);
  }
}
