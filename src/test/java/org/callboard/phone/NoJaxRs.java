package org.callboard.phone;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.concurrent.CompletionStage;

/** Lets classes of the JAX-RS API be loaded where there is no JAX-RS. */
final class NoJaxRs extends RuntimeDelegate {

  private NoJaxRs() {}

  static void install() {
    RuntimeDelegate.setInstance(new NoJaxRs());
  }

  @Override
  public <T> HeaderDelegate<T> createHeaderDelegate(Class<T> type) {
    return null;
  }

  @Override
  public UriBuilder createUriBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Response.ResponseBuilder createResponseBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Variant.VariantListBuilder createVariantListBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T createEndpoint(Application application, Class<T> endpointType) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Link.Builder createLinkBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeBootstrap.Configuration.Builder createConfigurationBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<SeBootstrap.Instance> bootstrap(
      Application application, SeBootstrap.Configuration configuration) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<SeBootstrap.Instance> bootstrap(
      Class<? extends Application> type, SeBootstrap.Configuration configuration) {
    throw new UnsupportedOperationException();
  }

  @Override
  public EntityPart.Builder createEntityPartBuilder(String partName) {
    throw new UnsupportedOperationException();
  }
}
