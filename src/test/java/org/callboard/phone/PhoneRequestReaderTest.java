package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.callboard.organization.CloudId;
import org.callboard.security.FakeRequest;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.security.RefusedException;
import org.callboard.security.StrangersBodies;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneRequestReaderTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String QUERY =
      "cloud_username=johndow&cloud_password=12345678&cloud_id=EXAMPLE";
  private static final String OBJECT =
      "{\"cloud_username\":\"johndow\",\"cloud_password\":\"12345678\",\"cloud_id\":\"EXAMPLE\"}";
  private static final PhoneCredential JOHN = credential("12345678");

  @Test
  void theRequestOfTheDocumentation() throws IOException {
    assertThat(read(new FakeRequest("GET").query(QUERY))).isEqualTo(JOHN);
  }

  @Test
  void headIsReadAsGetIs() throws IOException {
    assertThat(read(new FakeRequest("HEAD").query(QUERY))).isEqualTo(JOHN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FORM,
        FORM + ";charset=UTF-8",
        FORM + " ; charset=ISO-8859-1",
        "Application/X-WWW-Form-URLencoded"
      })
  void aForm(String type) throws IOException {
    assertThat(read(new FakeRequest("POST").body(type, QUERY))).isEqualTo(JOHN);
  }

  @ParameterizedTest
  @ValueSource(strings = {JSON, JSON + "; charset=utf-8", "APPLICATION/JSON"})
  void anObjectInJson(String type) throws IOException {
    assertThat(read(new FakeRequest("POST").body(type, OBJECT))).isEqualTo(JOHN);
  }

  @Test
  void aPostMayHaveItsParametersInTheQuery() throws IOException {
    assertThat(read(new FakeRequest("POST").query(QUERY))).isEqualTo(JOHN);
    assertThat(read(new FakeRequest("POST").query(QUERY).body("text/plain", ""))).isEqualTo(JOHN);
    assertThat(
            read(
                new FakeRequest("POST")
                    .query("cloud_id=EXAMPLE")
                    .body(FORM, "username=johndow&password=12345678")))
        .isEqualTo(JOHN);
  }

  @Test
  void theBodyOfAGetIsNotLookedAt() throws IOException {
    FakeRequest request = new FakeRequest("GET").query(QUERY).body(FORM, QUERY);
    assertThat(read(request)).isEqualTo(JOHN);
    assertThat(request.bytesRead()).isZero();
  }

  @Test
  void httpBasicWithTheCloudIdAsAParameter() throws IOException {
    String token = base64("johndow:1:2");
    assertThat(
            read(
                new FakeRequest("GET")
                    .query("cloud_id=EXAMPLE")
                    .header("Authorization", "Basic " + token)))
        .isEqualTo(credential("1:2"));
  }

  @Test
  void aBasicHeaderThatCannotBeReadIsRefusedOnlyWhereItCounts() throws IOException {
    for (String header : List.of("Basic ?", "Basic", "Basic ", "Bearer x", "", "x", "Digest a=b")) {
      assertThat(read(new FakeRequest("GET").query(QUERY).header("Authorization", header)))
          .isEqualTo(JOHN);
      assertThat(read(new FakeRequest("POST").body(FORM, QUERY).header("Authorization", header)))
          .isEqualTo(JOHN);
    }
    Refused.with(
        401,
        () ->
            read(
                new FakeRequest("GET")
                    .query("cloud_id=EXAMPLE")
                    .header("Authorization", "Basic ?")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "device=100%",
        "x=%E4",
        "x=%zz",
        "%E4=x",
        "x=\u00e4",
        "\u00e4=1",
        "x=%ff%fe&y=%",
        "installid=%E4",
        "installid=100%",
        "installid=%0D%0A",
        "installid=a%0Ab",
        "installid=..",
        "installid=%00",
        "installid=\u00e4",
        "installid=a&installid=b",
        "install_id=%u0041"
      })
  void whatDoesNotCountMayBeAnything(String more) throws IOException {
    for (String parameters : List.of(QUERY + "&" + more, more + "&" + QUERY)) {
      assertThat(read(new FakeRequest("GET").query(parameters))).isEqualTo(JOHN);
      assertThat(read(new FakeRequest("POST").body(FORM, parameters))).isEqualTo(JOHN);
      byte[] bytes = parameters.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(read(new FakeRequest("POST").body(FORM, bytes))).isEqualTo(JOHN);
    }
  }

  @Test
  void membersThatDoNotCountMayBeInNoCharset() throws IOException {
    for (String member :
        List.of("\"x\":\"\u00e4\"", "\"installid\":\"\u00e4\"", "\"installid\":[1]")) {
      byte[] json = (OBJECT.replace("}", "," + member + "}")).getBytes(StandardCharsets.ISO_8859_1);
      assertThat(read(new FakeRequest("POST").body(JSON, json))).isEqualTo(JOHN);
    }
    assertThat(read(new FakeRequest("POST").body(JSON, OBJECT.replace("12345678", "\ufffd"))))
        .as("a character like any other, in a body that is UTF-8")
        .isEqualTo(credential("\ufffd"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n", "\ufeff", "{}", "{\"installid\":null}"})
  void anEmptyJsonBodyBesideAWholeQueryIsAsGoodAsNone(String json) throws IOException {
    assertThat(read(new FakeRequest("POST").query(QUERY).body(JSON, json))).isEqualTo(JOHN);
    assertBadRequest(new FakeRequest("POST").body(JSON, json), "lacks the parameter cloud_id");
  }

  @Test
  void aBodyMayHaveAByteOrderMark() throws IOException {
    assertThat(read(new FakeRequest("POST").body(JSON, "\ufeff" + OBJECT))).isEqualTo(JOHN);
    assertThat(read(new FakeRequest("POST").body(FORM, "\ufeff" + QUERY))).isEqualTo(JOHN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "get", "TRACE"})
  void anotherMethodIsRefusedWithTheAllowedOnes(String method) {
    Refusal refusal = Refused.by(() -> read(new FakeRequest(method).query(QUERY)));
    assertThat(refusal.status()).isEqualTo(405);
    assertThat(refusal.headers()).containsEntry("Allow", "GET, HEAD, POST");
  }

  @ParameterizedTest
  @MethodSource("awkwardPasswords")
  void aPasswordIsTheSameByEveryWay(String password) throws IOException {
    String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8);
    String parameters = "cloud_id=EXAMPLE&username=johndow&password=" + encoded;
    String json =
        Json.createObjectBuilder()
            .add("cloud_id", "EXAMPLE")
            .add("username", "johndow")
            .add("password", password)
            .build()
            .toString();
    PhoneCredential expected = credential(password);
    assertThat(read(new FakeRequest("GET").query(parameters))).isEqualTo(expected);
    assertThat(read(new FakeRequest("POST").body(FORM, parameters))).isEqualTo(expected);
    assertThat(read(new FakeRequest("POST").body(JSON, json))).isEqualTo(expected);
    assertThat(
            read(
                new FakeRequest("GET")
                    .query("cloud_id=EXAMPLE")
                    .header("Authorization", "Basic " + base64("johndow:" + password))))
        .isEqualTo(expected);
  }

  static List<String> awkwardPasswords() {
    String printable =
        IntStream.rangeClosed(0x20, 0x7e)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return List.of(
        printable,
        " ",
        "a b+c%20d%2B",
        "&cloud_id=B",
        ":",
        "::",
        "😀",
        "e\u0301",
        "\0",
        "a\0",
        "\r\n",
        "\ufeff",
        "\uffff",
        "пароль",
        "x".repeat(1024),
        "😀".repeat(512));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloud_id=A&cloud_id=A", "password=1&password=2", "username=&username="})
  void aNameThatStandsTwiceIsRefused(String parameters) {
    assertBadRequest(new FakeRequest("GET").query(parameters), "twice");
    assertBadRequest(new FakeRequest("POST").body(FORM, parameters), "twice");
  }

  @Test
  void aNameThatStandsInTheQueryAndInTheBodyIsRefused() {
    assertBadRequest(new FakeRequest("POST").query(QUERY).body(FORM, "cloud_id=EXAMPLE"), "twice");
    assertBadRequest(
        new FakeRequest("POST").query(QUERY).body(JSON, "{\"cloud_id\":\"EXAMPLE\"}"), "twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cloud_id\":\"A\",\"cloud_id\":\"A\"}",
        "{\"cloud_id\":\"A\",\"cloud_id\":null}",
        "{\"cloud_id\":null,\"cloud_id\":\"A\"}",
        "{\"cloud_id\":[],\"cloud_id\":\"A\"}",
        "{\"cloud_id\":\"A\",\"\\u0063loud_id\":\"A\"}"
      })
  void aNameThatStandsTwiceInJsonIsRefused(String json) {
    assertBadRequest(new FakeRequest("POST").body(JSON, json), "twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloud_username[]=johndow", "cloud_username%5B%5D=johndow"})
  void anArrayIsNoUsername(String username) {
    assertBadRequest(
        new FakeRequest("GET").query(username + "&cloud_password=1&cloud_id=EXAMPLE"),
        "lacks the parameter cloud_username");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[" + OBJECT + "]",
        "null",
        "\"text\"",
        "12",
        "true",
        "{",
        "{]",
        "}",
        "{\"cloud_id\"}",
        "{\"cloud_id\":}",
        "{cloud_id:\"A\"}",
        "{'cloud_id':'A'}",
        "{\"cloud_id\":\"A\",}",
        OBJECT + "x",
        OBJECT + OBJECT,
        OBJECT + ",",
        OBJECT + "]",
        "{\"cloud_id\":\"\\x\"}",
        "{\"cloud_id\":\"\\u12\"}",
        "{\"cloud_id\":\"a\nb\"}",
        "{\"cloud_id\":NaN}",
        "{\"cloud_id\":01}",
        "//\n" + OBJECT
      })
  void whatIsNotOneObjectIsRefused(String json) {
    assertBadRequest(new FakeRequest("POST").body(JSON, json), "JSON");
  }

  @Test
  void whiteSpaceAroundTheObjectIsAllowed() throws IOException {
    assertThat(read(new FakeRequest("POST").body(JSON, "\n\t " + OBJECT + "\r\n ")))
        .isEqualTo(JOHN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":1}", "[]", "[\"johndow\"]", "null", "\"\""})
  void aUsernameThatIsNoTextIsMissing(String value) {
    String json = "{\"cloud_id\":\"A\",\"password\":\"1\",\"cloud_username\":" + value + "}";
    assertBadRequest(
        new FakeRequest("POST").body(JSON, json), "lacks the parameter cloud_username");
  }

  @Test
  void membersThatAreNotOursMayBeAnything() throws IOException {
    String others = "{\"a\":{\"cloud_id\":\"B\"},\"b\":[{\"cloud_id\":[]}],\"c\":null,\"d\":1e9,";
    assertThat(read(new FakeRequest("POST").body(JSON, others + OBJECT.substring(1))))
        .isEqualTo(JOHN);
  }

  @Test
  void aPasswordOfDigitsMayBeANumber() throws IOException {
    String json = "{\"cloud_id\":\"EXAMPLE\",\"username\":\"johndow\",\"password\":12345678}";
    assertThat(read(new FakeRequest("POST").body(JSON, json))).isEqualTo(JOHN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00\\ud800", "a\\ud83d"})
  void aLoneSurrogateInJsonIsRefused(String password) {
    String json = "{\"cloud_id\":\"A\",\"username\":\"a\",\"password\":\"" + password + "\"}";
    assertBadRequest(new FakeRequest("POST").body(JSON, json), "password is not Unicode");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] json = (OBJECT.replace("johndow", "j\u00f6hn")).getBytes(StandardCharsets.ISO_8859_1);
    assertBadRequest(new FakeRequest("POST").body(JSON, json), "not in UTF-8");
    byte[] form = QUERY.replace("johndow", "j\u00f6hn").getBytes(StandardCharsets.ISO_8859_1);
    assertBadRequest(new FakeRequest("POST").body(FORM, form), "not in UTF-8");
  }

  @Test
  void nestingThatFillsTheWholeBodyIsRefusedAsAnyOtherNonsense() {
    String deep = "{\"x\":" + "[".repeat(30_000);
    assertBadRequest(new FakeRequest("POST").body(JSON, deep), "JSON");
    String closed = "{\"x\":" + "[".repeat(15_000) + "]".repeat(15_000) + "}";
    assertBadRequest(new FakeRequest("POST").body(JSON, closed), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999", "1E2147483647"})
  void aNumberBeyondAllBoundsCostsNothing(String number) {
    String json = "{\"cloud_id\":\"A\",\"username\":\"a\",\"x\":" + number + "}";
    assertBadRequest(new FakeRequest("POST").body(JSON, json), "");
  }

  @Test
  void anUnknownKindOfBodyIsRefused() {
    for (String type : List.of("text/plain", "multipart/form-data; boundary=x", "text/json", "")) {
      Refused.with(415, () -> read(new FakeRequest("POST").query(QUERY).body(type, "a=b")));
    }
    Refused.with(415, () -> read(new FakeRequest("POST").chunked(stream("a=b"))));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {FORM, JSON, "text/plain"})
  void aBodyThatSaysItIsTooLongIsRefusedUnread(String type) {
    FakeRequest request =
        new FakeRequest("POST")
            .header("Content-Type", type)
            .chunked(endless())
            .claimingLength(PhoneRequestReader.MAX_BODY + 1L);
    Refused.with(413, () -> read(request));
    assertThat(request.bytesRead()).isZero();
  }

  @Test
  void aBodyOfAnotherTypeIsRefusedUnread() {
    FakeRequest request =
        new FakeRequest("POST")
            .header("Content-Type", "text/plain")
            .chunked(endless())
            .claimingLength(23);
    Refused.with(415, () -> read(request));
    assertThat(request.bytesRead()).isZero();
    FakeRequest withoutLength = new FakeRequest("POST").chunked(endless());
    Refused.with(415, () -> read(withoutLength));
    assertThat(withoutLength.bytesRead()).isEqualTo(1);
  }

  @Test
  void aBodyWithoutLengthIsReadNoFurtherThanTheLimit() {
    FakeRequest request = new FakeRequest("POST").header("Content-Type", FORM).chunked(endless());
    Refused.with(413, () -> read(request));
    assertThat(request.bytesRead()).isEqualTo(PhoneRequestReader.MAX_BODY + 1);
  }

  @Test
  void aBodyOfTheLimitIsReadAndOneMoreIsNot() throws IOException {
    String filled = QUERY + "&x=" + "y".repeat(PhoneRequestReader.MAX_BODY - QUERY.length() - 3);
    assertThat(read(new FakeRequest("POST").body(FORM, filled))).isEqualTo(JOHN);
    assertThat(read(new FakeRequest("POST").body(FORM, filled).withoutLength())).isEqualTo(JOHN);
    Refused.with(413, () -> read(new FakeRequest("POST").body(FORM, filled + "y")));
  }

  @Test
  void everythingAtItsLimitFitsIntoABody() throws IOException {
    String username = "\uffee".repeat(254);
    String password = "\uffee".repeat(1024);
    ByteArrayOutputStream escaped = new ByteArrayOutputStream();
    password.chars().forEach(c -> escaped.writeBytes("\\uffee".getBytes(StandardCharsets.UTF_8)));
    String json =
        "{\"cloud_id\":\"%s\",\"username\":\"%s\",\"password\":\"%s\"}"
            .formatted("A".repeat(64), username, escaped.toString(StandardCharsets.UTF_8));
    assertThat(read(new FakeRequest("POST").body(JSON, json)).password()).isEqualTo(password);
    String form =
        "cloud_id=%s&username=%s&password=%s"
            .formatted(
                "A".repeat(64),
                URLEncoder.encode(username, StandardCharsets.UTF_8),
                URLEncoder.encode(password, StandardCharsets.UTF_8));
    assertThat(read(new FakeRequest("POST").body(FORM, form)).password()).isEqualTo(password);
  }

  @Test
  void aConnectionThatBreaksIsTheCallersTrouble() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    assertBadRequest(
        new FakeRequest("POST").header("Content-Type", FORM).chunked(broken), "not complete");
  }

  /** Whatever comes in, it is a credential or a refusal that blames the caller. */
  @Property(tries = 3000)
  void noBodyIsAnUnexpectedError(@ForAll("bodies") String body) throws IOException {
    for (String type : List.of(FORM, JSON)) {
      try {
        read(new FakeRequest("POST").body(type, body));
      } catch (RefusedException e) {
        assertThat(e.refusal().status()).isBetween(400, 499);
      }
    }
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\u",
            "null",
            "true",
            "1",
            "-",
            ".",
            "e",
            " ",
            "\"cloud_id\"",
            "\"username\":\"a\"",
            "\"password\":\"b\"",
            "&",
            "=",
            "%",
            "+",
            "cloud_id=A",
            "username=a",
            "é",
            "\0",
            "\ud800");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(12).map(parts -> String.join("", parts)),
        pieces.list().ofMaxSize(4).map(parts -> OBJECT.substring(0, 60) + String.join("", parts)));
  }

  private static void assertBadRequest(FakeRequest request, String words) {
    Refusal refusal = Refused.by(() -> read(request));
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.message()).contains(words);
  }

  private static PhoneCredential credential(String password) {
    return new PhoneCredential(new CloudId("EXAMPLE"), false, new Username("johndow"), password);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream stream(String text) {
    return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 'a';
      }
    };
  }

  private static PhoneCredential read(FakeRequest request) {
    return new PhoneRequestReader(new StrangersBodies())
        .read(request.asServletRequest(), "192.0.2.1")
        .credential();
  }
}
