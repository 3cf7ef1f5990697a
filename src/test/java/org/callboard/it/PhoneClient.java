package org.callboard.it;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;

/** A phone on the wire: sends what the documentation says, in all the ways it may be sent. */
final class PhoneClient {

  static final String GLOBAL = "/provisioning/global";
  static final String ACCOUNT = "/provisioning/account";
  static final String FORM = "application/x-www-form-urlencoded";

  private PhoneClient() {}

  /** The parameters of the documentation, in its order. */
  static Map<String, String> login(String cloudId, String username, String password) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("cloud_username", username);
    parameters.put("cloud_password", password);
    parameters.put("cloud_id", cloudId);
    return parameters;
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
