package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody sees goes through no entrance to a phone, makes no twins and locks nobody out. */
class InvisibleCharactersIT extends DeployedCallboard {

  private static final String ZERO_WIDTH = "\u200b";
  private static final String NO_BREAK = "\u00a0";

  private final Api api = Api.operator();
  private String cloudId;
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    api.put(acme, "{\"name\": \"" + NO_BREAK + "Acme" + ZERO_WIDTH + "\"}").expect(201);
    assertThat(api.get(acme).json().getString("name")).isEqualTo("Acme");
  }

  private static String item(String name, String uri) {
    return Json.createObjectBuilder().add("displayName", name).add("uri", uri).build().toString();
  }

  @Test
  void whatIsDialledHasNoneAndNamesKeepThemInside() {
    String list = acme + "/quick-dial";
    String arabic = "\u0645\u200f \u0645";
    JsonObject made =
        api.put(list + "/a" + Api.segment(NO_BREAK), item(" " + arabic + "\u202c", " 5000 \n"))
            .expect(201)
            .json();
    assertThat(made.getString("id")).isEqualTo("a");
    assertThat(made.getString("uri")).isEqualTo("5000");
    assertThat(made.getString("displayName")).isEqualTo(arabic);
    assertThat(
            api.put(list + "/a", item("A", "\u202a5001\u202c")).expect(200).json().getString("uri"))
        .isEqualTo("5001");
    for (String wrong : new String[] {"50\u202a00", "50" + NO_BREAK + "00", "50\n00"}) {
      assertThat(
              api.put(list + "/a", item("A", wrong)).problem(400, "invalid-value").invalidFields())
          .containsExactly("uri");
      String items =
          "{\"items\": [" + item("A", wrong).replaceFirst("\\{", "{\"id\": \"a\",") + "]}";
      assertThat(api.put(list, items).problem(400, "invalid-value").invalidFields())
          .containsExactly("items[0].uri");
      Reply csv =
          api.post(
              acme + "/quick-dial.csv?onConflict=update",
              "text/csv",
              "id,displayName,uri\na,A,\"" + wrong + "\"\n");
      assertThat(csv.problem(400, "import-failed").text()).contains("uri has an invisible");
      Reply file =
          api.post(
              acme + "/import?onConflict=update",
              "{\"organization\": {\"name\": \"A\"}, \"layers\": {\"organization\": {\"quickDial\": ["
                  + item("A", wrong).replaceFirst("\\{", "{\"id\": \"a\",")
                  + "]}}}");
      assertThat(file.problem(400, "import-failed").text()).contains("uri has an invisible");
    }
    api.put(list + "/" + Api.segment("b" + ZERO_WIDTH + "c"), item("B", "1"))
        .problem(400, "invalid-value");
    api.post(
            acme + "/quick-dial.csv",
            "text/csv",
            "id,displayName,uri\n" + NO_BREAK + "c,C" + ZERO_WIDTH + ",\u202a5002\u202c\n")
        .expect(200);
    assertThat(api.get(list + "/c").expect(200).json().getString("uri")).isEqualTo("5002");
    assertThat(api.get(list + "/c" + Api.segment(ZERO_WIDTH)).expect(200).json().getString("id"))
        .isEqualTo("c");
    assertThat(api.patch(list, "{\"order\": [\"c" + NO_BREAK + "\", \"a\"]}").expect(200).ids())
        .containsExactly("c", "a");
    api.delete(list + "/c" + Api.segment(ZERO_WIDTH)).expect(204);
    String action = acme + "/dial-actions/x" + Api.segment(ZERO_WIDTH);
    String xml = "<dialAction id=\"x\"><title>X</title></dialAction>";
    assertThat(api.put(action, "application/xml", xml).expect(201).json().getString("id"))
        .isEqualTo("x");
  }

  @Test
  void hostsAndNamesInAccountsHaveNone() {
    String host = acme + "/account-settings/host";
    assertThat(
            api.put(host, "{\"value\": \"" + NO_BREAK + "sip.example.com\\n\"}")
                .expect(201)
                .json()
                .getString("value"))
        .isEqualTo("sip.example.com");
    for (String wrong : new String[] {NO_BREAK, "sip\\n.example.com", "sip" + ZERO_WIDTH + ".x"}) {
      api.put(host, "{\"value\": \"" + wrong + "\"}").problem(400, "invalid-value");
    }
    assertThat(api.get(host).json().getString("value")).isEqualTo("sip.example.com");
    JsonObject secret =
        api.put(acme + "/account-settings/password", "{\"value\": \" a secret \"}").json();
    assertThat(secret.isNull("value")).isTrue();
    assertThat(api.get(acme + "/account-settings/password?secrets").json().getString("value"))
        .isEqualTo(" a secret ");
    String csv = "username,host\nann,\"" + NO_BREAK + "sip2.example.com \"\n";
    api.post(acme + "/subscribers.csv", "text/csv", csv).expect(200);
    assertThat(api.get(acme + "/subscribers/ann/account-settings/host").json().getString("value"))
        .isEqualTo("sip2.example.com");
  }

  @Test
  void noneOfThemComesIntoANameByAReference() {
    String ann = acme + "/subscribers/ann";
    String good = "{\"attributes\": {\"site\": \"a.example\"}}";
    String wrong = good.replace("a.example", "a" + ZERO_WIDTH + ".example");
    api.put(ann, good).expect(201);
    api.put(acme + "/account-settings/host", "{\"value\": \"${site}\"}").expect(201);
    assertThat(api.put(ann, wrong).problem(400, "invalid-value").invalidFields())
        .containsExactly("attributes.site");
    assertThat(
            api.merge(ann, wrong.replace(ZERO_WIDTH, "\\n"))
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("attributes.site");
    String csv = "username,attribute:site\nann,\"a" + ZERO_WIDTH + ".example\"\n";
    assertThat(
            api.post(acme + "/subscribers.csv?onConflict=update", "text/csv", csv)
                .problem(400, "import-failed")
                .text())
        .contains("attribute:site has an invisible character inside (U+200B)");
    api.put(acme + "/account-settings/host", "{\"value\": \"a.example\"}").expect(200);
    api.put(ann, wrong).expect(200);
    assertThat(
            api.put(acme + "/account-settings/host", "{\"value\": \"${site}\"}")
                .problem(409, "conflict")
                .text())
        .contains("The attribute site of ann");
    api.put(acme + "/groups/sales", "{}").expect(201);
    api.put(acme + "/groups/sales/account-settings/host", "{\"value\": \"${site}\"}").expect(201);
    assertThat(
            api.put(acme + "/groups/sales", "{\"members\": [\"ann\"]}")
                .problem(409, "conflict")
                .text())
        .contains("The attribute site of ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u00a0", "\u202c", "\ufeff", "\u3000", " "})
  void namesWithThemAtTheirEndsAreTheSame(String c) {
    String groups = acme + "/groups/";
    api.put(groups + "g1", "{}").expect(201);
    assertThat(api.put(groups + Api.segment("g1" + c), "{}").expect(200).json().getString("name"))
        .isEqualTo("g1");
    String subscribers = acme + "/subscribers/";
    api.put(
            subscribers + Api.segment(c + "zw1" + c),
            "{\"password\": \"wonderful\", \"groups\": [\""
                + c
                + "g1\"], \"displayName\": \"Z"
                + c
                + "\"}")
        .expect(201);
    assertThat(api.get(acme + "/subscribers").ids()).containsExactly("zw1");
    JsonObject zw1 = api.get(subscribers + Api.segment("zw1" + c)).expect(200).json();
    assertThat(zw1.getString("displayName")).isEqualTo("Z");
    assertThat(zw1.getJsonArray("groups").getString(0)).isEqualTo("g1");
    api.put(subscribers + "zw1", "{\"username\": \"zw1" + c + "\"}").expect(200);
    api.put(groups + "g1", "{\"members\": [\"zw1" + c + "\"]}").expect(200);
    String csv = "username,groups\n\"zw1" + c + "\",\"g1" + c + "\"\n";
    api.post(acme + "/subscribers.csv?onConflict=update", "text/csv", csv).expect(200);
    assertThat(api.get(acme + "/subscribers").ids()).containsExactly("zw1");
    assertThat(api.get(acme + "/groups").ids()).containsExactly("g1");
    assertThat(api.get("/organizations/" + cloudId + Api.segment(c)).expect(200).status())
        .isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "zw1" + c, "wonderful").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "z\u200bw1", "wonderful").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId + c, "zw1", "wonderful").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "zw1" + c, "wrong password").status()).isEqualTo(403);
  }

  @Test
  void newNamesHaveNoneInside() {
    String inside = "z" + ZERO_WIDTH + "w";
    assertThat(
            api.put(acme + "/subscribers/" + Api.segment(inside), "{}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("username");
    api.put(acme + "/groups/" + Api.segment(inside), "{}").problem(400, "invalid-value");
    api.put(
            "/administrators/" + Api.segment(inside),
            "{\"role\": \"operator\", \"password\": \"wonderful and very long\"}")
        .problem(400, "invalid-value");
    api.put("/organizations/" + Api.segment(inside), "{\"name\": \"A\"}")
        .problem(400, "invalid-value");
    api.post(acme + "/subscribers.csv", "text/csv", "username\n" + inside + "\n")
        .problem(400, "import-failed");
    api.post(acme + "/subscribers.csv", "text/csv", "username,groups\nann," + inside + "\n")
        .problem(400, "import-failed");
    api.post(
            acme + "/import?onConflict=update",
            "{\"organization\": {\"name\": \"A\"}, \"groups\": [{\"name\": \"" + inside + "\"}]}")
        .problem(400, "import-failed");
    assertThat(api.get(acme + "/subscribers").ids()).isEmpty();
    assertThat(api.get(acme + "/groups").ids()).isEmpty();
  }

  @Test
  void aNameWithOneInsideIsNobodyElses() {
    String zwone = acme + "/subscribers/zw%E2%80%8Bone";
    api.put(acme + "/subscribers/zwone", "{\"displayName\": \"Mine\"}").expect(201);
    api.put(acme + "/groups/zg", "{}").expect(201);
    api.put(zwone, "{\"displayName\": \"overwritten\"}").problem(400, "invalid-value");
    api.get(zwone).problem(404, "not-found");
    api.delete(zwone).problem(404, "not-found");
    api.delete(acme + "/subscribers/zw%C2%ADone").problem(404, "not-found");
    api.delete(acme + "/groups/z%E2%80%8Bg").problem(404, "not-found");
    api.put(acme + "/groups/z%E2%80%8Bg", "{}").problem(400, "invalid-value");
    api.delete("/administrators/ad%E2%80%8Bmin").problem(404, "not-found");
    assertThat(api.get(acme + "/subscribers/zwone").expect(200).text()).contains("Mine");
    api.get(acme + "/groups/ZG").expect(200);
    String sent = api.get(acme + "/groups/ZG").expect(200).text();
    assertThat(api.put(acme + "/groups/ZG", sent).expect(200).text()).contains("\"zg\"");
  }

  @Test
  void twinsThatAreStoredStayWithinReach() {
    api.put(acme + "/subscribers/zw1", "{\"password\": \"wonderful\"}").expect(201);
    api.put(acme + "/subscribers/zw2", "{\"password\": \"different\"}").expect(201);
    api.put(acme + "/groups/g1", "{}").expect(201);
    api.put(acme + "/groups/g2", "{}").expect(201);
    String twin = "zw1" + ZERO_WIDTH;
    TestData.sql(
        "UPDATE subscriber SET username = ?, username_key = ? WHERE username = 'zw2'"
            + " AND organization_id = (SELECT id FROM organization WHERE cloud_id = ?)",
        twin,
        twin,
        cloudId);
    TestData.sql(
        "UPDATE subscriber_group SET name = ?, name_key = ? WHERE name = 'g2'"
            + " AND organization_id = (SELECT id FROM organization WHERE cloud_id = ?)",
        "g1" + NO_BREAK,
        "g1" + NO_BREAK,
        cloudId);
    String path = acme + "/subscribers/" + Api.segment(twin);
    api.put(path, "{\"displayName\": \"Twin\"}").expect(200);
    assertThat(api.get(path).expect(200).json().getString("username")).isEqualTo(twin);
    assertThat(api.get(acme + "/subscribers/zw1").json().isNull("displayName")).isTrue();
    assertThat(PhoneClient.get(cloudId, twin, "different").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "zw1", "wonderful").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "zw1", "different").status()).isEqualTo(403);
    String group = acme + "/groups/" + Api.segment("g1" + NO_BREAK);
    assertThat(api.get(group).expect(200).json().getString("name")).isEqualTo("g1" + NO_BREAK);
    api.delete(group).expect(204);
    api.delete(path).expect(204);
    assertThat(api.get(acme + "/subscribers").ids()).containsExactly("zw1");
    assertThat(api.get(acme + "/groups").ids()).containsExactly("g1");
  }

  /** Servers differ in how classes in an application are found. */
  @Test
  void theUpgradeInJavaIsFoundBesideTheScripts() {
    assertThat(
            TestData.sql(
                "UPDATE \"flyway_schema_history\" SET \"success\" = \"success\""
                    + " WHERE \"version\" = ? AND \"success\" = TRUE",
                "21.1"))
        .isEqualTo(1);
  }

  @Test
  void dotlessIIsALetterOfItsOwn() {
    String dotless = acme + "/subscribers/" + Api.segment("al\u0131");
    api.put(dotless, "{\"displayName\": \"Dotless\", \"password\": \"wonderful\"}").expect(201);
    assertThat(PhoneClient.get(cloudId, "ali", "wonderful").status()).isEqualTo(403);
    api.put(acme + "/subscribers/ali", "{\"displayName\": \"Dotted\", \"password\": \"different\"}")
        .expect(201);
    assertThat(api.get(dotless).json().getString("displayName")).isEqualTo("Dotless");
    api.post(
            acme + "/subscribers.csv?onConflict=update",
            "text/csv; charset=UTF-8",
            "username,displayName\nALI,Csv\n")
        .expect(200);
    assertThat(api.get(dotless).json().getString("displayName")).isEqualTo("Dotless");
    assertThat(api.get(acme + "/subscribers/ali").json().getString("displayName")).isEqualTo("Csv");
    assertThat(PhoneClient.get(cloudId, "al\u0131", "wonderful").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "ALI", "different").status()).isEqualTo(200);
    api.put(acme + "/groups/" + Api.segment("sat\u0131\u015f"), "{}").expect(201);
    api.put(acme + "/groups/" + Api.segment("sati\u015f"), "{}").expect(201);
  }

  /** Whose name was compared otherwise before may go on typing it so. */
  @Test
  void nobodyIsLockedOutByIt() {
    String dotless = acme + "/subscribers/" + Api.segment("al\u0131");
    api.put(dotless, "{\"password\": \"wonderful\"}").expect(201);
    TestData.sql(
        "UPDATE subscriber SET former_key = 'ali' WHERE organization_id ="
            + " (SELECT id FROM organization WHERE cloud_id = ?)",
        cloudId);
    assertThat(PhoneClient.get(cloudId, "ALI", "wonderful").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "ali", "wonderful").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "ali", "wrong password").status()).isEqualTo(403);
    api.get(acme + "/subscribers/ali").problem(404, "not-found");
    api.put(acme + "/subscribers/ali", "{\"password\": \"different\"}").expect(201);
    assertThat(PhoneClient.get(cloudId, "ali", "different").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "al\u0131", "wonderful").status()).isEqualTo(200);
  }

  @Test
  void searchFindsHoweverItIsComposedAndInWhateverCase() {
    api.put(acme + "/subscribers/a", "{\"displayName\": \"Zoe\u0301 Gro\u00dfmann\"}").expect(201);
    api.put(acme + "/subscribers/b", "{\"displayName\": \"Zo\u00e9 \u039f\u03b4\u03cc\u03c2\"}")
        .expect(201);
    api.put(acme + "/subscribers/c", "{\"displayName\": \"Quentin\"}").expect(201);
    api.put(acme + "/subscribers/" + Api.segment("e\u0301va"), "{}").expect(201);
    String q = acme + "/subscribers?q=";
    assertThat(api.get(q + Api.segment("ZO\u00c9")).expect(200).ids()).containsExactly("a", "b");
    assertThat(api.get(q + Api.segment("zoe\u0301")).expect(200).ids()).containsExactly("a", "b");
    assertThat(api.get(q + "GROSS").expect(200).ids()).containsExactly("a");
    assertThat(api.get(q + Api.segment("\u039f\u0394\u038c\u03a3")).ids()).containsExactly("b");
    assertThat(api.get(q + Api.segment("\u00c9VA")).ids()).hasSize(1);
    assertThat(api.get(q + "QUENT").ids()).containsExactly("c");
    api.put(acme + "/subscribers/c", "{\"displayName\": \"J\u00fcrgen\"}").expect(200);
    assertThat(api.get(q + "QUENT").ids()).isEmpty();
    assertThat(api.get(q + Api.segment("J\u00dcRGEN")).ids()).containsExactly("c");
    api.put(acme + "/subscribers/c", "{\"displayName\": null}").expect(200);
    assertThat(api.get(q + Api.segment("J\u00dcRGEN")).ids()).isEmpty();
  }

  @Test
  void aNameOfAnAttributeIsCutAndHasNothingInsideThatNobodySees() {
    String ann = acme + "/subscribers/ann";
    api.put(ann, "{\"attributes\": {\" desk\u00a0\": \"1\", \"floor\": \"2\"}}").expect(201);
    assertThat(api.get(ann).json().getJsonObject("attributes")).containsOnlyKeys("desk", "floor");
    api.merge(ann, "{\"attributes\": {\"\u200bdesk\": \"3\", \" floor \": null}}").expect(200);
    assertThat(api.get(ann).json().getJsonObject("attributes").toString())
        .isEqualTo("{\"desk\":\"3\"}");
    assertThat(
            api.put(ann, "{\"attributes\": {\"de\u200bsk\": \"1\"}}")
                .problem(400, "invalid-value")
                .text())
        .contains("invisible character inside (U+200B)");
    api.put(ann, "{\"attributes\": {\"a\": \"1\", \" a\": \"2\"}}").problem(400, "invalid-value");
  }

  @Test
  void aMapThatSaysTheContraryIsRefusedBeforeTheFileIsRead() {
    for (String map : new String[] {"Name:displayName,Name:", "a:username,%20a%C2%A0:username"}) {
      assertThat(
              api.post(acme + "/subscribers.csv?dryRun=true&map=" + map, "text/csv", "Name\nx\n")
                  .problem(400, "invalid-parameter")
                  .invalidFields())
          .containsExactly("map");
    }
  }
}
