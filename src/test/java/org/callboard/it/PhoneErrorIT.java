package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.ServerLog;
import org.junit.jupiter.api.Test;

/** What is refused, and how phones are told. */
class PhoneErrorIT extends DeployedCallboard {

  private static final String PASSWORD = "12345678";
  private static final String WRONG =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
          + "<error><message>The Cloud ID, username or password is wrong.</message></error>";

  @Test
  void whateverCannotBeUnderstoodIsABadRequest() {
    String valid = "cloud_username=johndow&cloud_password=12345678&cloud_id=EXAMPLE";
    assertThat(
            Stream.of(
                    "",
                    "?",
                    "?cloud_username=johndow&cloud_password=12345678",
                    "?cloud_username=johndow&cloud_id=EXAMPLE",
                    "?cloud_password=12345678&cloud_id=EXAMPLE",
                    "?cloud_username=&cloud_password=12345678&cloud_id=EXAMPLE",
                    "?cloud_username[]=johndow&cloud_password=12345678&cloud_id=EXAMPLE",
                    "?" + valid + "&cloud_id=EXAMPLE",
                    "?" + valid + "&cloud_password=12345678",
                    "?cloud_username=johndow&cloud_password=12345678&cloud_id=..%2F..%2Fetc",
                    "?cloud_username=johndow&cloud_password=12345678&cloud_id=%27OR%271",
                    "?cloud_username=johndow&cloud_password=12345678&cloud_id=*",
                    "?cloud_username=johndow&cloud_password=12345678&cloud_id="
                        + "A".repeat(10_000),
                    "?cloud_username=johndow&cloud_password=" + "x".repeat(1025) + "&cloud_id=E",
                    "?cloud_username=" + "x".repeat(255) + "&cloud_password=x&cloud_id=E",
                    "?cloud_username=john%00dow&cloud_password=12345678&cloud_id=EXAMPLE")
                .map(suffix -> Http.get(PhoneClient.GLOBAL + suffix)))
        .allSatisfy(reply -> assertError(reply, 400));
    assertThat(Stream.of("%ff%fe", "%c0%af", "%ed%a0%80").map(this::getWithEscapedPassword))
        .allSatisfy(reply -> assertThat(reply).startsWith("HTTP/1.1 400").contains("<error>"));
    assertThat(Stream.of("%zz", "%2").map(this::getWithEscapedPassword))
        .describedAs("Undertow refuses these by itself, without a body")
        .allSatisfy(reply -> assertThat(reply).startsWith("HTTP/1.1 400"));
  }

  private String getWithEscapedPassword(String password) {
    return raw("GET", "?cloud_username=johndow&cloud_id=EXAMPLE&cloud_password=" + password, "");
  }

  @Test
  void aBodyThatCannotBeUnderstoodIsABadRequest() {
    String twice = "cloud_username=johndow&cloud_password=12345678&cloud_id=EXAMPLE&cloud_id=X";
    assertError(Http.post(PhoneClient.GLOBAL, PhoneClient.FORM, twice), 400);
    assertError(Http.post(PhoneClient.GLOBAL, PhoneClient.FORM, "cloud_id=%e4"), 400);
    assertThat(
            Stream.of(
                    "[]",
                    "{",
                    "null",
                    "\"text\"",
                    "",
                    "{} {}",
                    "{\"cloud_id\":\"EXAMPLE\",\"cloud_id\":\"EXAMPLE\"}",
                    "{\"cloud_id\":[\"EXAMPLE\"],\"username\":\"johndow\",\"password\":\"x\"}",
                    "{\"cloud_id\":\"EXAMPLE\",\"username\":\"\\ud800\",\"password\":\"x\"}",
                    "[".repeat(20_000))
                .map(json -> Http.post(PhoneClient.GLOBAL, "application/json", json)))
        .allSatisfy(reply -> assertError(reply, 400));
  }

  @Test
  void theSameParameterInQueryAndBodyIsABadRequest() {
    Answer reply =
        Http.post(
            PhoneClient.GLOBAL + "?cloud_id=EXAMPLE",
            PhoneClient.FORM,
            PhoneClient.form(PhoneClient.login("EXAMPLE", "johndow", PASSWORD)));
    assertError(reply, 400);
  }

  @Test
  void aBasicHeaderThatCannotBeReadIsAskedForAgain() {
    assertThat(
            Stream.of("Basic !!!", "Basic " + base64("no colon"), "Basic " + base64Latin1("a:ü"))
                .map(
                    header ->
                        Http.get(
                            PhoneClient.GLOBAL + "?cloud_id=EXAMPLE", "Authorization", header)))
        .allSatisfy(reply -> assertError(reply, 401))
        .allSatisfy(reply -> assertThat(reply.header("WWW-Authenticate")).startsWith("Basic "));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64Latin1(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void otherMethodsAreRefusedWithTheAllowedOnes() {
    String path =
        PhoneClient.GLOBAL
            + "?"
            + PhoneClient.form(PhoneClient.login("EXAMPLE", "johndow", PASSWORD));
    assertThat(
            Stream.of("PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND")
                .map(method -> Http.send(method, path, BodyPublishers.noBody())))
        .allSatisfy(reply -> assertError(reply, 405))
        .allSatisfy(reply -> assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, POST"));
  }

  @Test
  void unknownAddressesBelowProvisioningAreXmlToo() {
    assertThat(
            Stream.of("", "/", "/nothing", "/global/more", "/global.xml", "/Global")
                .map(path -> Http.get("/provisioning" + path)))
        .allSatisfy(reply -> assertError(reply, 404));
  }

  @Test
  void aLargeBodyIsRefusedWhetherItsLengthIsKnownOrNot() {
    byte[] large = "x".repeat(10 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
    assertError(
        Http.send(
            "POST",
            PhoneClient.GLOBAL,
            BodyPublishers.ofByteArray(large),
            "Content-Type",
            PhoneClient.FORM),
        413);
    String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
    assertThat(
            raw(
                "POST",
                "",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + chunk
                    + chunk
                    + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("<error>");
  }

  @Test
  void aBodyWithoutALengthIsReadLikeAnyOther() {
    String json = "{\"cloud_id\":\"EXAMPLE\",\"username\":\"johndow\",\"password\":\"12345678\"}";
    assertThat(
            raw(
                "POST",
                "",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(json.length())
                    + "\r\n"
                    + json
                    + "\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("<root>");
  }

  @Test
  void aBodyOfAnotherKindIsRefused() {
    assertError(Http.post(PhoneClient.GLOBAL, "text/plain", "hello"), 415);
    assertError(Http.post(PhoneClient.GLOBAL, "multipart/form-data; boundary=x", "--x--"), 415);
    assertError(Http.post(PhoneClient.GLOBAL, "application/xml", "<a/>"), 415);
  }

  @Test
  void aStoredHashThatCannotBeReadIsAWrongPassword() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    TestData.subscriber(organization, "ann", "ann", "this is not a hash");
    assertThat(PhoneClient.get(cloudId, "ann", PASSWORD).text()).isEqualTo(WRONG);
  }

  @Test
  void anUnclosedBodyEndsAndIsNoIncident() {
    int before = ServerLog.text().split("Incident ").length;
    assertThat(
            raw("POST", "", "Content-Type: application/json\r\nContent-Length: 6\r\n\r\n{\"x\":["))
        .startsWith("HTTP/1.1 400")
        .contains("<error>");
    assertThat(ServerLog.text().split("Incident ")).hasSize(before);
  }

  @Test
  void whatAPhoneSaysThatItAcceptsNeverStopsIt() {
    Map<String, String> login = PhoneClient.login("EXAMPLE", "johndow", PASSWORD);
    assertThat(
            Stream.of("text/html", "application/json", "*/*")
                .map(type -> PhoneClient.get(login, "Accept", type)))
        .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200))
        .allSatisfy(reply -> assertThat(reply.header("Content-Type")).isEqualTo("application/xml"));
    assertThat(PhoneClient.get(login, "If-Match", "\"other\"").status()).isEqualTo(200);
  }

  private String raw(String method, String suffix, String headersAndBody) {
    String rest = headersAndBody.isEmpty() ? "\r\n" : headersAndBody;
    return Http.raw(
        method
            + " {path}/provisioning/global"
            + suffix
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + rest);
  }

  private static void assertError(Answer reply, int status) {
    assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/xml");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.text())
        .matches("<\\?xml [^>]*><error><message>[^<]{10,}</message></error>")
        .doesNotContain(PASSWORD);
  }
}
