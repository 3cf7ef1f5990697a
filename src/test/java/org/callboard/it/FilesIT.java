package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files as people and their programs really make them. */
class FilesIT extends DeployedCallboard {

  private static final String CSV = "text/csv";

  private final Api api = Api.operator();
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    acme = "/organizations/" + TestData.newCloudId();
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
  }

  private Reply send(String path, String type, byte[] body) {
    return api.with("Content-Type", type)
        .send("POST", acme + path, BodyPublishers.ofByteArray(body));
  }

  private Reply csv(String path, String csv) {
    return api.post(acme + path, CSV, csv);
  }

  private String displayName(String username) {
    return api.get(acme + "/subscribers/" + username).expect(200).json().getString("displayName");
  }

  private static List<JsonObject> lines(JsonObject report) {
    return report.getJsonArray("lines").getValuesAs(JsonObject.class);
  }

  @Test
  void aFileIsReadInTheEncodingThatItsMarkOrTheCallerSays() {
    String file = "username;displayName\r\n%s;Zoë\r\n";
    Charset windows = Charset.forName("windows-1252");
    byte[] marked = ("\ufeff" + file.formatted("a")).getBytes(StandardCharsets.UTF_16LE);
    assertThat(send("/subscribers.csv", CSV, marked).expect(200).text()).contains("UTF-16LE");
    assertThat(displayName("a")).isEqualTo("Zoë");
    String told = "/subscribers.csv?charset=windows-1252";
    assertThat(send(told, CSV, file.formatted("b").getBytes(windows)).expect(200).text())
        .contains("windows-1252");
    assertThat(displayName("b")).isEqualTo("Zoë");
    send("/subscribers.csv", CSV + ";charset=ISO-8859-1", file.formatted("c").getBytes(windows))
        .expect(200);
    assertThat(displayName("c")).isEqualTo("Zoë");
    send("/subscribers.csv", CSV, file.formatted("d").getBytes(windows))
        .problem(400, "import-failed");
    send("/subscribers.csv?charset=nothing", CSV, marked).problem(400, "invalid-parameter");
  }

  @Test
  void aWorkbookIsToldAsThat() {
    for (String path : List.of("/subscribers.csv", "/quick-dial.csv")) {
      Reply reply = send(path, CSV, new byte[] {'P', 'K', 3, 4, 20, 0, 8, 8});
      reply.problem(400, "import-failed");
      assertThat(reply.text()).contains("xlsx", "not CSV").doesNotContain("PK");
    }
  }

  @Test
  void aForeignFileGoesInAsTheCallerMapsIt() {
    String file = "Extension,First Name,Last Name,Secret,Room\n101,Ann,Miller,pw,4\n";
    String map =
        "map=Extension:username,First%20Name:displayName,Last%20Name:displayName,"
            + "Extension:sip_username,Secret:sip_password";
    csv("/subscribers.csv", file).problem(400, "import-failed");
    csv("/subscribers.csv?" + map, file).problem(400, "import-failed");
    Reply reply = csv("/subscribers.csv?unknownColumns=skip&" + map, file).expect(200);
    assertThat(reply.text()).contains("Columns skipped: 'Room'.");
    assertThat(displayName("101")).isEqualTo("Ann Miller");
    assertThat(api.get(acme + "/subscribers/101/account-settings/username").expect(200).text())
        .contains("101");
    csv("/subscribers.csv?map=Extension", file).problem(400, "invalid-parameter");
    csv("/subscribers.csv?unknownColumns=maybe", file).problem(400, "invalid-parameter");
  }

  @Test
  void eachLayerHasAListThatAFileReplaces() {
    api.put(acme + "/groups/sales%20%26%20co", "{}").expect(201);
    api.put(acme + "/subscribers/ann%2Fb", "{}").expect(201);
    for (String layer : List.of("", "/draft", "/groups/sales%20%26%20co", "/subscribers/ann%2Fb")) {
      String list = layer + "/quick-dial.csv?onConflict=replace";
      csv(list, "displayName,uri\nFront Desk,1\nOld,2\n").expect(200);
      JsonObject report = csv(list, "uri,displayName\n3,New\n4,Front Desk\n").expect(200).json();
      assertThat(report.getJsonObject("counts").getInt("deleted")).isEqualTo(1);
      assertThat(api.get(acme + layer + "/quick-dial.csv").expect(200).text())
          .isEqualTo(
              "id,displayName,uri,portraitUrl,priority\r\n"
                  + "new,New,3,,20\r\nfront-desk,Front Desk,4,,20\r\n");
    }
    csv("/groups/nobody/quick-dial.csv", "displayName,uri\nA,1\n").problem(404, "not-found");
    csv("/subscribers.csv?onConflict=replace", "username\nann\n").problem(400, "invalid-parameter");
  }

  @Test
  void anUpdateKeepsWhatTheFileDoesNotMention() {
    csv(
            "/quick-dial.csv",
            "id,displayName,uri,portraitUrl,priority\na,A,1,https://x.example/p,50\n")
        .expect(200);
    csv("/quick-dial.csv?onConflict=update", "id,displayName,uri\na,B,2\n").expect(200);
    assertThat(api.get(acme + "/quick-dial.csv").expect(200).text())
        .endsWith("a,B,2,https://x.example/p,50\r\n");
  }

  @Test
  void aDryRunAfterTheVendorsSampleFindsWhoWouldHaveNoUsername() {
    String body =
        "--XyZ\r\nContent-Disposition: form-data; name=\"users\"; filename=\"u.csv\"\r\n\r\n"
            + "cloud_username,cloud_password,username\nann,12345678,1001\n\r\n"
            + "--XyZ\r\nContent-Disposition: form-data; name=\"template\"\r\n\r\n"
            + "<account><username>{username}</username></account>\r\n--XyZ--\r\n";
    JsonObject sample =
        api.post(acme + "/vendor-sample", "multipart/form-data; boundary=XyZ", body)
            .expect(200)
            .json();
    assertThat(sample.getJsonObject("counts").getInt("created")).isEqualTo(1);
    assertThat(sample.getJsonObject("counts").getJsonObject("nodes").getInt("created"))
        .isEqualTo(1);
    String csv = "username,displayName\nbob,Bob\n";
    JsonObject dry = csv("/subscribers.csv?dryRun=true", csv).expect(200).json();
    assertThat(dry.getString("state")).isEqualTo("failed");
    JsonObject report =
        csv("/subscribers.csv", csv).problem(400, "import-failed").json().getJsonObject("report");
    assertThat(lines(report)).isEqualTo(lines(dry)).hasSize(1);
    assertThat(lines(dry).get(0).getInt("line")).isEqualTo(2);
    assertThat(lines(dry).get(0).getString("id")).isEqualTo("bob");
  }

  /** No address could name it alone. */
  @Test
  void nothingIsCalledByDotsAlone() {
    String item = "{\"items\":[{\"id\":\"...\",\"displayName\":\"x\",\"uri\":\"1\"}]}";
    api.put(acme + "/quick-dial", item).problem(400, "invalid-value");
    csv("/quick-dial.csv", "id,displayName,uri\n...,x,1\n").problem(400, "import-failed");
    csv("/subscribers.csv", "username\n...\n").problem(400, "import-failed");
    csv("/subscribers.csv", "username,groups\nann,a/...\n").problem(400, "import-failed");
    String export = api.get(acme + "/export").expect(200).text();
    String file = export.replace("\"subscribers\":[", "\"subscribers\":[{\"username\":\"...\"}");
    assertThat(file).isNotEqualTo(export);
    api.post(acme + "/import?onConflict=update", file).problem(400, "import-failed");
  }
}
