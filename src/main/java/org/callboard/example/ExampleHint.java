package org.callboard.example;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Says on the console what to try, where the example is loaded. */
@WebListener
public class ExampleHint implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger(ExampleHint.class.getName());

  private final Settings settings;

  @Inject
  public ExampleHint(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (settings.get(Setting.EXAMPLE)) {
      LOG.log(
          Level.INFO,
          "The example organization is there. When the server says that it is ready, try:\n\n"
              + "  curl -i ''http://127.0.0.1:{0}{1}/provisioning/global"
              + "?cloud_username={2}&cloud_password={3}&cloud_id={4}''\n\n"
              + "  curl -i -d ''cloud_username={2}&cloud_password={3}&cloud_id={4}''"
              + " http://127.0.0.1:{0}{1}/provisioning/account\n",
          new Object[] {
            System.getProperty("callboard.port", "8080"),
            event.getServletContext().getContextPath(),
            ExampleData.USERNAME,
            ExampleData.PASSWORD,
            ExampleData.CLOUD_ID
          });
    }
  }
}
