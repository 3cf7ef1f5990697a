package org.callboard.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.callboard.Injection;
import org.callboard.administrator.FirstPassword;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;

class WelcomeTest {

  private static final URI ADDRESS = URI.create("http://127.0.0.1:8081");
  private static final FirstPassword MADE = new FirstPassword("admin", "abcd-efgh");

  private final Welcome welcome = welcome("true");

  private static Welcome welcome(String example) {
    return new Welcome(new Settings(key -> key.equals("callboard.example") ? example : null));
  }

  @Test
  void theFirstStartSaysEverythingThatANewcomerNeeds() {
    Injection.tell(welcome, MADE);
    assertThat(welcome.text(ADDRESS))
        .contains(
            "ready at http://127.0.0.1:8081\n",
            "'admin', with the password abcd-efgh\n",
            "curl -i 'http://127.0.0.1:8081/provisioning/global?cloud_username=johndow"
                + "&cloud_password=12345678&cloud_id=EXAMPLE'",
            "docs/admin-api.md");
  }

  @Test
  void aLaterStartShowsNoPassword() {
    Injection.tell(welcome, MADE);
    welcome.text(ADDRESS);
    assertThat(welcome.text(ADDRESS)).contains("of the first start").doesNotContain("abcd");
  }

  @Test
  void withoutTheExampleNoPasswordIsKept() {
    Welcome other = welcome("false");
    Injection.tell(other, MADE);
    assertThat(other.text(ADDRESS)).doesNotContain("abcd");
  }

  @Test
  void itComesWhenTheApplicationAnswers() throws IOException, InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/openapi",
        exchange -> {
          exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 404 : 200, -1);
          exchange.close();
        });
    server.start();
    PrintStream console = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      welcome.sayWhenReady(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    } finally {
      System.setOut(console);
      server.stop(0);
    }
    assertThat(asked).hasValue(3);
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("Callboard is ready at ");
  }
}
