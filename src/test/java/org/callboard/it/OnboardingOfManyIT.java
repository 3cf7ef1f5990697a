package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.callboard.administration.QrReading;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many people who shall sign in, by the administrators' door. */
class OnboardingOfManyIT extends DeployedCallboard {

  private static final String BOTH = "{\"usernames\": [\"ann\", \"bob\"], \"minutes\": 60}";

  private final Api api = Api.operator();
  private String cloudId;
  private String acme;
  private String many;

  @BeforeEach
  void makeTwoPeople() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    many = acme + "/onboarding";
    api.put(
            acme,
            "{\"name\": \"Acme & Co.\", \"timeZone\": \"Europe/Prague\","
                + " \"accentColour\": \"#00703c\"}")
        .expect(201);
    api.put(acme + "/subscribers/ann", "{\"displayName\": \"<Ann>\"}").expect(201);
    api.put(acme + "/subscribers/bob", "{\"attributes\": {\"language\": \"cs\"}}").expect(201);
  }

  private int signIn(String username, String code) {
    Map<String, String> parameters =
        new LinkedHashMap<>(PhoneClient.login(cloudId, username, code));
    parameters.put("installid", "phone-" + username);
    return Http.post(PhoneClient.ACCOUNT, PhoneClient.FORM, PhoneClient.form(parameters)).status();
  }

  private List<String> codes(String username) {
    return api.get(acme + "/subscribers/" + username + "/codes").ids();
  }

  @Test
  void everybodySignsInByTheirOwnCodeOnce() {
    Reply made = api.post(many, BOTH).expect(200);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    List<JsonObject> items = made.json().getJsonArray("items").getValuesAs(JsonObject.class);
    assertThat(items).extracting(i -> i.getString("username")).containsExactly("ann", "bob");
    assertThat(codes("ann")).containsExactly(items.get(0).getString("id"));
    String anns = items.get(0).getString("code");
    assertThat(items.get(0).getString("csc")).isEqualTo("csc:ann:" + anns + "@" + cloudId);
    assertThat(signIn("bob", anns)).isEqualTo(403);
    assertThat(signIn("ann", anns)).isEqualTo(200);
    assertThat(signIn("bob", items.get(1).getString("code"))).isEqualTo(200);
    assertThat(api.get("/audit?organization=" + cloudId).text()).doesNotContain(anns);
  }

  @Test
  void theSheetIsInEverybodysLanguageAndTheOrganizationsTime() {
    Reply sheet =
        api.accept("text/html").post(many + "?perPage=12&paper=letter&cutMarks", BOTH).expect(200);
    assertThat(sheet.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    assertThat(sheet.header("Cache-Control")).isEqualTo("no-store");
    assertThat(sheet.header("Content-Security-Policy")).contains("default-src 'none'");
    String[] articles = sheet.text().split("<article");
    assertThat(articles).hasSize(3);
    assertThat(sheet.text()).contains("size: letter", "<body class=\"p12 cut\">", "#00703c");
    assertThat(articles[1]).contains("&lt;Ann&gt;", "(Europe/Prague)", "Scan the picture");
    assertThat(articles[2]).contains("Naskenujte obrázek", "Acme &amp; Co.");
    String scanned = QrReading.ofSvg(articles[1]);
    assertThat(articles[1]).contains("<a href=\"" + scanned + "\">");
    assertThat(signIn("ann", scanned.replaceAll("^csc:ann:|@.*$", ""))).isEqualTo(200);
  }

  @Test
  void lettersAreInTheLanguageThatIsAskedFor() {
    Reply letters = api.accept("text/plain").post(many + "?language=de", BOTH).expect(200);
    assertThat(letters.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
    assertThat(letters.text())
        .contains("Guten Tag <Ann>,", "Guten Tag bob,", "Benutzername: ann", "csc:bob:");
    String accepted =
        api.with("Accept-Language", "fr, cs;q=0.8")
            .accept("text/plain")
            .post(many, "{\"usernames\": [\"ann\"]}")
            .expect(200)
            .text();
    assertThat(accepted).contains("Dobrý den, <Ann>,", "Uživatelské jméno: ann");
    String unreadable =
        api.with("Accept-Language", "-;;q=x, ,")
            .accept("text/plain")
            .post(many + "?language=tlh", "{\"usernames\": [\"ann\"]}")
            .expect(200)
            .text();
    assertThat(unreadable).contains("Hello <Ann>,");
  }

  @Test
  void whatIsWrongIsToldAndNobodyGetsACode() {
    assertThat(
            api.post(many, "{\"usernames\": [\"ann\", \"nobody\", \"ann\"], \"hours\": 1}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("hours");
    assertThat(
            api.post(many, "{\"usernames\": [\"ann\", \"nobody\", \"ANN\"]}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactlyInAnyOrder("usernames[1]", "usernames[2]");
    for (String body :
        new String[] {
          "{}",
          "{\"usernames\": []}",
          "{\"usernames\": \"ann\"}",
          "{\"usernames\": [1]}",
          "{\"usernames\": [\"ann\"], \"minutes\": 0}"
        }) {
      api.post(many, body).problem(400, "invalid-value");
    }
    api.post(many + "?perPage=3", BOTH).problem(400, "invalid-parameter");
    api.post(many + "?paper=a5", BOTH).problem(400, "invalid-parameter");
    api.post(many + "?cutmarks", BOTH).problem(400, "invalid-parameter");
    api.accept("image/png").post(many, BOTH).problem(406, "not-acceptable");
    api.post(many.replace(cloudId, "NOBODY-" + cloudId), BOTH).problem(404, "not-found");
    assertThat(codes("ann")).isEmpty();
    assertThat(codes("bob")).isEmpty();
  }

  @Test
  void thePageOfOnePersonIsInTheOrganizationsTimeAndColour() {
    Reply page =
        api.accept("text/html")
            .post(acme + "/subscribers/bob/onboarding", "{\"minutes\": 60}")
            .expect(201);
    assertThat(page.text()).contains("(Europe/Prague)", "#00703c", "Naskenujte obrázek");
    assertThat(api.accept("text/html").get(acme + "/subscribers/bob/onboarding?language=en").text())
        .contains("Scan the picture");
  }

  @Test
  void unusedCodesOfTheOrganizationAreListedAndEnded() {
    api.post(many, "{\"search\": {\"neverSignedIn\": true}}").expect(200);
    Reply two = api.get(acme + "/codes").expect(200);
    assertThat(two.json().getInt("total")).isEqualTo(2);
    JsonObject newest = two.json().getJsonArray("items").getJsonObject(0);
    assertThat(newest.keySet())
        .containsExactlyInAnyOrder(
            "id", "created", "expires", "createdBy", "username", "displayName");
    api.delete(acme + "/codes/" + newest.getString("id")).expect(204);
    api.delete(acme + "/codes/" + newest.getString("id")).problem(404, "not-found");
    assertThat(api.get(acme + "/codes?limit=1").ids()).hasSize(1);
    api.delete(acme + "/codes").expect(204);
    api.delete(acme + "/codes").expect(204);
    assertThat(api.get(acme + "/codes").ids()).isEmpty();
    api.post(many, "{\"search\": {}, \"usernames\": [\"ann\"]}").problem(400, "invalid-value");
    api.post(many, "{\"search\": {\"nmae\": 1}}").problem(400, "invalid-value");
    api.post(many, "{\"search\": {\"q\": \"zz\"}}").problem(400, "invalid-value");
  }
}
