package org.callboard.example;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.net.URI;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * Has the newcomer welcomed where the example is loaded and the port is known: by the run command,
 * that is.
 */
@WebListener
public class WelcomeAtStart implements ServletContextListener {

  private final Settings settings;
  private final Welcome welcome;

  /** No constructor can take it. */
  @Resource private ManagedThreadFactory threads;

  private Thread waiting;

  @Inject
  public WelcomeAtStart(Settings settings, Welcome welcome) {
    this.settings = settings;
    this.welcome = welcome;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    String port = System.getProperty("callboard.port");
    if (port == null || !settings.get(Setting.EXAMPLE)) {
      return;
    }
    URI address =
        URI.create("http://127.0.0.1:" + port + event.getServletContext().getContextPath());
    waiting =
        threads.newThread(
            () -> {
              try {
                welcome.sayWhenReady(address);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the application is stopped already
              }
            });
    waiting.start();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (waiting != null) {
      waiting.interrupt();
    }
  }
}
