package org.callboard.rest;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import org.callboard.platform.Sha256;

/**
 * Serves the description of the administrators' door, made once of {@code openapi.json}. Public: it
 * tells nothing of this server's data. A servlet, since it stands beside {@code /api} and not below
 * it.
 */
@WebServlet(name = "OpenApiServlet", urlPatterns = "/openapi")
public class OpenApiServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private byte[] document;
  private String tag;

  @Override
  public void init() {
    document = OpenApiDocument.published(getServletContext().getContextPath());
    tag = '"' + HexFormat.of().formatHex(Sha256.of(document), 0, 16) + '"';
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "no-cache"); // may be kept, but is to be asked for
    if (isKnown(request)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType("application/json");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }

  private boolean isKnown(HttpServletRequest request) {
    return Collections.list(request.getHeaders("If-None-Match")).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
  }
}
