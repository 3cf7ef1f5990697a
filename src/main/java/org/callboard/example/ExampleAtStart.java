package org.callboard.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.platform.DatabaseReady;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Loads the example when the database is ready, if the settings ask for it. */
@ApplicationScoped
class ExampleAtStart {

  @Inject private Settings settings;
  @Inject private OrganizationDirectory organizations;
  @Inject private ExampleLoader loader;

  void load(@Observes DatabaseReady ready) {
    if (settings.get(Setting.EXAMPLE) && organizations.idOf(ExampleData.CLOUD_ID).isEmpty()) {
      loader.load();
    }
  }
}
