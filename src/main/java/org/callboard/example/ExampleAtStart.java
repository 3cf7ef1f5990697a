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

  private final Settings settings;
  private final OrganizationDirectory organizations;
  private final ExampleLoader loader;

  /** For the container's proxy only. */
  protected ExampleAtStart() {
    this(null, null, null);
  }

  @Inject
  ExampleAtStart(Settings settings, OrganizationDirectory organizations, ExampleLoader loader) {
    this.settings = settings;
    this.organizations = organizations;
    this.loader = loader;
  }

  void load(@Observes DatabaseReady ready) {
    if (settings.get(Setting.EXAMPLE) && organizations.idOf(ExampleData.CLOUD_ID).isEmpty()) {
      loader.load();
    }
  }
}
