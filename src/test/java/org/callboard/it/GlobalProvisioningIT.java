package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.callboard.Golden;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.ServerLog;
import org.callboard.phone.PhoneSimulator;
import org.junit.jupiter.api.Test;

/** What phones send and get, on the wire of a real server. */
class GlobalProvisioningIT extends DeployedCallboard {

  private static final String PASSWORD = "12345678";
  private static final String WRONG =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
          + "<error><message>The Cloud ID, username or password is wrong.</message></error>";

  // --- the documented request -----------------------------------------------------------------

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

  // --- credentials -----------------------------------------------------------------------------

  @Test
  void passwordsAreExactWhateverTheirCharactersAndTheWayTheyCome() {
    String printable =
        IntStream.rangeClosed(0x20, 0x7e)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    List<String> passwords =
        List.of(
            printable,
            ":a:b:",
            "100%25+&=;",
            " leading and trailing ",
            "Grüße \uD83D\uDE00 \u0645\u0631\u062D\u0628\u0627 \uFFFF",
            "tab\tline\nend");
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    for (int i = 0; i < passwords.size(); i++) {
      String password = passwords.get(i);
      String username = "user" + i;
      // U+FFFF is the server's escape for U+0000 and stored doubled
      TestData.subscriber(organization, username, password.replace("\uFFFF", "\uFFFF\uFFFF"));
      Map<String, String> login = PhoneClient.login(cloudId, username, password);
      assertThat(
              List.of(
                  PhoneClient.get(login),
                  PhoneClient.postForm(login),
                  PhoneClient.postJson(login),
                  PhoneClient.basic(cloudId, username, password)))
          .describedAs(password)
          .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
      assertThat(
              Stream.of(password + " ", password + "\0", password.toUpperCase() + "x")
                  .map(other -> PhoneClient.postJson(PhoneClient.login(cloudId, username, other))))
          .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(403));
    }
  }

  @Test
  void usernamesAreUnicodeWithoutCaseAndOuterSpace() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    TestData.subscriber(
        organization,
        "J\u00fcrgen Stra\u00dfe",
        "j\u00fcrgen strasse",
        TestData.hash(PASSWORD, 210_000));
    assertThat(
            Stream.of(
                    "J\u00fcrgen Stra\u00dfe",
                    " j\u00dcRGEN sTRASSE\u3000",
                    "Ju\u0308rgen Strasse") // the accent as a character of its own
                .map(username -> PhoneClient.get(cloudId, username, PASSWORD).status()))
        .containsOnly(200);
    assertThat(PhoneClient.get(cloudId, "Jurgen Strasse", PASSWORD).status()).isEqualTo(403);
  }

  @Test
  void nobodyLearnsWhatExistsFromARefusal() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    TestData.subscriber(organization, "ann", PASSWORD);
    List<Answer> refusals =
        List.of(
            PhoneClient.get(cloudId, "ann", "wrong"),
            PhoneClient.get(cloudId, "nobody", PASSWORD),
            PhoneClient.get("NOSUCH", "ann", PASSWORD),
            PhoneClient.postForm(PhoneClient.login(cloudId, "ann", "wrong")),
            PhoneClient.basic("NOSUCH", "ann", PASSWORD));
    assertThat(refusals)
        .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(403))
        .allSatisfy(reply -> assertThat(reply.text()).isEqualTo(WRONG))
        .allSatisfy(reply -> assertThat(names(reply)).isEqualTo(names(refusals.get(0))));
  }

  private static List<String> names(Answer reply) {
    return reply.headers().map().keySet().stream()
        .map(String::toLowerCase)
        .filter(name -> !name.equals("date"))
        .sorted()
        .toList();
  }

  @Test
  void onlyTheRightPasswordLearnsThatAnAccountIsDisabled() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    long ann = TestData.subscriber(organization, "ann", PASSWORD);
    TestData.sql("UPDATE subscriber SET enabled = FALSE WHERE id = ?", ann);
    assertThat(PhoneClient.get(cloudId, "ann", PASSWORD).status()).isEqualTo(403);
    assertThat(PhoneClient.get(cloudId, "ann", PASSWORD).text()).contains("disabled");
    assertThat(PhoneClient.get(cloudId, "ann", "wrong").text()).isEqualTo(WRONG);
  }

  @Test
  void noLogHasAPassword() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    String good = "good-Secret-4711";
    TestData.subscriber(organization, "ann", good);
    assertThat(PhoneClient.get(cloudId, "ann", good).status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "ann", "bad-Secret-4712").status()).isEqualTo(403);
    assertThat(PhoneClient.postForm(PhoneClient.login(cloudId, "ann", "bad-Secret-4713")).status())
        .isEqualTo(403);
    assertThat(PhoneClient.basic(cloudId, "ann", "bad-Secret-4714").status()).isEqualTo(403);
    assertThat(PhoneClient.get(Map.of("cloud_password", "bad-Secret-4715")).status())
        .isEqualTo(400);
    String basic = Base64.getEncoder().encodeToString("ann:bad-Secret-4714".getBytes());
    Waiting.await(
        "the log",
        () ->
            ServerLog.contains(
                "/provisioning/global")); // the access log is written, and has the path
    assertThat(ServerLog.text()).doesNotContain("-Secret-47").doesNotContain(basic);
  }

  // --- answers -----------------------------------------------------------------------------------

  @Test
  void anyLegalTextComesOutAsItWentIn() {
    String cloudId = TestData.newCloudId();
    List<String> texts =
        List.of(
            "<b>&amp;</b> ]]> \"quoted\" 'single'",
            "\uD83D\uDE00\uD83C\uDFF4\u200D\u2620\uFE0F",
            "\u0645\u0631\u062D\u0628\u0627 \u200Fabc",
            "line\nbreak\ttab\rreturn",
            "\u0085\u2028 \uFFFD \uD800\uDC00");
    TestData.atOnce(
        () -> {
          long organization = TestData.organization(cloudId);
          TestData.subscriber(organization, "ann", PASSWORD);
          long layer = TestData.organizationLayer(organization);
          for (int i = 0; i < texts.size(); i++) {
            TestData.item(layer, "<" + i + "&\"", texts.get(i), "sip:" + texts.get(i), 20);
          }
        });
    PhoneSimulator simulator = new PhoneSimulator();
    simulator.merge(PhoneClient.get(cloudId, "ann", PASSWORD).bytes());
    for (int i = 0; i < texts.size(); i++) {
      assertThat(simulator.quickDial().get("<" + i + "&\"").content())
          .isEqualTo(new PhoneSimulator.Content(texts.get(i), "sip:" + texts.get(i)));
    }
  }

  @Test
  void theSubscribersItemTakesThePlaceOfTheOrganizations() {
    String cloudId = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          long organization = TestData.organization(cloudId);
          long ann = TestData.subscriber(organization, "ann", PASSWORD);
          TestData.subscriber(organization, "bob", PASSWORD);
          long common = TestData.organizationLayer(organization);
          TestData.item(common, "help", "Help desk", "100", 20);
          TestData.item(common, "canteen", "Canteen", "200", 20);
          long own = TestData.subscriberLayer(organization, ann);
          TestData.item(own, "mum", "Mum", "300", 20);
          TestData.item(own, "help", "Ann's help", "111", 20);
        });
    assertThat(ids(PhoneClient.get(cloudId, "ann", PASSWORD)))
        .containsExactly("help", "canteen", "mum");
    assertThat(PhoneClient.get(cloudId, "ann", PASSWORD).text()).contains("Ann's help");
    assertThat(ids(PhoneClient.get(cloudId, "bob", PASSWORD))).containsExactly("help", "canteen");
    assertThat(PhoneClient.get(cloudId, "bob", PASSWORD).text()).contains("Help desk");
  }

  private static List<String> ids(Answer reply) {
    Matcher matcher = Pattern.compile("<item id=\"([^\"]*)\"").matcher(reply.text());
    return matcher.results().map(result -> result.group(1)).toList();
  }

  @Test
  void removalsCarryThePriorityOfWhatTheyRemove() {
    String cloudId = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          long organization = TestData.organization(cloudId);
          TestData.subscriber(organization, "ann", PASSWORD);
          long layer = TestData.organizationLayer(organization);
          TestData.item(layer, "security", "Security", "5911", 20);
          TestData.removal(layer, "QUICK_DIAL_ITEM", "security", 50);
          TestData.removal(layer, "QUICK_DIAL_ITEM", "alarm", 60);
          TestData.removal(layer, "QUICK_DIAL_ITEM", "ordinary", 20);
        });
    Golden.assertEqual("removals.xml", PhoneClient.get(cloudId, "ann", PASSWORD).bytes());
  }

  @Test
  void anInvalidRowNeverRemovesAnythingFromAPhone() {
    String cloudId = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          long organization = TestData.organization(cloudId);
          TestData.subscriber(organization, "ann", PASSWORD);
          long layer = TestData.organizationLayer(organization);
          TestData.item(layer, "canteen", "Canteen", "5000", 20);
          TestData.item(layer, "broken", "Broken \u0001", "6000", 20);
          TestData.removal(layer, "QUICK_DIAL_ITEM", "alarm", 60);
          TestData.dialAction(
              layer, "conference", "[{\"name\":\"title\",\"text\":\"Conference\"}]");
        });
    Golden.assertEqual("additions-only.xml", PhoneClient.get(cloudId, "ann", PASSWORD).bytes());
    Waiting.await("the log", () -> ServerLog.contains("Entry broken of layer"));
  }

  @Test
  void theReplaceAttributeCanBeSetAndSwitchedOff() {
    String other = TestData.newCloudId();
    String off = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          long set = TestData.organization(other);
          TestData.sql("UPDATE organization SET replace_priority = 35 WHERE id = ?", set);
          TestData.subscriber(set, "ann", PASSWORD);
          long without = TestData.organization(off);
          TestData.sql("UPDATE organization SET replace_priority = NULL WHERE id = ?", without);
          TestData.subscriber(without, "ann", PASSWORD);
          TestData.removal(TestData.organizationLayer(without), "QUICK_DIAL_ITEM", "gone", 20);
        });
    assertThat(PhoneClient.get(other, "ann", PASSWORD).text())
        .contains("<quickDial maxQuickDialReplacePriority=\"35\"");
    assertThat(PhoneClient.get(off, "ann", PASSWORD).text())
        .contains("<quickDial><item id=\"gone\" priority=\"20\" action=\"remove\"/>");
  }

  // --- errors
  // --------------------------------------------------------------------------------------

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
