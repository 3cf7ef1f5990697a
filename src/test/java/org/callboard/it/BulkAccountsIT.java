package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.mergeable.KeyNodeDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts in bulk: columns of CSV, the vendor's sample, whole organizations. */
class BulkAccountsIT extends DeployedCallboard {

  private static final String PASSPHRASE = "correct horse battery";

  private static final String USERS =
      """
      cloud_username,cloud_password,username,password,display_name,first_name,extra
      ann,12345678,1001,"s1p&""<secret>","Ann & ""Söhne\""",Änne,x
      bob,87654321,1002,=other,Bob,O'Bob,
      """;

  private static final String TEMPLATE =
      """
      <account>
        <title>{display_name}</title>
        <acrobitsDisplayName priority="50">{display_name}</acrobitsDisplayName>
        <cloud_username>{cloud_username}</cloud_username>
        <cloud_password>{cloud_password}</cloud_password>
        <username>{username}</username>
        <password>{password}</password>
        <host>sip.example.com</host>
        <blf><uri label="{first_name}">{username}@{cloud_username}</uri></blf>
      </account>
      """;

  private final Api api = Api.operator();
  private String cloudId;
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
  }

  private Reply csv(String query, String csv) {
    return api.post(acme + "/subscribers.csv" + query, "text/csv", csv);
  }

  private Reply sample(String query, String users, String template) {
    String body =
        "--XyZ\r\nContent-Disposition: form-data; name=\"users\"; filename=\"users.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + users
            + "\r\n--XyZ\r\nContent-Disposition: form-data; name=\"template\"\r\n\r\n"
            + template
            + "\r\n--XyZ--\r\n";
    return api.post(acme + "/vendor-sample" + query, "multipart/form-data; boundary=XyZ", body);
  }

  private static List<JsonObject> wrong(Reply reply) {
    return reply
        .problem(400, "import-failed")
        .json()
        .getJsonObject("report")
        .getJsonArray("lines")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(line -> line.getString("outcome").equals("error"))
        .toList();
  }

  private JsonObject setting(String layer, String name) {
    return api.get(acme + layer + "/account-settings/" + name + "?secrets=true").expect(200).json();
  }

  private Map<String, String> account(String username, String password) {
    var answer =
        Http.post(
            "/provisioning/account",
            PhoneClient.FORM,
            PhoneClient.form(PhoneClient.login(cloudId, username, password)));
    assertThat(answer.status()).describedAs(answer.toString()).isEqualTo(200);
    return nodes(answer.text());
  }

  private static Map<String, String> nodes(String xml) {
    return KeyNodeDocument.read(xml, "account").stream()
        .filter(n -> !n.name().startsWith("cloud_") && !n.name().startsWith("extProv"))
        .collect(
            Collectors.toMap(
                n -> n.name(), n -> n.priority() + " " + n.value(), (a, b) -> b, TreeMap::new));
  }

  // --- CSV ---------------------------------------------------------------------------------------

  @Test
  void columnsBecomeTheSubscribersOwnSettingsAndAttributes() {
    String header = "username,sip_username,sip_password,expires,setting:room,attribute:desk\n";
    csv("", header + "ann,1001,=pw,600,${desk},4.12\nbob,,,,,\n").expect(200);
    assertThat(setting("/subscribers/ann", "username").getString("value")).isEqualTo("1001");
    assertThat(setting("/subscribers/ann", "password").getString("value")).isEqualTo("=pw");
    assertThat(setting("/subscribers/ann", "password").getBoolean("secret")).isTrue();
    assertThat(setting("/subscribers/ann", "room").getString("value")).isEqualTo("${desk}");
    api.get(acme + "/subscribers/bob/account-settings/username").expect(404);
    assertThat(
            TestData.sql(
                "UPDATE account_setting SET highest = highest WHERE value_json LIKE ?", "%=pw%"))
        .isZero();

    String other = "username,expires,attribute:desk\nann,,5\n";
    csv("?onConflict=update", other).expect(200);
    assertThat(setting("/subscribers/ann", "expires").getString("value")).isEqualTo("600");
    assertThat(setting("/subscribers/ann", "room").getString("value")).isEqualTo("${desk}");
  }

  @Test
  void anExportHasNoSecretsAndComesBackAsItIs() {
    csv("", "username,sip_username,sip_password,attribute:desk\nann,=1+1,s3cret,-5\n").expect(200);
    api.put(
            acme + "/subscribers/ann/account-settings/own",
            "{\"value\": \"hid\", \"secret\": true}")
        .expect(200, 201);
    String export = api.get(acme + "/subscribers.csv").expect(200).text();
    assertThat(export)
        .isEqualTo(
            "username,displayName,enabled,groups,attribute:desk,setting:username\r\n"
                + "ann,,true,,'-5,'=1+1\r\n");
    csv("?onConflict=update", export).expect(200);
    assertThat(setting("/subscribers/ann", "username").getString("value")).isEqualTo("=1+1");
    assertThat(setting("/subscribers/ann", "own").getBoolean("secret")).isTrue();
  }

  @Test
  void wrongCellsAreReportedByLineAndNothingIsChangedNorTold() {
    String csv =
        "username,expires,sip_password,sip_username\nann,soon,topsecret,1\nbob,600,topsecret,${x}\n";
    for (String query : List.of("", "?dryRun=true")) {
      Reply reply = csv(query, csv);
      assertThat(reply.text()).doesNotContain("topsecret").contains("expires", "${x}");
      assertThat(reply.status()).isEqualTo(query.isEmpty() ? 400 : 200);
    }
    assertThat(api.get(acme + "/subscribers").json().getInt("total")).isZero();
  }

  @Test
  void whoWouldHaveNoHostIsNamedBeforeAndInEarnest() {
    csv("", "username,attribute:h\nzoe,example.com\n").expect(200);
    api.put(acme + "/account-settings/host", "{\"value\": \"${h}\"}").expect(200, 201);
    String csv = "username,attribute:h,setting:host\nann,,\nbob,b,\ncarl,,c\n";
    assertThat(csv("?dryRun=true", csv).expect(200).text()).contains("host", "ann");
    List<JsonObject> lines = wrong(csv("", csv));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).getString("message")).contains("ann").doesNotContain("bob", "carl");
    csv("", csv.replace("ann,,\n", "")).expect(200);
    String blank = "username,setting:title\nzoe,${nothing}\n";
    csv("?onConflict=update", blank).problem(400, "import-failed");
  }

  @Test
  void fiveHundredColumnsAreFiveHundredSettings() {
    String header =
        IntStream.range(0, 500)
            .mapToObj(i -> "setting:own" + i)
            .collect(Collectors.joining(",", "username,", "\n"));
    String line = IntStream.range(0, 500).mapToObj(i -> "v" + i).collect(Collectors.joining(","));
    csv("", header + "ann," + line + "\n").expect(200);
    assertThat(setting("/subscribers/ann", "own499").getString("value")).isEqualTo("v499");
  }

  // --- the vendor's sample -----------------------------------------------------------------------

  @Test
  void aPhoneGetsWhatTheSampleServerWouldHaveAnswered() {
    sample("?dryRun=true", USERS, TEMPLATE).expect(200);
    assertThat(api.get(acme + "/subscribers").json().getInt("total")).isZero();
    Reply reply = sample("", USERS, TEMPLATE).expect(200);
    assertThat(reply.text()).contains("The server sends it itself.").doesNotContain("s1p");
    String expected =
        """
        <account>
          <title>Ann &amp; &quot;Söhne&quot;</title>
          <acrobitsDisplayName priority="50">Ann &amp; &quot;Söhne&quot;</acrobitsDisplayName>
          <username>1001</username>
          <password>s1p&amp;&quot;&lt;secret&gt;</password>
          <host>sip.example.com</host>
          <blf><uri label="Änne">1001@ann</uri></blf>
        </account>
        """;
    assertThat(account("ann", "12345678")).isEqualTo(nodes(expected));
    assertThat(account("bob", "87654321").get("password")).contains("=other");
    assertThat(api.get(acme + "/account-settings").expect(200).text()).doesNotContain("s1p");
    assertThat(api.get(acme + "/subscribers/ann").expect(200).text())
        .contains("sip_username", "first_name")
        .doesNotContain("s1p");
  }

  @Test
  void aSecondTimeIsAConflictOrAnUpdate() {
    sample("", USERS, TEMPLATE).expect(200);
    assertThat(wrong(sample("", USERS, TEMPLATE)))
        .extracting(line -> line.getString("id", ""))
        .contains("ann", "bob", "<title>");
    sample("?onConflict=update", USERS.replace("=other", "new"), TEMPLATE).expect(200);
    assertThat(setting("/subscribers/bob", "password").getString("value")).isEqualTo("new");
    sample("?onConflict=skip", USERS.replace("=other", "newer"), TEMPLATE).expect(200);
    assertThat(setting("/subscribers/bob", "password").getString("value")).isEqualTo("new");
  }

  @Test
  void usernamesThatDifferInCaseAreReported() {
    List<JsonObject> lines = wrong(sample("", USERS.replace("bob", "ANN"), TEMPLATE));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).getString("message")).contains("line 2");
  }

  @Test
  void hostileTemplatesAreRefusedAndChangeNothing() {
    List<String> templates =
        List.of(
            "<!DOCTYPE account [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><account><x>&e;</x></account>",
            "<root/>",
            "<account><x>{nothing}</x></account>",
            "<account><title> </title></account>",
            "no xml");
    for (String template : templates) {
      assertThat(wrong(sample("", USERS, template))).isNotEmpty();
    }
    sample("", USERS, "<account><x>" + "y".repeat(1024 * 1024) + "</x></account>")
        .problem(413, "too-large");
    api.post(acme + "/vendor-sample", "multipart/form-data; boundary=XyZ", "nothing")
        .problem(400, "malformed-body");
    api.post(acme + "/vendor-sample", "multipart/form-data", "--a--")
        .problem(400, "malformed-body");
    api.post(acme + "/vendor-sample", "text/csv", USERS).expect(415);
    assertThat(api.get(acme + "/subscribers").json().getInt("total")).isZero();
    assertThat(api.get(acme + "/account-settings").json().getInt("total")).isZero();
  }

  @Test
  void whatIsWrongWithTheTemplateAloneIsSaidAndNotCountedAsALine() {
    String wrong =
        sample("", USERS, "<account><title>{nothing}</title></account>")
            .problem(400, "import-failed")
            .json()
            .getString("detail");
    assertThat(wrong)
        .isEqualTo(
            "<title> has {nothing}, but the users file has no such column. Nothing was imported.");
    assertThat(
            sample("", USERS, "<account><a>{b}</a><c>{d}</c></account>")
                .problem(400, "import-failed")
                .json()
                .getString("detail"))
        .isEqualTo("2 nodes are wrong; nothing was imported.");
    assertThat(
            sample("", USERS, "<root/>").problem(400, "import-failed").json().getString("detail"))
        .isEqualTo("The template is wrong: root must be <account>. Nothing was imported.");
  }

  // --- whole organizations -----------------------------------------------------------------------

  @Test
  void accountsMoveWithTheOrganization() {
    sample("", USERS, TEMPLATE).expect(200);
    api.put(acme + "/groups/sales", "{}").expect(200, 201);
    api.put(
            acme + "/groups/sales/account-settings/proxy",
            "{\"value\": \"${first_name}\", \"priority\": 60}")
        .expect(200, 201);
    api.put(acme + "/groups/sales/account-settings/proxy", "{\"value\": \"p\", \"priority\": 30}")
        .expect(200);
    Api holder = api.with("Callboard-Passphrase", PASSPHRASE);
    String export = holder.get(acme + "/export").expect(200).text();
    assertThat(export).doesNotContain("s1p").contains("\"highest\":{\"proxy\":60}");
    assertThat(api.get(acme + "/export").expect(200).text()).doesNotContain("encrypted");
    Map<String, String> before = account("ann", "12345678");

    String source = cloudId;
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    holder.post(acme + "/import", export).expect(200);
    assertThat(account("ann", "12345678")).isEqualTo(before);
    String copy = holder.get(acme + "/export").expect(200).text();
    assertThat(withoutCiphers(copy.replace(cloudId, source))).isEqualTo(withoutCiphers(export));
    holder.post(acme + "/import?onConflict=update", export).expect(200);
    assertThat(account("ann", "12345678")).isEqualTo(before);
  }

  /** The guard must see a subscriber's own layer before it and after it, and the file's. */
  @Test
  void aRestoreIsNotInTheWayOfItselfAndTakesNobodysHost() {
    api.put(acme + "/subscribers/bob", "{}").expect(201);
    api.put(acme + "/subscribers/ann", "{\"attributes\": {\"dom\": \"example.com\"}}").expect(201);
    put("/subscribers/bob", "host", "own.example.com");
    put("", "host", "${dom}");
    api.put(acme, "{\"name\": \"Acme\", \"deviceTokens\": false}").expect(200);
    String export = api.get(acme + "/export").expect(200).text();
    api.delete(acme + "/subscribers/bob").expect(204);
    String old = export.replaceAll("\"(deviceTokens\":(true|false)|signedOut\":\"\\w+\"),?", "");
    api.post(acme + "/import?onConflict=update", old.replace(",}", "}")).expect(200);
    assertThat(setting("/subscribers/bob", "host").getString("value")).isEqualTo("own.example.com");
    assertThat(api.get(acme).json().getBoolean("deviceTokens")).isFalse();

    String withoutBobsHost =
        export.replace("\"value\":\"own.example.com\"", "\"value\":\"${dom}\"");
    assertThat(wrong(api.post(acme + "/import?onConflict=update", withoutBobsHost)))
        .extracting(line -> line.getString("message"))
        .allMatch(message -> message.contains("bob") && message.contains("host"))
        .hasSize(1);
  }

  /** What each subscriber's own layer says of the settings without which there is no account. */
  @Test
  void aColumnSetsATitleOfTheSubscribersOwn() {
    csv("", "username;attribute:desk;title\nann;4.12;${desk} phone\n").expect(200);
    assertThat(setting("/subscribers/ann", "title").getString("value")).isEqualTo("${desk} phone");
    String others =
        "username;attribute:desk;title;sip_username;host\nann;5;${desk};${desk};${desk}\n";
    csv("?onConflict=update", others).expect(200);
    assertThat(setting("/subscribers/ann", "host").getString("value")).isEqualTo("${desk}");
    String bobHasNoDesk = "username;title\nbob;${desk}\n";
    assertThat(wrong(csv("", bobHasNoDesk)))
        .extracting(line -> line.getString("message"))
        .allMatch(message -> message.contains("bob") && message.contains("title"))
        .hasSize(1);
  }

  @Test
  void aBackupWithOwnTitlesIsRestoredOverItself() {
    String export = exportWithOwnTitles();
    assertThat(counts(api.post(acme + "/import?onConflict=update", export).expect(200)))
        .isEqualTo("0 failed");
    assertThat(api.get(acme + "/export").expect(200).text()).isEqualTo(export);
    put("/subscribers/ann", "host", "${desk}");
    assertThat(wrong(api.post(acme + "/import?onConflict=update", export)))
        .extracting(line -> line.getString("message"))
        .allMatch(message -> message.contains("ann") && message.contains("host"))
        .hasSize(1);
    put("", "host", "sip.example.com");
    String ofOthersOnly = export.replaceFirst("\"layers\":.*?,\"groups\":", "\"groups\":");
    api.post(acme + "/import?onConflict=update", ofOthersOnly).expect(200);
    api.get(acme + "/subscribers/ann/account-settings/host").expect(404);
  }

  @Test
  void anOrganizationWithOwnTitlesMovesElsewhere() {
    String export = exportWithOwnTitles();
    String source = cloudId;
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    api.post(acme + "/import", export).expect(200);
    assertThat(setting("/subscribers/ann", "title").getString("value")).isEqualTo("${desk} phone");
    String copy = api.get(acme + "/export").expect(200).text();
    assertThat(copy.replace(cloudId, source)).isEqualTo(export);
  }

  private String exportWithOwnTitles() {
    api.put(acme + "/subscribers/ann", "{\"attributes\": {\"desk\": \"4.12\"}}").expect(201);
    put("/subscribers/ann", "title", "${desk} phone");
    put("/subscribers/ann", "username", "u${desk}");
    return api.get(acme + "/export").expect(200).text();
  }

  private static String counts(Reply reply) {
    return reply.json().getJsonObject("counts").getInt("failed") + " failed";
  }

  private void put(String layer, String name, String value) {
    api.put(acme + layer + "/account-settings/" + name, "{\"value\": \"" + value + "\"}")
        .expect(201);
  }

  private static String withoutCiphers(String export) {
    return export.replaceAll("\"(encrypted|passwordHash|salt|check)\":\"[^\"]*\"", "");
  }
}
