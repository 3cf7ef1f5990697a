package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Whatever goes wrong inside a page, or on the way to one. */
@Provider
@ApplicationScoped
public class FaultMapper implements ExceptionMapper<Throwable> {

  private final Pages pages;
  private final Frames frames;
  private final HttpServletRequest request;

  /** For the container's proxy only. */
  public FaultMapper() {
    this(null, null, null);
  }

  @Inject
  FaultMapper(Pages pages, Frames frames, HttpServletRequest request) {
    this.pages = pages;
    this.frames = frames;
    this.request = request;
  }

  @Override
  public Response toResponse(Throwable exception) {
    if (exception instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse(); // RESTEasy's answer to OPTIONS comes as an exception
    }
    Fault fault = Fault.of(exception);
    return pages.page(fault.status(), "fault", frames.ofFault(request), fault);
  }
}
