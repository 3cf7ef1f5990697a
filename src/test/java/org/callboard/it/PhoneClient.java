package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;

/** A phone on the wire: sends what the documentation says, in all the ways it may be sent. */
final class PhoneClient {

  static final String GLOBAL = "/provisioning/global";
  static final String ACCOUNT = "/provisioning/account";
  static final String FORM = "application/x-www-form-urlencoded";

  private static final Pattern TOKEN = Pattern.compile("<cloud_password[^>]*>([^<]*)<");

  private PhoneClient() {}

  /** The parameters of the documentation, in its order. */
  static Map<String, String> login(String cloudId, String username, String password) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("cloud_username", username);
    parameters.put("cloud_password", password);
    parameters.put("cloud_id", cloudId);
    return parameters;
  }

  /** Asks for the account, with the id of an installation. */
  static Answer signIn(String cloudId, String username, String password, String installation) {
    Map<String, String> parameters = login(cloudId, username, password);
    parameters.put("installid", installation);
    return Http.post(ACCOUNT, FORM, form(parameters));
  }

  /** What an account tells the phone to sign in with from now on. */
  static String token(Answer account) {
    assertThat(account.status()).describedAs(account.toString()).isEqualTo(200);
    Matcher token = TOKEN.matcher(account.text());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  static Answer get(String cloudId, String username, String password) {
    return get(login(cloudId, username, password));
  }

  static Answer get(Map<String, String> parameters, String... headers) {
    return Http.get(GLOBAL + "?" + form(parameters), headers);
  }

  static Answer postForm(Map<String, String> parameters, String... headers) {
    return Http.post(GLOBAL, FORM, form(parameters), headers);
  }

  static Answer postJson(Map<String, String> parameters) {
    return Http.post(
        GLOBAL,
        "application/json",
        parameters.entrySet().stream()
            .map(e -> json(e.getKey()) + ":" + json(e.getValue()))
            .collect(Collectors.joining(",", "{", "}")));
  }

  static Answer basic(String cloudId, String username, String password) {
    return Http.get(
        GLOBAL + "?" + form(Map.of("cloud_id", cloudId)),
        "Authorization",
        Http.basic(username, password));
  }

  static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String json(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
