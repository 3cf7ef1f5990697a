package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http.Answer;
import org.callboard.simulator.PhoneSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What phones see after each kind of edit over HTTP, at their next refresh: one phone of a
 * subscriber, and one of the editable version. What they see is written as {@code id:name@priority}
 * for items and {@code id(title)} for dial actions.
 */
class PhoneSeesEditsIT extends DeployedCallboard {

  private static final String PASSWORD = "a phone's password";
  private static final List<String> TABLE = new ArrayList<>();

  private final Api api = Api.operator();
  private final PhoneSimulator phone = new PhoneSimulator();
  private final PhoneSimulator editable = new PhoneSimulator();
  private String cloudId;
  private String acme;
  private String ann;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    ann = acme + "/subscribers/ann";
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(ann, json("{'password': \"a phone's password\"}")).expect(201);
  }

  /** For the closing note. */
  @AfterAll
  static void writeTable() throws IOException {
    Files.write(
        Path.of("target", "phone-sees.md"),
        List.of(
            "| edit | a phone at its next refresh | a phone of `CODE*` |",
            "| --- | --- | --- |",
            TABLE.stream().sorted().collect(Collectors.joining("\n"))));
  }

  // --- entries -----------------------------------------------------------------------------------

  @Test
  void quickDialItems() {
    putItem(acme, "a", "A", 20);
    sees("quick dial 01: PUT a new item", "a:A@20");
    putItem(acme, "a", "B", 20);
    sees("quick dial 02: PUT it with another name", "a:B@20");
    putItem(acme, "a", "B", 60);
    sees("quick dial 03: PUT it with priority 60", "a:B@60");
    putItem(acme, "a", "B", 20);
    sees("quick dial 04: PUT it with priority 20 again", "a:B@20");
    api.put(
            acme + "/quick-dial",
            json(
                "{'items': [{'id': 'b', 'displayName': 'B', 'uri': '1', 'priority': 60},"
                    + " {'id': 'c', 'displayName': 'C', 'uri': '1'}]}"))
        .expect(200);
    sees("quick dial 05: PUT another whole list", "b:B@60 c:C@20");
    api.patch(acme + "/quick-dial", json("{'order': ['c', 'b']}")).expect(200);
    sees("quick dial 06: PATCH the order", "b:B@60 c:C@20");
    assertThat(answer(cloudId).text()).containsSubsequence("id=\"c\"", "id=\"b\" priority=\"60\"");
    phone.userEdits("c", new PhoneSimulator.Content("mine", "2"));
    putItem(acme, "c", "D", 20);
    sees(
        "quick dial 07: PUT an item that the user of the first phone has changed",
        "b:B@60 c:mine@40",
        "b:B@60 c:D@20");
    api.delete(acme + "/quick-dial/b").expect(204);
    sees("quick dial 08: DELETE the item with priority 60", "c:mine@40", "c:D@20");
    api.delete(acme + "/quick-dial/c").expect(204);
    sees("quick dial 09: DELETE the other, which the user has changed", "c:mine@40", "nothing");
  }

  @Test
  void dialActions() {
    putAction(acme, "x", "One");
    sees("dial actions 1: PUT a new action", "x(One)");
    api.put(
            acme + "/dial-actions/x",
            "application/xml",
            "<dialAction id=\"x\"><title>Two</title></dialAction>")
        .expect(200);
    sees("dial actions 2: PUT it as XML", "x(Two)");
    api.put(acme + "/dial-actions", json("{'items': [" + action("y", "Three") + "]}")).expect(200);
    sees("dial actions 3: PUT another whole list", "x(Two) y(Three)");
    settings("'removesDialActions': true");
    sees("dial actions 4: PUT the organization with removesDialActions", "y(Three)");
    api.delete(acme + "/dial-actions/y").expect(204);
    sees("dial actions 5: DELETE the action", "nothing");
  }

  @Test
  void layersOfASubscriber() {
    putItem(acme, "a", "All", 60);
    putItem(ann, "a", "Own", 20);
    putItem(ann, "b", "Own", 60);
    putAction(ann, "x", "Own");
    sees("subscriber 1: PUT own entries, one over the organization's", "a:Own@20 b:Own@60 x(Own)");
    api.delete(ann + "/quick-dial/a").expect(204);
    api.delete(ann + "/quick-dial/b").expect(204);
    sees("subscriber 2: DELETE the own items", "a:All@60 x(Own)");
    putItem(ann, "b", "Own", 60);
    api.put(ann, json("{'displayName': 'Ann'}")).expect(200);
    sees("subscriber 3: PUT a display name without a password", "a:All@60 b:Own@60 x(Own)");
    api.put(ann, json("{'password': 'another-one'}")).expect(200);
    refused(
        "subscriber 4: PUT another password", 403, "The Cloud ID, username or password is wrong.");
    api.delete(ann).expect(204);
    refused(
        "subscriber 5: DELETE the subscriber", 403, "The Cloud ID, username or password is wrong.");
    api.put(ann, json("{'password': \"a phone's password\"}")).expect(201);
    sees(
        "subscriber 6: PUT one of the same name, who had an own item with priority 60",
        "a:All@60 x(Own)");
    settings("'removesDialActions': true");
    sees("subscriber 7: PUT the organization with removesDialActions", "a:All@60");
  }

  // --- groups ------------------------------------------------------------------------------------

  @Test
  void groups() {
    putItem(acme, "a", "All", 20);
    api.put(acme + "/groups/sales", json("{'members': ['ann']}")).expect(201);
    putItem(acme + "/groups/sales", "a", "Sales", 60);
    putItem(acme + "/groups/sales", "s", "Sales", 60);
    sees("groups 1: PUT a group with a member, and its items", "a:Sales@60 s:Sales@60");
    api.put(acme + "/groups/night", "{}").expect(201);
    putItem(acme + "/groups/night", "a", "Night", 20);
    sees("groups 2: PUT a group that the subscriber is not in", "a:Sales@60 s:Sales@60");
    api.put(ann, json("{'groups': ['night', 'sales']}")).expect(200);
    sees("groups 3: PUT the subscriber into it: the later group wins", "a:Night@20 s:Sales@60");
    api.patch(acme + "/groups", json("{'order': ['night', 'sales']}")).expect(200);
    sees("groups 4: PATCH the order of the groups", "a:Sales@60 s:Sales@60");
    api.put(acme + "/groups/sales", json("{'members': []}")).expect(200);
    sees("groups 5: PUT the group without its member", "a:Night@20");
    api.put(ann, json("{'groups': ['sales']}")).expect(200);
    sees("groups 6: PUT the subscriber into that group alone", "a:Sales@60 s:Sales@60");
    api.delete(acme + "/groups/sales").expect(204);
    sees("groups 7: DELETE the group", "a:All@20");
  }

  // --- drafts ------------------------------------------------------------------------------------

  @Test
  void drafts() {
    putItem(acme, "a", "A", 60);
    putItem(acme, "b", "B", 20);
    putItem(acme + "/draft", "a", "New", 20);
    putItem(acme + "/draft", "n", "New", 60);
    putAction(acme + "/draft", "x", "New");
    sees("draft 1: PUT items and an action", "a:A@60 b:B@20", "a:New@20 b:B@20 n:New@60 x(New)");
    api.delete(acme + "/draft/quick-dial/b").expect(204);
    sees("draft 2: DELETE a live item in the draft", "a:A@60 b:B@20", "a:New@20 n:New@60 x(New)");
    api.delete(acme + "/draft").expect(204);
    sees("draft 3: DELETE the draft", "a:A@60 b:B@20", "a:A@60 b:B@20 x(New)");
    putItem(acme + "/draft", "a", "New", 20);
    putItem(acme + "/draft", "m", "New", 60);
    api.delete(acme + "/draft/quick-dial/b").expect(204);
    sees("draft 4: edit it again", "a:A@60 b:B@20", "a:New@20 m:New@60 x(New)");
    api.post(acme + "/draft/publish").expect(200);
    sees("draft 5: publish", "a:New@20 m:New@60", "a:New@20 m:New@60 x(New)");
  }

  // --- the organization --------------------------------------------------------------------------

  @Test
  void settingsOfTheOrganization() {
    putItem(acme, "a", "A", 20);
    putItem(acme, "b", "B", 30);
    sees("settings 1: as new", "a:A@20 b:B@30");
    assertThat(answer(cloudId).text()).contains("maxQuickDialReplacePriority=\"21\"");
    settings("'replacePriority': null");
    api.delete(acme + "/quick-dial/a").expect(204);
    sees("settings 2: no replace priority, and an item deleted", "b:B@30");
    assertThat(answer(cloudId).text()).doesNotContain("maxQuickDialReplacePriority");
    settings("'replacePriority': 40, 'refreshSeconds': 600");
    sees("settings 3: another replace priority and refresh interval", "b:B@30");
    assertThat(answer(cloudId).text()).contains("maxQuickDialReplacePriority=\"40\"");
  }

  @Test
  void disabling() {
    putItem(acme, "a", "A", 60);
    sees("disabled 1: before", "a:A@60");
    String words =
        "'errorTexts': {'disabled': {'default': 'Closed', 'cs': 'Zavřeno'},"
            + " 'wrongCredentials': {'default': 'Ask 5000'}}";
    settings("'enabled': false, " + words);
    refused("disabled 2: PUT the organization disabled, with own words", 403, "Closed");
    refused(
        "disabled 3: the same for Accept-Language: cs-CZ",
        403,
        "Zavřeno",
        "Accept-Language",
        "cs-CZ, en;q=0.5");
    refused("disabled 4: the same for Accept-Language: de", 403, "Closed", "Accept-Language", "de");
    refused(
        "disabled 5: the same for a header that is none", 403, "Closed", "Accept-Language", "-");
    settings("'enabled': true, " + words);
    sees("disabled 6: PUT it enabled", "a:A@60");
    api.put(ann, json("{'enabled': false}")).expect(200);
    refused("disabled 7: PUT the subscriber disabled", 403, "Closed");
    api.put(ann, json("{'enabled': true}")).expect(200);
    putItem(acme, "a", "B", 60);
    sees("disabled 8: PUT the subscriber enabled", "a:B@60");
    api.delete(acme + "?confirm=" + cloudId).expect(204);
    refused(
        "disabled 9: DELETE the organization", 403, "The Cloud ID, username or password is wrong.");
  }

  // --- bulk --------------------------------------------------------------------------------------

  @Test
  void imports() {
    putItem(acme, "a", "A", 60);
    putItem(acme, "b", "B", 20);
    api.put(acme + "/groups/sales", "{}").expect(201);
    putItem(acme + "/groups/sales", "s", "Sales", 60);
    sees("import 1: before", "a:A@60 b:B@20");
    String before = api.get(acme + "/export").expect(200).text();
    String items = "id;displayName;uri;priority\na;New;1;20\nc;New;1;60\n";
    api.post(acme + "/quick-dial.csv?dryRun=true&onConflict=update", "text/csv", items).expect(200);
    sees("import 2: quick-dial.csv as a dry run", "a:A@60 b:B@20");
    api.post(acme + "/quick-dial.csv?onConflict=update", "text/csv", items).expect(200);
    sees("import 3: quick-dial.csv", "a:New@20 b:B@20 c:New@60");
    String subscribers = "username;groups\nann;sales\n";
    api.post(acme + "/subscribers.csv?onConflict=update", "text/csv", subscribers).expect(200);
    sees(
        "import 4: subscribers.csv puts the subscriber into a group",
        "a:New@20 b:B@20 c:New@60 s:Sales@60");
    subscribers = "username;groups\nann;\n";
    api.post(acme + "/subscribers.csv?onConflict=update", "text/csv", subscribers).expect(200);
    sees("import 5: subscribers.csv takes him out", "a:New@20 b:B@20 c:New@60");
    api.post(acme + "/import?onConflict=update", before).expect(200);
    sees("import 6: the organization as it was exported in the beginning", "a:A@60 b:B@20");
  }

  // --- what happens ------------------------------------------------------------------------------

  private void sees(String edit, String both) {
    sees(edit, both, both);
  }

  /** Both phones refresh. */
  private void sees(String edit, String one, String other) {
    refresh(phone, cloudId);
    refresh(editable, cloudId + "*");
    assertThat(shown(phone)).as(edit).isEqualTo(one);
    assertThat(shown(editable)).as(edit + ", CODE*").isEqualTo(other);
    note(edit, one, other);
  }

  /** Both phones are refused; the app keeps what it has then (docs/protocol.md, Assumptions). */
  private void refused(String edit, int status, String message, String... headers) {
    for (String code : List.of(cloudId, cloudId + "*")) {
      Answer answer = PhoneClient.get(PhoneClient.login(code, "ann", PASSWORD), headers);
      assertThat(answer.status()).as(edit).isEqualTo(status);
      assertThat(answer.text()).as(edit).contains("<message>" + message + "</message>");
    }
    String kept = "keeps what it has; " + status + " “" + message + "”";
    note(edit, kept, kept);
  }

  private static void note(String edit, String one, String other) {
    TABLE.add("| " + edit + " | " + one + " | " + other + " |");
  }

  private Answer answer(String code) {
    return PhoneClient.get(code, "ann", PASSWORD);
  }

  private void refresh(PhoneSimulator app, String code) {
    Answer answer = answer(code);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    app.merge(answer.bytes());
  }

  private static String shown(PhoneSimulator app) {
    Map<String, String> entries = new TreeMap<>();
    app.quickDial()
        .forEach((id, e) -> entries.put(id, id + ":" + e.displayName() + "@" + e.priority()));
    app.dialActions()
        .forEach((id, nodes) -> entries.put("~" + id, id + "(" + nodes.get("title").value() + ")"));
    return entries.isEmpty() ? "nothing" : String.join(" ", entries.values());
  }

  private void putItem(String layer, String id, String name, int priority) {
    String item = "{'displayName': '" + name + "', 'uri': '1', 'priority': " + priority + "}";
    api.put(layer + "/quick-dial/" + id, json(item)).expect(200, 201);
  }

  private void putAction(String layer, String id, String title) {
    api.put(layer + "/dial-actions/" + id, json(action(id, title))).expect(200, 201);
  }

  private static String action(String id, String title) {
    return "{'id': '" + id + "', 'nodes': [{'name': 'title', 'text': '" + title + "'}]}";
  }

  private void settings(String rest) {
    api.put(acme, json("{'name': 'Acme', " + rest + "}")).expect(200);
  }

  /** Quoted with apostrophes, unless it has quotation marks. */
  private static String json(String text) {
    StringBuilder json = new StringBuilder();
    boolean quoted = false;
    for (char c : text.toCharArray()) {
      quoted ^= c == '"';
      json.append(c == '\'' && !quoted ? '"' : c);
    }
    return json.toString();
  }
}
