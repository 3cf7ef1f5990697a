package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What apps and their portals add to a request, and no answer depends on. */
class OddParametersIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private AnnsPhone ann;
  private String login;

  @BeforeEach
  void makeASubscriber() {
    ann = AnnsPhone.ofANewOrganization();
    login = ann.login();
  }

  /** Characters beyond ASCII are sent as one byte each. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "device=100%",
        "x=%E4",
        "%=1",
        "%u00e4",
        "x=\u00e4",
        "x=\u00c3\u00a4",
        "installid=%0D%0A",
        "installid=..",
        "installid=%E4",
        "installid=%",
        "installid=\u00c3\u00a4",
        "installid=a&installid=b",
        "x=[1]|{2}^`\\"
      })
  void whatDoesNotCountRefusesNoPhone(String more) {
    for (String address : new String[] {PhoneClient.GLOBAL, PhoneClient.ACCOUNT}) {
      String parameters = login + "&" + more;
      assertThat(raw("GET {path}" + address + "?" + parameters + " HTTP/1.1\r\n", ""))
          .startsWith("HTTP/1.1 200 ")
          .contains("<?xml");
      assertThat(raw("POST {path}" + address + " HTTP/1.1\r\n", PhoneClient.FORM, parameters))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  /** A server that decodes the whole address first would make two parameters of it. */
  @Test
  void whatIsEncodedIsNoDelimiter() {
    String password = "a&b=c+d%26e;f ä";
    api.put(ann.path(), "{\"password\": \"" + password + "\"}").expect(200);
    String form = PhoneClient.form(PhoneClient.login(ann.path().split("/")[2], "ann", password));
    assertThat(Http.get(PhoneClient.GLOBAL + "?" + form).status()).isEqualTo(200);
    assertThat(Http.post(PhoneClient.GLOBAL, PhoneClient.FORM, form).status()).isEqualTo(200);
  }

  @Test
  void aLongInstallationRefusesNoPhone() {
    for (int length : new int[] {250, 251, 5000}) {
      String parameters = login + "&installid=" + "x".repeat(length);
      assertThat(Http.get(PhoneClient.ACCOUNT + "?" + parameters).status()).isEqualTo(200);
      assertThat(Http.post(PhoneClient.ACCOUNT, PhoneClient.FORM, parameters).text())
          .contains("<cloud_password>cbd_");
    }
    assertThat(api.get(ann.path() + "/devices").json().getJsonArray("items")).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic ?", "Basic", "Bearer x", "x", "Digest username=\"ann\""})
  void anAuthorizationBesideGoodParametersIsNotRead(String header) {
    for (String address : new String[] {PhoneClient.GLOBAL, PhoneClient.ACCOUNT}) {
      assertThat(Http.post(address, PhoneClient.FORM, login, "Authorization", header).status())
          .as(header)
          .isEqualTo(200);
      assertThat(Http.get(address + "?" + login, "Authorization", header).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u00ef\u00bb\u00bf", "\u00ef\u00bb\u00bf{\"x\": \"\u00e4\"}", "{}"})
  void aJsonBodyThatSaysNothingIsAsGoodAsNone(String body) {
    String start = "POST {path}" + PhoneClient.GLOBAL + "?" + login + " HTTP/1.1\r\n";
    assertThat(raw(start, "application/json", body)).startsWith("HTTP/1.1 200 ");
  }

  private static String raw(String start, String headers) {
    return send(start + headers, "");
  }

  private static String raw(String start, String type, String body) {
    String headers = "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n";
    return send(start + headers, body);
  }

  private static String send(String head, String body) {
    return AnnsPhone.raw(head + "Host: localhost\r\nConnection: close\r\n\r\n" + body);
  }
}
