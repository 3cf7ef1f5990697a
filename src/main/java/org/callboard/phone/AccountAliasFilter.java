package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Leads the other name of the account's address to the account. The door knows it as well. */
@Provider
@PreMatching
@ApplicationScoped
public class AccountAliasFilter implements ContainerRequestFilter {

  private final Optional<String> alias;

  /** For the container's proxy only. */
  public AccountAliasFilter() {
    this(null);
  }

  @Inject
  AccountAliasFilter(Settings settings) {
    alias = settings == null ? Optional.empty() : settings.get(Setting.ACCOUNT_ALIAS);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    String path = uri.getPath().replaceAll("^/|/$", "");
    if (alias.filter(path::equals).isPresent()) {
      request.setRequestUri(
          uri.getBaseUriBuilder().path(AccountProvisioningResource.class).build());
    }
  }
}
