package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import org.callboard.administration.OnBehalf;

/**
 * Lets the page that says what was done offer to undo it: the address gets the entry of the record.
 */
@Provider
@ApplicationScoped
public class UndoOffer implements ContainerResponseFilter {

  private final OnBehalf onBehalf;

  /** For the container's proxy only. */
  public UndoOffer() {
    this(null);
  }

  @Inject
  UndoOffer(OnBehalf onBehalf) {
    this.onBehalf = onBehalf;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String address = Objects.toString(response.getHeaders().getFirst(HttpHeaders.LOCATION), "");
    if (address.contains(Frames.DONE + "=")) {
      onBehalf
          .recorded()
          .ifPresent(
              entry ->
                  response
                      .getHeaders()
                      .putSingle(HttpHeaders.LOCATION, address + "&" + Frames.UNDO + "=" + entry));
    }
  }
}
