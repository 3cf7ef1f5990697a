package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and parameters that nobody sends by mistake. Each must be refused, soon and in words. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileBodiesIT extends DeployedCallboard {

  private static final String XML = "application/xml";
  private static final String ITEM = "{\"displayName\": \"Canteen\", \"uri\": \"5000\"}";

  private final Api operator = Api.operator();
  private String organization;

  @BeforeEach
  void makeAnOrganization() {
    organization = "/organizations/" + TestData.newCloudId();
    operator.put(organization, "{\"name\": \"Acme\"}").expect(201);
  }

  // --- XML -------------------------------------------------------------------------------------

  static List<String> hostileXml() {
    String laughs =
        "<!DOCTYPE d [<!ENTITY a \"ha\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
            + "<!ENTITY e \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\">"
            + "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;\">"
            + "]><dialAction id=\"x\"><title>&h;</title></dialAction>";
    return List.of(
        laughs,
        "<!DOCTYPE dialAction><dialAction id=\"x\"/>",
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<dialAction id=\"x\"><title>&x;</title></dialAction>",
        "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/x.dtd\"><dialAction id=\"x\"/>",
        "<!DOCTYPE d [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]><dialAction id=\"x\"/>",
        "<dialAction id=\"x\"><title>&undeclared;</title></dialAction>",
        "<dialAction id=\"x\"><title>"
            + "<a>".repeat(10_000)
            + "</a>".repeat(10_000)
            + "</title></dialAction>",
        "<a>".repeat(10_000),
        "<dialAction id=\"x\"><title><?php x?></title></dialAction>",
        "<dialAction id=\"x\"><title><xi:include href=\"file:///etc/passwd\"/></title></dialAction>",
        "<dialAction id=\"another\"><title>x</title></dialAction>",
        "<dialAction id=\"x\"><title>1</title><title>2</title></dialAction>",
        "<dialAction id=\"x\"><title>" + "x".repeat(70_000) + "</title></dialAction>",
        "<dialAction id=\"x\">" + nodes(101) + "</dialAction>",
        "<dialAction id=\"x\"><title priority=\"0\">x</title></dialAction>",
        "<dialAction id=\"x\"><title priority=\"99999999999\">x</title></dialAction>",
        "<dialAction id=\"x\" action=\"remove\"/>",
        "<root/>",
        "<dialAction id=\"x\">",
        "{\"nodes\": []}",
        "");
  }

  private static String nodes(int count) {
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < count; i++) {
      nodes.append("<n").append(i).append(">x</n").append(i).append('>');
    }
    return nodes.toString();
  }

  @ParameterizedTest
  @MethodSource("hostileXml")
  void hostileXmlIsRefused(String xml) {
    Reply reply = operator.put(organization + "/dial-actions/x", XML, xml).expect(400);
    assertThat(reply.text()).doesNotContain("root:", "haha", "java.", "Exception");
    assertThat(operator.get(organization + "/dial-actions").ids()).isEmpty();
  }

  @Test
  void xmlOfAnotherEncodingIsReadAsItSays() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><dialAction id=\"x\"><t>é</t></dialAction>";
    operator
        .with("Content-Type", XML)
        .send(
            "PUT",
            organization + "/dial-actions/x",
            BodyPublishers.ofByteArray(xml.getBytes(StandardCharsets.ISO_8859_1)))
        .expect(201);
    assertThat(operator.accept(XML).get(organization + "/dial-actions/x").text()).contains("é");
  }

  @Test
  void aLongXmlIsTooLarge() {
    String xml = "<dialAction id=\"x\">" + " ".repeat(20_000_000) + "</dialAction>";
    operator.put(organization + "/dial-actions/x", XML, xml).problem(413, "too-large");
  }

  @Test
  void xmlInJsonIsCheckedToo() {
    for (String xml : new String[] {"<a>", "<!DOCTYPE x>", "&x;", "<x:a/>", "<?x y?>", "</node>"}) {
      operator
          .put(
              organization + "/dial-actions/x",
              "{\"nodes\": [{\"name\": \"title\", \"xml\": \"" + xml + "\"}]}")
          .problem(400, "invalid-value");
    }
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
    operator
        .put(
            organization + "/dial-actions/x",
            "{\"nodes\": [{\"name\": \"title\", \"xml\": \"" + deep + "\"}]}")
        .problem(400, "invalid-value");
  }

  // --- JSON ------------------------------------------------------------------------------------

  static List<String> hostileJson() {
    return List.of(
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"displayName\": \"x\", \"uri\": \"1\"} trailing",
        "{\"displayName\": \"x\", \"uri\": \"1\"}{}",
        "[".repeat(100_000),
        "{\"displayName\": " + "[".repeat(5_000) + "]".repeat(5_000) + ", \"uri\": \"1\"}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"priority\": 1e999999999}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"priority\": 1e-999999999}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"priority\": " + "9".repeat(100_000) + "}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"priority\": 20.5}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"priority\": \"20\"}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"priority\": true}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"priority\": 0}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"priority\": 4294967316}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"displayName\": \"y\"}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"__proto__\": {}}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"id\": \"another\"}",
        "{\"displayName\": \"x\\u0000\", \"uri\": \"1\"}",
        "{\"displayName\": \"x\\ud800\", \"uri\": \"1\"}",
        "{\"displayName\": \"\\uffff\", \"uri\": \"1\"}",
        "{\"displayName\": \"   \", \"uri\": \"1\"}",
        "{\"displayName\": null, \"uri\": \"1\"}",
        "{\"displayName\": [\"x\"], \"uri\": \"1\"}",
        "{\"displayName\": \"" + "x".repeat(251) + "\", \"uri\": \"1\"}",
        "{\"displayName\": \"x\", \"uri\": \"1\", \"portraitUrl\": \"javascript:alert(1)\"}",
        "{'displayName': 'x', 'uri': '1'}",
        "\uFEFF\uFEFF{}");
  }

  @ParameterizedTest
  @MethodSource("hostileJson")
  void hostileJsonIsRefused(String json) {
    Reply reply = operator.put(organization + "/quick-dial/x", json).expect(400);
    assertThat(reply.text()).doesNotContain("java.", "Exception", "org.eclipse", "jakarta");
    assertThat(operator.get(organization + "/quick-dial").ids()).isEmpty();
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] bytes = "{\"displayName\": \"x?\", \"uri\": \"1\"}".getBytes(StandardCharsets.UTF_8);
    bytes[18] = (byte) 0xFF;
    operator
        .with("Content-Type", "application/json")
        .send("PUT", organization + "/quick-dial/x", BodyPublishers.ofByteArray(bytes))
        .expect(400);
  }

  @Test
  void allInvalidFieldsAreSaidAtOnce() {
    Reply reply =
        operator
            .put(
                organization + "/quick-dial/x",
                "{\"displayName\": \"\", \"portraitUrl\": \"ftp://x\", \"color\": 1, \"size\": 2}")
            .problem(400, "invalid-value");
    assertThat(reply.invalidFields())
        .contains("displayName", "uri", "portraitUrl", "color", "size");
  }

  @Test
  void whatIsWrongInAListHasItsPlace() {
    Reply reply =
        operator
            .put(
                organization + "/quick-dial",
                "{\"items\": [{\"id\": \"a\", \"displayName\": \"A\", \"uri\": \"1\"},"
                    + "{\"id\": \"b\", \"displayName\": \"\", \"uri\": \"1\", \"x\": 1}]}")
            .problem(400, "invalid-value");
    assertThat(reply.invalidFields()).anyMatch(field -> field.matches("items.1.*displayName"));
    assertThat(reply.invalidFields()).anyMatch(field -> field.matches("items.1.*x"));
    operator
        .put(
            organization + "/quick-dial",
            "{\"items\": [{\"id\": \"a\", \"displayName\": \"A\", \"uri\": \"1\"},"
                + "{\"id\": \"a\", \"displayName\": \"B\", \"uri\": \"1\"}]}")
        .expect(400);
    assertThat(operator.get(organization + "/quick-dial").ids()).isEmpty();
  }

  @Test
  void anOrderNamesEachOnce() {
    for (String id : new String[] {"a", "b"}) {
      operator.put(organization + "/quick-dial/" + id, ITEM).expect(201);
    }
    for (String order :
        new String[] {
          "[]", "[\"a\"]", "[\"a\", \"a\"]", "[\"a\", \"b\", \"c\"]", "[\"a\", \"b\", \"b\"]", "{}"
        }) {
      operator.patch(organization + "/quick-dial", "{\"order\": " + order + "}").expect(400, 409);
    }
    operator.patch(organization + "/quick-dial", "{}").expect(400);
    operator.patch(organization + "/quick-dial", "{\"order\": [\"b\", \"a\"]}").expect(200);
    assertThat(operator.get(organization + "/quick-dial").ids()).containsExactly("b", "a");
  }

  @Test
  void aBodyOfTheWrongKindIsRefused() {
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "a/b"}) {
      operator
          .put(organization + "/quick-dial/x", type, ITEM)
          .problem(415, "unsupported-media-type");
    }
    operator
        .send("PUT", organization + "/quick-dial/x", BodyPublishers.ofString(ITEM))
        .expect(201, 400, 415);
    operator.accept("text/html").get(organization).problem(406, "not-acceptable");
    operator.accept("image/png").get(organization + "/dial-actions").problem(406, "not-acceptable");
  }

  @Test
  void aLongJsonIsTooLarge() {
    String name = "x".repeat(20_000_000);
    operator
        .put(organization + "/quick-dial/x", "{\"displayName\": \"" + name + "\", \"uri\": \"1\"}")
        .problem(413, "too-large");
  }

  // --- parameters ------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=1001",
        "limit=abc",
        "limit=99999999999999999999",
        "limit=1&limit=2",
        "limit=",
        "limit=%31%30%30%30%30",
        "offset=-1",
        "offset=1e3",
        "offset=%00",
        "q=%00",
        "q=a%00b",
        "q=%01",
        "sort=%00",
        "enabled=maybe",
        "enabled=1",
        "sort=password_hash",
        "sort=username%3BDROP%20TABLE%20subscriber",
        "sort=username,displayName",
        "sort=--username",
        "sort=(SELECT%201)",
        "sort=USERNAME",
        "sort=id"
      })
  void parametersThatAreNoneAreRefused(String query) {
    operator.get(organization + "/subscribers?" + query).problem(400, "invalid-parameter");
  }

  @Test
  void aSearchIsForThisTextAndNothingElse() {
    for (String name : new String[] {"ann", "o'hara", "100%", "a_b", "back\\slash", "Žofie"}) {
      String path = organization + "/subscribers/" + Api.segment(name).replace("%5C", "_");
      operator.put(path, "{\"displayName\": \"Name of " + "x" + "\"}").expect(201);
    }
    assertThat(found("%25")).containsExactly("100%");
    assertThat(found("_")).containsExactlyInAnyOrder("a_b", "back_slash");
    assertThat(found("'")).containsExactly("o'hara");
    assertThat(found("%27%20OR%20%271%27=%271")).isEmpty();
    assertThat(found("%5C")).isEmpty();
    assertThat(found("ANN")).containsExactly("ann");
    assertThat(found("%C5%BEOFIE")).containsExactly("Žofie");
    assertThat(found("name%20OF")).hasSize(6);
    assertThat(found("x".repeat(5_000))).isEmpty();
    assertThat(operator.get(organization + "/subscribers?offset=2147483647").ids()).isEmpty();
    assertThat(operator.get(organization + "/subscribers?limit=1000").ids()).hasSize(6);
    operator
        .get(organization + "/subscribers?unknown=1&limit=1000")
        .problem(400, "invalid-parameter");
  }

  private List<String> found(String query) {
    return operator.get(organization + "/subscribers?q=" + query).expect(200).ids();
  }

  @Test
  void theNextPagesTogetherAreTheWholeList() {
    for (int i = 0; i < 7; i++) {
      operator.put(organization + "/subscribers/user" + i, "{}").expect(201);
    }
    String next = organization + "/subscribers?limit=3&sort=-username&q=user";
    StringBuilder seen = new StringBuilder();
    int pages = 0;
    while (next != null) {
      Reply page = operator.get(next).expect(200);
      page.ids().forEach(id -> seen.append(id.charAt(4)));
      next = page.json().isNull("next") ? null : page.json().getString("next");
      next = next == null ? null : next.substring(next.indexOf(Api.ROOT) + Api.ROOT.length());
      pages++;
    }
    assertThat(seen).hasToString("6543210");
    assertThat(pages).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=yesterday", "to=2026-13-01T00:00:00Z", "from=%27", "limit=5000"})
  void theAuditTrailRefusesWhatIsNoTime(String query) {
    operator.get("/audit?" + query).problem(400, "invalid-parameter");
  }

  @Test
  void theAuditTrailFindsNothingByTricks() {
    for (String query :
        new String[] {"organization=%25", "administrator=%25", "organization=A%27--"}) {
      assertThat(operator.get("/audit?" + query).expect(200).json().getInt("total")).isZero();
    }
  }

  @Test
  void preconditionsThatCannotBeReadAreRefused() {
    operator.put(organization + "/quick-dial/x", ITEM).expect(201);
    for (String tag : new String[] {"abc", "\"abc", "W/abc", "\"a\" \"b\""}) {
      operator.ifMatch(tag).put(organization + "/quick-dial/x", ITEM).expect(400, 412);
    }
    operator.ifMatch("\"other\"").put(organization + "/quick-dial/x", ITEM).expect(412);
    operator.ifMatch("*").put(organization + "/quick-dial/x", ITEM).expect(200);
    operator.ifMatch("*").put(organization + "/quick-dial/y", ITEM).expect(412);
    operator.with("If-None-Match", "*").put(organization + "/quick-dial/x", ITEM).expect(412);
    operator.with("If-None-Match", "*").put(organization + "/quick-dial/y", ITEM).expect(201);
  }
}
