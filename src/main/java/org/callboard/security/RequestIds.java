package org.callboard.security;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.callboard.platform.RequestId;

/** Gives each request its id, before anything else is done with it. */
@WebListener
public class RequestIds implements ServletRequestListener {

  private static final String ATTRIBUTE = RequestIds.class.getName();

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    if (event.getServletRequest() instanceof HttpServletRequest request) {
      of(request);
    }
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    RequestId.set(Optional.empty());
  }

  /**
   * The id of the request that this thread works for. Servers do not agree whether listeners or
   * mechanisms come first.
   */
  static String of(HttpServletRequest request) {
    String id =
        request.getAttribute(ATTRIBUTE) instanceof String known
            ? known
            : RequestId.of(Collections.list(request.getHeaders(RequestId.HEADER)));
    request.setAttribute(ATTRIBUTE, id);
    RequestId.set(Optional.of(id));
    return id;
  }
}
