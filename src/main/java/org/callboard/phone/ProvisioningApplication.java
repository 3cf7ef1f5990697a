package org.callboard.phone;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The phones' resources. Listed, because another door has an application of its own. */
@ApplicationPath("provisioning")
public class ProvisioningApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        GlobalProvisioningResource.class, AccountProvisioningResource.class, ErrorMapper.class);
  }
}
