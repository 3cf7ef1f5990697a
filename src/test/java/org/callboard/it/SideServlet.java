package org.callboard.it;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What is behind {@link SideDoor}: tells who has come in. */
@WebServlet(SideDoor.ROOT + "/*")
public class SideServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if ("/broken".equals(request.getPathInfo())) {
      throw new IllegalStateException("internal detail");
    }
    response.setContentType("text/plain");
    response.getWriter().print("Here is " + request.getRemoteUser());
  }
}
