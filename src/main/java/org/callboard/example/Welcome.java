package org.callboard.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.callboard.administrator.FirstPassword;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * What somebody needs who has started the example for the first time: where it is, who may get in,
 * and what to try. It comes after everything that the server itself says when it starts.
 */
@ApplicationScoped
class Welcome {

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** A server that does not answer in this time has said why. */
  private static final int ATTEMPTS = 600;

  /** Servers answer first, and then say that they are ready. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Settings settings;
  private volatile Optional<FirstPassword> made = Optional.empty();

  /** For the container's proxy only. */
  protected Welcome() {
    this(null);
  }

  @Inject
  Welcome(Settings settings) {
    this.settings = settings;
  }

  void remember(@Observes FirstPassword password) {
    made = Optional.of(password).filter(any -> settings.get(Setting.EXAMPLE));
  }

  /**
   * Waits until the application answers, and writes to the console.
   *
   * @param address of the application
   */
  void sayWhenReady(URI address) throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/openapi")).timeout(TIMEOUT).build();
    for (int i = 0; i < ATTEMPTS; i++) {
      if (answers(client, request)) {
        Thread.sleep(LAST_WORDS.toMillis());
        System.out.println(text(address));
        return;
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) { // it does not listen yet
      return false;
    }
  }

  /** The password stands in it once: the next start does not know it. */
  String text(URI address) {
    String administrator =
        made.map(
                first ->
                    "The administrator is '"
                        + first.username()
                        + "', with the password "
                        + first.text()
                        + "\nKeep the password: it is not shown again.")
            .orElse("The administrator and the password are those of the first start.");
    made = Optional.empty();
    String login =
        "cloud_username=%s&cloud_password=%s&cloud_id=%s"
            .formatted(ExampleData.USERNAME, ExampleData.PASSWORD, ExampleData.CLOUD_ID);
    return """

        ----------------------------------------------------------------------------

        Callboard is ready at %1$s

        %2$s

        Open the console in a browser, and sign in as this administrator:

          %1$s/console/

        Ask as a phone does, in another terminal:

          curl -i '%1$s/provisioning/global?%3$s'
          curl -i -d '%3$s' %1$s/provisioning/account

        Go on with docs/admin-api.md, from an organization to its first phone.
        Ctrl-C stops the server.

        ----------------------------------------------------------------------------
        """
        .formatted(address, administrator, login);
  }
}
