package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What phones and administrators are told of the server's address, with a proxy in front. */
class ProxiesIT extends DeployedCallboard {

  private static final String PASSWORD = "correct horse";

  private final Api api = Api.operator();
  private String cloudId;

  @BeforeEach
  void makeASubscriber() {
    cloudId = TestData.newCloudId();
    TestData.organization(cloudId);
    api.put(
            "/organizations/" + cloudId + "/subscribers/ann",
            "{\"password\": \"" + PASSWORD + "\"}")
        .expect(201);
    api.put("/organizations/" + cloudId + "/account-settings/host", "{\"value\": \"sip.acme.com\"}")
        .expect(201);
  }

  /** The server listens at a loopback address, where the proxy in front finds it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1\r\nHost: 127.0.0.1:8080\r\nX-Forwarded-For: 192.0.2.7",
        "1.1\r\nHost: localhost:8080\r\nX-Real-IP: 192.0.2.7",
        "1.1\r\nHost: [::1]:8080\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: localhost",
        "1.1\r\nHost: phones.example.com\r\nX-Forwarded-Proto: http",
        "1.1\r\nHost: phones.example.com\r\nForwarded: proto=https", // not the header of the
        // setting
        "1.1\r\nHost: phones.example.com",
        "1.0\r\nHost: 127.0.0.1:8080",
        "1.0"
      })
  void noPhoneBehindAProxyIsToldAnAddressThatItDoesNotFind(String version) {
    String answer = account(version);
    assertThat(answer)
        .contains(" 200 ")
        .contains("<cloud_password>cbd_", "<extProvInterval>")
        .doesNotContain("extProvUrl", "extProvPostData");
  }

  /** The tests' server is told that a proxy is at 127.0.0.1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: phones.example.com:8443\r\nX-Forwarded-Proto: https",
        "Host: localhost\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: a.b, phones.example.com:8443"
      })
  void aPhoneBehindANamedProxyIsToldTheAddressThatItAsked(String headers) {
    assertThat(account("1.1\r\n" + headers))
        .contains(
            "<extProvUrl>https://phones.example.com:8443" + path() + "/provisioning/account<");
    assertThat(portal(headers).getString("publicUrl"))
        .isEqualTo("https://phones.example.com:8443" + path());
    assertThat(portal(headers).getJsonArray("warnings")).isEmpty();
  }

  private static String path() {
    return TestRun.base().getPath();
  }

  /** One of the servers refuses a port that is left empty. */
  @Test
  void noPhoneIsToldAHostWithoutTheNumberOfItsPort() {
    assertThat(account("1.1\r\nHost: localhost:\r\nForwarded: for=192.0.2.7;proto=https"))
        .containsPattern(" (200|400) ")
        .doesNotContain("extProvUrl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.1\r\nHost: 127.0.0.1:8080", "1.1\r\nHost: localhost:8080\r\nAccept: */*"})
  void aProgramOnTheServersMachineIsToldItsLoopbackAddress(String version) {
    assertThat(account(version)).containsPattern("<extProvUrl>http://(127.0.0.1|localhost):8080/");
  }

  @Test
  void portalSettingsWarnWherePhonesWouldNotSignIn() {
    JsonObject local = portal("Host: localhost:8080");
    assertThat(local.getString("publicUrl")).startsWith("http://localhost:8080");
    assertThat(local.get("warnings").toString())
        .contains("works on the server's own machine only", "is plain HTTP");
    JsonObject plain = portal("Host: phones.example.com");
    assertThat(plain.getString("publicUrl")).startsWith("http://phones.example.com");
    assertThat(plain.getJsonArray("warnings")).hasSize(1);
    assertThat(plain.get("warnings").toString()).contains("plain HTTP", "callboard.public-url");
    JsonObject proxied = portal("Host: 127.0.0.1:8080\r\nX-Forwarded-Proto: https");
    assertThat(proxied.getString("publicUrl")).isEqualTo("https://your.server");
    assertThat(proxied.getJsonObject("settings").getString("extProvUrl"))
        .isEqualTo("https://your.server/provisioning/account");
    assertThat(proxied.get("warnings").toString())
        .contains("does not know the address", "callboard.public-url");
    assertThat(answer("Host: phones.example.com\r\nAccept: text/plain"))
        .contains("\n# The address http://phones.example.com");
    assertThat(answer("Host: xn--phnes-jua.example.com\r\nAccept: application/xml"))
        .contains("<!-- The address http://xn- -phnes-jua.example.com");
  }

  private JsonObject portal(String headers) {
    String answer = answer(headers);
    try (JsonReader reader =
        Json.createReader(
            new StringReader(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1)))) {
      return reader.readObject();
    }
  }

  private String answer(String headers) {
    return Http.raw(
        "GET {path}/api/v1/organizations/"
            + cloudId
            + "/portal-settings HTTP/1.1\r\nAuthorization: "
            + Http.basic("admin", TestRun.adminPassword())
            + "\r\n"
            + headers
            + "\r\nConnection: close\r\n\r\n");
  }

  private String account(String versionAndHeaders) {
    String form = PhoneClient.form(PhoneClient.login(cloudId, "ann", PASSWORD));
    return Http.raw(
        "POST {path}"
            + PhoneClient.ACCOUNT
            + " HTTP/"
            + versionAndHeaders
            + "\r\nContent-Type: "
            + PhoneClient.FORM
            + "\r\nConnection: close\r\nContent-Length: "
            + form.length()
            + "\r\n\r\n"
            + form);
  }
}
