package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.administration.QrReading;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quick dial and publishing as people use them in a browser, and what phones get of it. */
class ConsoleQuickDialIT extends DeployedCallboard {

  private static final Pattern NAME = Pattern.compile("<displayName>([^<]*)<");

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final String list = "console/o/" + cloudId + "/draft/quick-dial";
  private final Api api = Api.operator();

  @BeforeEach
  void give() {
    api.put(root + "/groups/Sales", "{}").expect(201);
    api.put(root + "/subscribers/ann", "{\"groups\": [\"Sales\"], \"password\": \"of-ann-1234\"}")
        .expect(201);
    for (String name : List.of("Alarm", "Bistro", "Canteen")) {
      api.put(root + "/quick-dial/" + name.toLowerCase(), item(name, "500" + name.length()))
          .expect(201);
    }
    api.put(root + "/groups/Sales/quick-dial/bistro", item("Bistro of Sales", "6000")).expect(201);
  }

  private static String item(String name, String uri) {
    return "{\"displayName\": \"" + name + "\", \"uri\": \"" + uri + "\"}";
  }

  private String administrator(String role) {
    String name = TestAdministrators.newName();
    api.put("/administrators/" + name, TestAdministrators.json(role, cloudId)).expect(201);
    return name;
  }

  /** The names on a phone that is new, in their order. */
  private List<String> phone(String id) {
    Answer answer = PhoneClient.get(id, "ann", "of-ann-1234");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Matcher matcher = NAME.matcher(answer.text());
    return Stream.iterate(matcher.find(), found -> found, found -> matcher.find())
        .map(found -> matcher.group(1))
        .toList();
  }

  private static List<String> drawn(Page page) {
    return page.locator("#beside .tile-name").allTextContents();
  }

  private static List<String> rows(Page page) {
    return page.locator(".entry-text b").allTextContents();
  }

  @Test
  void anEntryIsAddedMovedInThreeWaysAndPublished() {
    List<String> before = phone(cloudId);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("manager"), TestAdministrators.PASSWORD);
      page.navigate(list);
      page.locator("main").getByText("Add an entry").click();
      page.locator("#displayName").fill("Doctor");
      page.locator("#uri").fill("112");
      page.locator("#beside .tile-name").getByText("Doctor").waitFor();
      page.getByText("Not saved yet").waitFor();
      assertThat(api.get(root + "/draft/quick-dial").expect(200).ids()).isEmpty();
      assertThat(drawn(page)).containsExactly("Alarm", "Bistro of Sales", "Canteen", "Doctor");
      page.getByText("Save in the draft").click();
      page.getByText("Saved in the draft.").waitFor();
      assertThat(rows(page)).containsExactly("Alarm", "Bistro", "Canteen", "Doctor");
      Locator doctor =
          page.locator("[data-row]").filter(new Locator.FilterOptions().setHasText("Doctor"));
      doctor.locator("[data-up]").click();
      waitForRows(page, List.of("Alarm", "Bistro", "Doctor", "Canteen"));
      doctor.locator("[data-up]").focus();
      page.keyboard().press("Alt+ArrowUp");
      waitForRows(page, List.of("Alarm", "Doctor", "Bistro", "Canteen"));
      doctor.locator(".grip").dragTo(page.locator("[data-row]").first().locator(".grip"));
      waitForRows(page, List.of("Doctor", "Alarm", "Bistro", "Canteen"));
      page.locator("#beside .tile-name").first().getByText("Doctor").waitFor(); // saved, too
      assertThat(drawn(page)).isEqualTo(phone(cloudId + "*"));
      assertThat(phone(cloudId)).isEqualTo(before);
      page.getByText("Publish…").click();
      assertThat(page.locator(".change.added b").allTextContents()).containsExactly("Doctor");
      page.getByText("Publish now").click();
      page.getByText("Published.").waitFor();
      assertThat(phone(cloudId)).containsExactly("Doctor", "Alarm", "Bistro of Sales", "Canteen");
      page.navigate("console/o/" + cloudId + "/quick-dial");
      assertThat(drawn(page)).isEqualTo(phone(cloudId));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void waitForRows(Page page, List<String> names) {
    page.waitForCondition(() -> rows(page).equals(names));
  }

  @Test
  void publishShowsWhatTheDraftChanges() {
    ConsoleClient manager =
        ConsoleClient.signIn(administrator("manager"), TestAdministrators.PASSWORD);
    save(manager, "draft/quick-dial", "id", "bistro", "name", "Bistro, new", "number", "5006");
    assertThat(manager.post("/" + list, Http.form("delete", "alarm")).status()).isEqualTo(303);
    String page = manager.get("/console/o/" + cloudId + "/publish").text();
    List<JsonObject> changes =
        api.get(root + "/draft/changes")
            .expect(200)
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonValue::asJsonObject);
    assertThat(changes).hasSize(2);
    for (JsonObject change : changes) {
      assertThat(page).contains("class=\"change " + change.getString("change") + "\"");
    }
    assertThat(page).contains("Bistro, new", "Alarm", "reaches 1 person", "every 60 minutes");
    assertThat(QrReading.ofSvg(page)).isEqualTo("csc:" + cloudId + "*");
  }

  /** Saves an entry as its form does. */
  private Answer save(ConsoleClient client, String of, String... fields) {
    String base = "/console/o/" + cloudId + "/" + of;
    String version = version(client.get(base + "/entry?id=" + fields[1]).text());
    return client.post(base + "/entry", Http.form(fields) + "&" + Http.form("version", version));
  }

  @Test
  void aLongDraftIsShownInPages() {
    StringBuilder entries = new StringBuilder("id,displayName,uri\n");
    for (int i = 1; i <= 250; i++) {
      entries.append("e").append(i).append(",Entry ").append(i).append(",5\n");
    }
    api.post(root + "/draft/quick-dial.csv?background=false", "text/csv", entries.toString())
        .expect(200);
    ConsoleClient manager =
        ConsoleClient.signIn(administrator("manager"), TestAdministrators.PASSWORD);
    String publish = "/console/o/" + cloudId + "/publish";
    String first = manager.get(publish).text();
    assertThat(first).contains("250 changes", "?page=2");
    assertThat(changes(first)).isEqualTo(100);
    String third = manager.get(publish + "?page=3").text();
    assertThat(changes(third)).isEqualTo(50);
    assertThat(third).contains("name=\"page\" value=\"3\"");
    String discarded =
        manager
            .post(
                publish + "/discard", Http.form("kind", "quickDialItem", "id", "e250", "page", "3"))
            .header("Location");
    assertThat(discarded).contains("/publish?page=3&done=discarded");
    first = manager.get(publish).text();
    assertThat(first).contains("249 changes");
    assertThat(manager.post(publish, Http.form("version", version(first))).status()).isEqualTo(303);
    assertThat(api.get(root + "/quick-dial").expect(200).ids())
        .contains("e1", "e249")
        .doesNotContain("e250");
  }

  private static int changes(String page) {
    return page.split("class=\"change added\"", -1).length - 1;
  }

  @Test
  void anUndonePublishBringsBackTheAnswerUnlessSomebodyEditedSince() {
    String before = xml();
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("manager"), TestAdministrators.PASSWORD);
      for (boolean overtaken : List.of(false, true)) {
        api.put(root + "/draft/quick-dial/canteen", item("Canteen, new", "5009")).expect(200, 201);
        page.navigate("console/o/" + cloudId + "/publish");
        page.getByText("Publish now").click();
        page.getByText("Published.").waitFor();
        assertThat(xml()).contains("Canteen, new");
        if (overtaken) {
          api.put(root + "/quick-dial/canteen", item("Of somebody else", "5010")).expect(200);
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
        page.locator("main")
            .getByText(overtaken ? "nothing was put back" : "Put back")
            .first()
            .waitFor();
        if (overtaken) {
          assertThat(xml()).contains("Of somebody else");
        } else {
          assertThat(xml()).isEqualTo(before);
        }
      }
    }
  }

  private String xml() {
    return PhoneClient.get(cloudId, "ann", "of-ann-1234").text();
  }

  @Test
  void ofTwoWhoEditAnEntryTheSecondIsToldAndLosesNothing() {
    ConsoleClient one = ConsoleClient.signIn(administrator("manager"), TestAdministrators.PASSWORD);
    ConsoleClient other =
        ConsoleClient.signIn(administrator("reception"), TestAdministrators.PASSWORD);
    String form = one.get("/" + list + "/entry?id=canteen").text();
    assertThat(
            save(other, "draft/quick-dial", "id", "canteen", "name", "Theirs", "number", "1")
                .status())
        .isEqualTo(303);
    Answer overtaken =
        one.post(
            "/" + list + "/entry",
            Http.form("id", "canteen", "name", "Mine", "number", "2", "version", version(form)));
    assertThat(overtaken.status()).isEqualTo(412);
    assertThat(overtaken.text()).contains("value=\"Mine\"", "Theirs", "Keep mine", "Take theirs");
    assertThat(
            api.get(root + "/draft/quick-dial/canteen").expect(200).json().getString("displayName"))
        .isEqualTo("Theirs");
  }

  @Test
  void whatNobodyHasSeenIsNotPublishedDroppedOrSorted() {
    ConsoleClient manager =
        ConsoleClient.signIn(administrator("manager"), TestAdministrators.PASSWORD);
    String publish = "/console/o/" + cloudId + "/publish";
    api.put(root + "/draft/quick-dial/canteen", item("Seen", "1")).expect(200, 201);
    String seen = version(manager.get(publish).text());
    String seenOrder = version(manager.get("/" + list).text());
    api.put(root + "/draft/quick-dial/canteen", item("Unseen", "2")).expect(200);
    String form = Http.form("version", seen);
    assertThat(manager.post(publish, form).status()).isEqualTo(412);
    assertThat(manager.post(publish + "/drop", form).status()).isEqualTo(412);
    assertThat(manager.post(publish + "/plan", form + "&at=2099-01-01T00:00").status())
        .isEqualTo(412);
    String order = Http.form("entry", "canteen", "entry", "bistro", "entry", "alarm");
    assertThat(
            manager
                .post("/" + list, order + "&" + Http.form("version", seenOrder))
                .header("Location"))
        .endsWith("done=listChanged");
    assertThat(api.get(root + "/draft/changes").expect(200).text()).contains("Unseen");
    assertThat(phone(cloudId)).containsExactly("Alarm", "Bistro of Sales", "Canteen");
    assertThat(phone(cloudId + "*")).containsExactly("Alarm", "Bistro of Sales", "Unseen");
  }

  private static String version(String page) {
    Matcher version = Pattern.compile("name=\"version\" value=\"([^\"]*)\"").matcher(page);
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  @Test
  void aListIsSearchedByNameAndNumberBesideThePhoneOfSomebody() {
    api.put(root + "/subscribers/bob", "{\"displayName\": \"Bob B.\"}").expect(201);
    api.put(root + "/subscribers/bob/quick-dial/own", item("Of Bob", "1")).expect(201);
    ConsoleClient reader =
        ConsoleClient.signIn(administrator("reader"), TestAdministrators.PASSWORD);
    String byNumber = reader.get("/" + list + "?q=5007&as=bob").text();
    assertThat(entries(byNumber)).containsExactly("Canteen");
    assertThat(byNumber).contains("Phone of Bob B.", "Of Bob");
    String byName = reader.get("/" + list + "?q=BIST&as=ann").text();
    assertThat(entries(byName)).containsExactly("Bistro");
    assertThat(byName).contains("Phone of ann").doesNotContain("Of Bob");
    assertThat(entries(reader.get("/" + list + "?q=zz").text())).isEmpty();
  }

  private static List<String> entries(String page) {
    return Pattern.compile("<b><bdi>([^<]*)</bdi></b>")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static final Pattern TILE =
      Pattern.compile(
          "tile-name\"><bdi>([^<]*)<.*?tile-why\">From ([^.]*)\\."
              + "(?:(?!tile-name).)*?(?:Replaces the entry from ([^.]*)\\.|</li>)",
          Pattern.DOTALL);

  @Test
  void eachTileSaysWhereItComesFromAsThePreviewExplainsIt() {
    api.put(root + "/subscribers/ann/quick-dial/canteen", item("Of Ann", "1")).expect(201);
    api.put(root + "/draft/quick-dial/taxi", item("Taxi", "2")).expect(201);
    ConsoleClient reception =
        ConsoleClient.signIn(administrator("reception"), TestAdministrators.PASSWORD);
    Map<String, String> words =
        Map.of(
            "organization", "the organization",
            "draft", "the draft",
            "group:Sales", "group Sales",
            "subscriber", "this person");
    for (String app : List.of("live", "test")) {
      List<String> explained =
          api
              .get(root + "/subscribers/ann/preview?explain=true&editable=" + app.equals("test"))
              .expect(200)
              .json()
              .getJsonArray("items")
              .getValuesAs(JsonObject.class)
              .stream()
              .map(
                  tile ->
                      tile.getString("displayName")
                          + " from "
                          + words.get(tile.getString("layer"))
                          + tile.getJsonArray("overrides").getValuesAs(JsonString.class).stream()
                              .map(layer -> " over " + words.get(layer.getString()))
                              .collect(Collectors.joining()))
              .sorted()
              .toList();
      String page = reception.get("/console/o/" + cloudId + "/people/ann?app=" + app).text();
      assertThat(TILE.matcher(page).results().map(ConsoleQuickDialIT::told).sorted().toList())
          .as(app)
          .isEqualTo(explained)
          .hasSize(app.equals("test") ? 4 : 3);
    }
  }

  private static String told(MatchResult tile) {
    String hidden = tile.group(3);
    return tile.group(1)
        + " from "
        + tile.group(2)
        + (hidden == null ? "" : " over " + hidden.replace(", ", " over "));
  }

  @Test
  void tenThousandEntriesComeInPagesAndMove() {
    StringBuilder entries = new StringBuilder("id,displayName,uri\n");
    for (int i = 1; i < 10_000; i++) { // one is there already
      entries.append("e").append(i).append(",Entry ").append(i).append(",5\n");
    }
    api.post(
            root + "/groups/Sales/quick-dial.csv?onConflict=update&background=false",
            "text/csv",
            entries.toString())
        .expect(200);
    ConsoleClient manager =
        ConsoleClient.signIn(administrator("manager"), TestAdministrators.PASSWORD);
    String sales = "/console/o/" + cloudId + "/groups/Sales/quick-dial";
    String last = manager.get(sales + "?page=100").text();
    assertThat(entries(last)).hasSize(100).endsWith("Entry 9999");
    assertThat(last.length()).isLessThan(500_000);
    assertThat(last).contains("The phone has 9,802 more entries.");
    assertThat(manager.post(sales + "?page=100", Http.form("top", "e9999")).status())
        .isEqualTo(303);
    assertThat(entries(manager.get(sales).text())).hasSize(100).startsWith("Entry 9999");
    assertThat(entries(manager.get(sales + "?q=entry+77").text())).hasSize(100);
    String own = "/console/o/" + cloudId + "/people/ann/quick-dial";
    String hideable = manager.get(own).text();
    assertThat(hideable.split("<option", -1)).hasSize(201);
    assertThat(hideable).contains("There are more entries.").doesNotContain("value=\"e9998\"");
    assertThat(manager.get(own + "?q=entry+9998").text()).contains("<option value=\"e9998\"");
  }

  @Test
  void anEntrySentTwiceIsThereOnce() {
    ConsoleClient manager =
        ConsoleClient.signIn(administrator("manager"), TestAdministrators.PASSWORD);
    String entry = Http.form("name", "Twice", "number", "7", "distinction", "abc234");
    String own = "/console/o/" + cloudId + "/people/ann/quick-dial";
    assertThat(manager.post(own + "/entry", entry).status()).isEqualTo(303);
    assertThat(manager.post(own + "/entry", entry).status()).isEqualTo(412);
    assertThat(api.get(root + "/subscribers/ann/quick-dial").expect(200).ids())
        .containsExactly("twice-abc234");
    assertThat(phone(cloudId)).contains("Twice");
  }

  @Test
  void wrongValuesAreToldBesideTheirFieldsAndKept() {
    ConsoleClient manager =
        ConsoleClient.signIn(administrator("manager"), TestAdministrators.PASSWORD);
    Answer answer =
        manager.post(
            "/" + list + "/entry",
            Http.form("name", "", "number", "5\u200b0", "picture", "javascript:alert(1)"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains("id=\"displayName-wrong\"", "id=\"uri-wrong\"", "id=\"portraitUrl-wrong\"");
    assertThat(manager.post("/" + list, Http.form("up", "nothing")).text()).isEmpty();
    assertThat(manager.get("/" + list + "/entry?id=nothing").status()).isEqualTo(404);
    assertThat(manager.get("/" + list + "?page=0&q=%FF").status()).isEqualTo(200);
    for (String nul : List.of("?q=%00", "/entry?id=a%00b")) {
      assertThat(manager.get("/" + list + nul).status()).as(nul).isEqualTo(400);
    }
    String person = "/console/o/" + cloudId + "/people/a%00b";
    assertThat(manager.get(person).status()).isBetween(400, 404); // servers refuse some themselves
    assertThat(manager.post("/" + list, Http.form("up", "\0")).status()).isEqualTo(400);
  }

  @Test
  void anEntryIsHiddenForAPersonAndShownAgain() {
    ConsoleClient reception =
        ConsoleClient.signIn(administrator("reception"), TestAdministrators.PASSWORD);
    String own = "/console/o/" + cloudId + "/people/ann/quick-dial";
    assertThat(reception.post(own, Http.form("hide", "alarm")).status()).isEqualTo(303);
    assertThat(phone(cloudId)).containsExactly("Bistro of Sales", "Canteen");
    assertThat(reception.get(own).text()).contains("Hidden entries", "Show again");
    assertThat(reception.post(own, Http.form("hide", "nothing")).status()).isEqualTo(409);
    assertThat(reception.post(own, Http.form("show", "alarm")).status()).isEqualTo(303);
    assertThat(phone(cloudId)).containsExactly("Alarm", "Bistro of Sales", "Canteen");
  }
}
