package org.callboard.phone;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The phones' resources. Listed, because another door has an application of its own. */
@ApplicationPath("provisioning")
public class ProvisioningApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        GlobalProvisioningResource.class,
        AccountProvisioningResource.class,
        AccountAliasFilter.class,
        ErrorMapper.class);
  }

  /** Jersey would describe the resources in a format of its own. RESTEasy knows no such thing. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
