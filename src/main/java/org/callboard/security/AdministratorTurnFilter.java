package org.callboard.security;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;
import org.callboard.platform.AdministratorTurns;

/**
 * What is done in a request to the doors of administrators is done for an administrator, until its
 * last byte.
 */
@WebFilter({"/api/*", "/console/*"})
public class AdministratorTurnFilter implements Filter {

  private final AdministratorTurns turns;

  @Inject
  public AdministratorTurnFilter(AdministratorTurns turns) {
    this.turns = turns;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    turns.enter(request.getContentLengthLong());
    try {
      chain.doFilter(request, response);
    } finally {
      turns.leave();
    }
  }
}
