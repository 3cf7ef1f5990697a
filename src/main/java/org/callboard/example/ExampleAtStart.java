package org.callboard.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.platform.DatabaseReady;
import org.callboard.platform.Settings;

/** Loads the example when the database is ready, if the settings ask for it, and says what to try. */
@ApplicationScoped
class ExampleAtStart {

  private static final Logger LOG = Logger.getLogger(ExampleAtStart.class.getName());

  @Inject private Settings settings;
  @Inject private OrganizationDirectory organizations;
  @Inject private ExampleLoader loader;
  @Inject private ServletContext servletContext;

  void load(@Observes DatabaseReady ready) {
    if (!settings.example()) {
      return;
    }
    if (organizations.idOf(ExampleData.CLOUD_ID).isEmpty()) {
      loader.load();
    }
    LOG.log(
        Level.INFO,
        "The example organization is there. When the server says that it is ready, try:\n\n"
            + "  curl -i ''http://127.0.0.1:{0}{1}/provisioning/global"
            + "?cloud_username={2}&cloud_password={3}&cloud_id={4}''\n",
        new Object[] {
          System.getProperty("callboard.port", "8080"),
          servletContext.getContextPath(),
          ExampleData.USERNAME,
          ExampleData.PASSWORD,
          ExampleData.CLOUD_ID
        });
  }
}
