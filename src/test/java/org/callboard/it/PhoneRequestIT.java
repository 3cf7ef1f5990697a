package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.callboard.Golden;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.Test;

/** The requests of phones, in all the ways that they may be sent. */
class PhoneRequestIT extends DeployedCallboard {

  private static final String PASSWORD = "12345678";

  @Test
  void theDocumentedRequestIsAnsweredToTheLetter() {
    String reply =
        Http.raw(
            "GET {path}/provisioning/global"
                + "?cloud_username=johndow&cloud_password=12345678&cloud_id=EXAMPLE HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Connection: close\r\n"
                + "Cache-Control: max-age=0\r\n"
                + "User-Agent: CloudSoftphone/1.6.4\r\n\r\n");
    String head = reply.substring(0, reply.indexOf("\r\n\r\n"));
    assertThat(head).startsWith("HTTP/1.1 200");
    assertThat(head.lines().map(String::strip))
        .anyMatch(line -> line.equalsIgnoreCase("Content-Type: application/xml"))
        .anyMatch(line -> line.matches("(?i)Cache-Control:.*no-store.*"));
    Golden.assertEqual(
        "documented-request.xml", PhoneClient.get("EXAMPLE", "johndow", PASSWORD).bytes());
  }

  @Test
  void queryFormJsonAndBasicAreTheSameRequest() {
    String expected = PhoneClient.get("EXAMPLE", "johndow", PASSWORD).text();
    Map<String, String> other = new LinkedHashMap<>();
    other.put("fullcode", "example*");
    other.put("username", "  JohnDow\t ");
    other.put("password", PASSWORD);
    assertThat(
            List.of(
                PhoneClient.get(other),
                PhoneClient.postForm(PhoneClient.login("EXAMPLE", "johndow", PASSWORD)),
                PhoneClient.postForm(other),
                PhoneClient.postJson(PhoneClient.login("EXAMPLE", "johndow", PASSWORD)),
                PhoneClient.postJson(other),
                PhoneClient.basic("EXAMPLE", "johndow", PASSWORD)))
        .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200))
        .allSatisfy(reply -> assertThat(reply.text()).isEqualTo(expected));
  }

  @Test
  void theFirstOfTwoNamesCounts() {
    Map<String, String> both = PhoneClient.login("EXAMPLE", "johndow", PASSWORD);
    both.put("fullcode", "OTHER");
    both.put("username", "nobody");
    both.put("password", "wrong");
    assertThat(PhoneClient.get(both).status()).isEqualTo(200);
  }

  @Test
  void aHeadRequestIsAGetWithoutItsBody() {
    Answer get = PhoneClient.get("EXAMPLE", "johndow", PASSWORD);
    Answer head =
        Http.send(
            "HEAD",
            PhoneClient.GLOBAL
                + "?"
                + PhoneClient.form(PhoneClient.login("EXAMPLE", "johndow", PASSWORD)),
            BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo("application/xml");
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
  }

  @Test
  void anUnchangedAnswerIsNotSentAgain() {
    Map<String, String> login = PhoneClient.login("EXAMPLE", "johndow", PASSWORD);
    String tag = PhoneClient.get(login).header("ETag");
    Answer same = PhoneClient.get(login, "If-None-Match", tag);
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.bytes()).isEmpty();
    assertThat(same.header("Cache-Control")).contains("no-store");
    assertThat(PhoneClient.get(login, "If-None-Match", "W/\"other\"").status()).isEqualTo(200);
    assertThat(PhoneClient.postForm(login, "If-None-Match", tag).status())
        .describedAs("a precondition means something else for POST")
        .isEqualTo(200);
  }

  @Test
  void theServerCompressesLongAnswers() throws IOException {
    String cloudId = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          long organization = TestData.organization(cloudId);
          TestData.subscriber(organization, "ann", PASSWORD);
          long layer = TestData.organizationLayer(organization);
          for (int i = 0; i < 100; i++) {
            TestData.item(layer, "item" + i, "Name " + i, "50" + i, 20);
          }
        });
    String plain = PhoneClient.get(cloudId, "ann", PASSWORD).text();
    Answer reply =
        PhoneClient.get(PhoneClient.login(cloudId, "ann", PASSWORD), "Accept-Encoding", "gzip");
    assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(reply.bytes().length).isLessThan(plain.length() / 4);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(reply.bytes()))) {
      assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
  }
}
