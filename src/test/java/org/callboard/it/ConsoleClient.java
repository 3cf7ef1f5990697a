package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;

/** Asks the console as a browser without script does. */
final class ConsoleClient {

  static final String SIGN_IN = "/console/sign-in";

  private static final Pattern COOKIE = Pattern.compile("(__Host-callboard[^=]*=[^;]*)");

  /** With name and value; empty text if there is none. */
  private final String cookie;

  private ConsoleClient(String cookie) {
    this.cookie = cookie;
  }

  static ConsoleClient stranger() {
    return new ConsoleClient("");
  }

  static ConsoleClient withCookie(String cookie) {
    return new ConsoleClient(cookie);
  }

  static ConsoleClient signIn(String username, String password) {
    Answer answer =
        Http.post(SIGN_IN, PhoneClient.FORM, Http.form("username", username, "password", password));
    assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    return new ConsoleClient(cookieOf(answer));
  }

  static String cookieOf(Answer answer) {
    Matcher matcher = COOKIE.matcher(answer.header("Set-Cookie"));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  String cookie() {
    return cookie;
  }

  Answer get(String path, String... headers) {
    return Http.send("GET", within(path), BodyPublishers.noBody(), headers(headers));
  }

  Answer post(String path, String form, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers(headers)));
    all.addAll(List.of("Content-Type", PhoneClient.FORM));
    return Http.send(
        "POST", within(path), BodyPublishers.ofString(form), all.toArray(String[]::new));
  }

  /** An address as pages have it begins with the context root; the tests' own do not. */
  private static String within(String address) {
    String root = TestRun.base().getPath();
    return !root.isEmpty() && address.startsWith(root + "/")
        ? address.substring(root.length())
        : address;
  }

  private String[] headers(String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    if (!cookie.isEmpty()) {
      all.addAll(List.of("Cookie", cookie));
    }
    return all.toArray(String[]::new);
  }
}
