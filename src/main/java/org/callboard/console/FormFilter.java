package org.callboard.console;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.callboard.security.ClientAddresses;
import org.callboard.security.StrangersBodies;

/**
 * Reads forms before anything else does. Jersey asks the server for the parameters of a form whose
 * body has not arrived yet, and then there is no body any more.
 */
@WebFilter("/console/*")
public class FormFilter implements Filter {

  private static final String FORM = Form.class.getName();

  private final StrangersBodies bodies;
  private final ClientAddresses addresses;

  @Inject
  public FormFilter(StrangersBodies bodies, ClientAddresses addresses) {
    this.bodies = bodies;
    this.addresses = addresses;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (Objects.toString(request.getContentType(), "").startsWith(Form.TYPE)) {
      request.setAttribute(FORM, form((HttpServletRequest) request));
    }
    chain.doFilter(request, response);
  }

  /** The form, or why there is none: an answer is for the page to make. */
  private Object form(HttpServletRequest request) {
    try {
      return Form.of(bodies.read(request, addresses.of(request), Form.MAX_BYTES));
    } catch (IOException e) {
      return PageException.malformed();
    } catch (RuntimeException e) {
      return e;
    }
  }

  /** The form of a request; an empty one if it has none. */
  static Form of(HttpServletRequest request) {
    Object form = request.getAttribute(FORM);
    if (form instanceof RuntimeException failure) {
      throw failure;
    }
    return form == null ? Form.EMPTY : (Form) form;
  }
}
