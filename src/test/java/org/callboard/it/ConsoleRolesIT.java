package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.Test;

/** Every request of the console as every role, as nobody, and as somebody of elsewhere. */
class ConsoleRolesIT extends DeployedCallboard {

  private static final Path SOURCES = Path.of("src/main/java/org/callboard/console");

  /** From whom on a request is allowed. */
  private enum From {
    READER,
    RECEPTION,
    MANAGER,
    OPERATOR,
    /** Whoever sees what is for technicians: all but a receptionist. */
    SETTINGS;

    boolean allows(From rank) {
      return this == SETTINGS ? rank != RECEPTION : rank.compareTo(this) >= 0;
    }
  }

  /**
   * A request.
   *
   * @param method of HTTP
   * @param form what is sent
   */
  private record Asked(String method, String path, String form, From from) {

    static Asked get(String path, From from) {
      return new Asked("GET", path, "", from);
    }

    static Asked post(String path, String form, From from) {
      return new Asked("POST", path, form, from);
    }
  }

  /** With a name of its own each time. */
  private static final String NEW_ENTRY = "name=New&number=5001&distinction={n}";

  /** Of the organization; in an order in which each of them is possible again and again. */
  private static final List<Asked> ASKED =
      List.of(
          Asked.get("people", From.READER),
          Asked.get("people?q=ann&show=never", From.READER),
          Asked.get("people/ann", From.READER),
          Asked.get("people/ann?app=test", From.READER),
          Asked.get("people/ann/record", From.READER),
          Asked.get("people/ann/why", From.READER),
          Asked.get("people/ann/why?q=canteen", From.READER),
          Asked.get("record", From.READER),
          Asked.get("find?q=ann", From.READER),
          Asked.get("add-person", From.RECEPTION),
          Asked.post("add-person", "username=new-{n}&name=New", From.RECEPTION),
          Asked.post("people/ann", "username=ann&name=Ann&version={v}", From.RECEPTION),
          Asked.post("people/ann/enabled", "enabled=true", From.RECEPTION),
          Asked.get("people/ann/qr-code", From.RECEPTION),
          Asked.post("people/ann/qr-code", "minutes=60&newest=x", From.RECEPTION),
          Asked.post("people/ann/devices/sign-out", "", From.RECEPTION),
          Asked.post("edit-people", "username=ann&do=enable", From.RECEPTION),
          Asked.get("sheet?username=ann", From.RECEPTION),
          Asked.post("sheet", "username=ann&perPage=6&paper=a4&newest=x", From.RECEPTION),
          Asked.get("draft/quick-dial", From.READER),
          Asked.get("draft/quick-dial/entry", From.RECEPTION),
          Asked.post("draft/quick-dial/entry", NEW_ENTRY, From.RECEPTION),
          Asked.get("draft/quick-dial/entry?id=canteen", From.RECEPTION),
          Asked.post("draft/quick-dial", "up=canteen", From.RECEPTION),
          Asked.post("draft/quick-dial", "sort=true", From.RECEPTION),
          Asked.post("draft/quick-dial/entry/phone", NEW_ENTRY, From.RECEPTION),
          Asked.get("quick-dial?q=a&as=ann", From.READER),
          Asked.get("quick-dial/entry", From.MANAGER),
          Asked.post("quick-dial/entry", NEW_ENTRY, From.MANAGER),
          Asked.post("quick-dial", "up=canteen", From.MANAGER),
          Asked.post("quick-dial/entry/phone", NEW_ENTRY, From.RECEPTION),
          Asked.get("groups/Sales/quick-dial", From.READER),
          Asked.get("groups/Sales/quick-dial/entry", From.MANAGER),
          Asked.get("groups/Sales/quick-dial/entry?id=canteen", From.MANAGER),
          Asked.post("groups/Sales/quick-dial/entry", NEW_ENTRY, From.MANAGER),
          Asked.post("groups/Sales/quick-dial", "sort=true", From.MANAGER),
          Asked.post("groups/Sales/quick-dial/entry/phone", NEW_ENTRY, From.RECEPTION),
          Asked.get("people/ann/quick-dial", From.READER),
          Asked.get("people/ann/quick-dial/entry?like=canteen", From.RECEPTION),
          Asked.get("people/ann/quick-dial/entry?id=canteen", From.RECEPTION),
          Asked.post("people/ann/quick-dial/entry", NEW_ENTRY, From.RECEPTION),
          Asked.post("people/ann/quick-dial", "sort=true", From.RECEPTION),
          Asked.post("people/ann/quick-dial/entry/phone", NEW_ENTRY, From.RECEPTION),
          Asked.get("publish", From.READER),
          Asked.post("publish/plan", "at={t}&version={p}", From.MANAGER),
          Asked.post("publish/call-off", "", From.MANAGER),
          Asked.post("publish", "version={p}", From.MANAGER),
          Asked.post("draft/quick-dial/entry", NEW_ENTRY, From.RECEPTION),
          Asked.post("publish/drop", "version={p}", From.MANAGER),
          Asked.get("account-settings?q=exp&show=here", From.SETTINGS),
          Asked.get("draft/account-settings", From.SETTINGS),
          Asked.get("people/ann/account-settings", From.SETTINGS),
          Asked.get("account-settings/acme", From.SETTINGS),
          Asked.post("account-settings/acme", "value=2&version={s}", From.MANAGER),
          Asked.post("account-settings/acme/show", "", From.MANAGER),
          Asked.post("account-settings/acme/delete", "version={s}", From.MANAGER),
          Asked.get("dial-actions?add=1", From.SETTINGS),
          Asked.get("people/ann/dial-actions", From.SETTINGS),
          Asked.post("dial-actions", "up=acme&version=x", From.MANAGER),
          Asked.get("dial-actions/acme", From.SETTINGS),
          Asked.post("dial-actions/acme", "title=A&version={d}", From.MANAGER),
          Asked.post("dial-actions/acme/xml", "xml=%3CdialAction/%3E&version={d}", From.MANAGER),
          Asked.post("dial-actions/check", "rewriting=", From.MANAGER),
          Asked.post("dial-actions/acme/delete", "", From.MANAGER),
          Asked.get("groups/Sales/account-settings", From.SETTINGS),
          Asked.get("groups/Sales/dial-actions", From.SETTINGS),
          Asked.get("groups", From.READER),
          Asked.post("groups", "name=new-{n}", From.MANAGER),
          Asked.post("order-groups", "up=Sales&version=old", From.MANAGER),
          Asked.get("groups/Sales?q=a&add=b", From.READER),
          Asked.post("groups/Sales", "name=Sales", From.MANAGER),
          Asked.post("groups/Sales/members", "username=ann&do=addToGroup", From.RECEPTION),
          Asked.post("groups/Sales/delete", "confirm=other", From.MANAGER),
          Asked.get("organization", From.SETTINGS),
          Asked.post(
              "organization",
              "name=N&refreshMinutes=60&timeZone=UTC&deviceTokens=on&signedOut=refuse&version={o}",
              From.MANAGER),
          Asked.get("organization/error-texts", From.SETTINGS),
          Asked.post("organization/error-texts", "version={o}", From.MANAGER),
          Asked.post("organization/enabled", "enabled=true", From.OPERATOR),
          Asked.post("organization/cloud-id", "cloudId={c}&version={o}", From.OPERATOR),
          Asked.post("organization/end-former", "former=OLD&version={o}", From.OPERATOR),
          Asked.post("organization/delete", "confirm=other", From.OPERATOR),
          Asked.get("first-manager", From.OPERATOR),
          Asked.post("first-manager", "username=first-{a}-{n}", From.OPERATOR),
          Asked.get("portal-keys?step=3", From.SETTINGS),
          Asked.get("administrators", From.SETTINGS),
          Asked.post("administrators", "username=new-{a}-{n}&role=reception", From.MANAGER),
          Asked.get("administrators/{a}", From.SETTINGS),
          Asked.post("administrators/{a}", "do=enable", From.MANAGER),
          Asked.get("import", From.RECEPTION),
          Asked.get("import?what=quick-dial", From.RECEPTION),
          Asked.get("import?what=vendor-sample", From.MANAGER),
          Asked.get("import?what=organization", From.MANAGER),
          Asked.get("export", From.READER),
          Asked.get("export/people.csv", From.READER),
          Asked.get("export/people.csv?q=ann", From.READER),
          Asked.get("export/quick-dial.csv?of=draft", From.READER),
          Asked.post("export/organization", "", From.SETTINGS),
          Asked.post("export/organization", "passphrase=long+enough+a+phrase", From.MANAGER),
          Asked.get("jobs", From.READER),
          Asked.post("people/bob/delete", "confirm=bob", From.MANAGER));

  /** What needs something that is there once only; tried as those who may not. */
  private static final List<Asked> REFUSED =
      List.of(
          Asked.post("publish/discard", "kind=quickDialItem&id=nothing", From.RECEPTION),
          Asked.get("record/999999999", From.READER),
          Asked.post("people/ann/devices/nothing/sign-out", "", From.RECEPTION),
          Asked.post("people/ann/devices/nothing/label", "label=x", From.RECEPTION),
          Asked.post("people/ann/codes/nothing/end", "", From.RECEPTION),
          Asked.get("import/nothing", From.RECEPTION),
          Asked.post("import/nothing/check", "onConflict=skip", From.RECEPTION),
          Asked.post("import/nothing/start", "", From.RECEPTION),
          Asked.post("import/nothing/drop", "", From.RECEPTION),
          Asked.get("import/nothing/errors.csv", From.RECEPTION),
          Asked.get("jobs/nothing", From.READER),
          Asked.post("jobs/nothing/cancel", "", From.RECEPTION),
          Asked.post("undo/999999999", "to=x", From.RECEPTION));

  private final String cloudId = TestAdministrators.organization();
  private final String other = TestAdministrators.organization();
  private final Api api = Api.operator();
  private final String colleague = TestAdministrators.manager(cloudId);
  private int number;

  private String administrator(String role, String of) {
    String name = TestAdministrators.newName();
    api.put("/administrators/" + name, TestAdministrators.json(role, of)).expect(201);
    return name;
  }

  @Test
  void everyRequestAsEveryRole() {
    fill();
    Map<String, From> roles = new LinkedHashMap<>();
    roles.put("reader", From.READER);
    roles.put("reception", From.RECEPTION);
    roles.put("manager", From.MANAGER);
    roles.put("operator", From.OPERATOR);
    roles.forEach(
        (role, rank) -> {
          ConsoleClient client =
              ConsoleClient.signIn(
                  administrator(role, role.equals("operator") ? null : cloudId),
                  TestAdministrators.PASSWORD);
          for (Asked asked : ASKED) {
            boolean allowed = asked.from().allows(rank);
            Answer answer = ask(client, cloudId, asked);
            assertThat(answer.status())
                .as(role + " " + asked + "\n" + answer.text())
                .isIn(allowed ? Set.of(200, 303) : Set.of(403));
          }
          for (Asked asked : REFUSED) {
            assertThat(ask(client, cloudId, asked).status())
                .as(role + " " + asked)
                .isEqualTo(asked.from().allows(rank) ? 404 : 403);
          }
          assertThat(client.get("/console/own").status()).isEqualTo(200);
          assertThat(client.get("/console/record").status()).isEqualTo(200);
          assertThat(client.get("/console/record/999999999").status()).isEqualTo(404);
          assertThat(client.get("/console/new-organization").status())
              .as(role)
              .isEqualTo(rank == From.OPERATOR ? 200 : 403);
          boolean sees = From.SETTINGS.allows(rank);
          Answer all = client.get("/console/administrators");
          assertThat(all.status()).as(role).isEqualTo(sees ? 200 : 403);
          Answer one = client.get("/console/administrators/" + colleague);
          assertThat(one.status()).as(role).isEqualTo(sees ? 200 : 403);
          assertThat(client.get("/console/jobs").status())
              .isEqualTo(role.equals("operator") ? 200 : 403);
          Answer list = client.get("/console/organizations");
          assertThat(list.status()).isEqualTo(200);
          if (!role.equals("operator")) { // whose list begins with others
            assertThat(list.text()).as(role).contains(cloudId).doesNotContain(other);
          }
        });
  }

  private Answer ask(ConsoleClient client, String of, Asked asked) {
    if (asked.path().startsWith("people/bob")) {
      api.put("/organizations/" + cloudId + "/subscribers/bob", "{}").expect(200, 201);
    }
    if (asked.path().contains("/acme")) {
      api.put("/organizations/" + cloudId + "/account-settings/acme", "{\"value\": \"1\"}")
          .expect(200, 201);
      api.put("/organizations/" + cloudId + "/dial-actions/acme", "{\"nodes\": []}")
          .expect(200, 201);
    }
    String path = "/console/o/" + of + "/" + asked.path().replace("{a}", colleague);
    number++;
    return asked.method().equals("GET")
        ? client.get(path)
        : client.post(path, filled(asked.form()));
  }

  /**
   * With a name that nobody has yet, the versions of the person and of the draft as they are now,
   * and a time to come.
   */
  private String filled(String form) {
    return form.replace("{n}", String.valueOf(number))
        .replace("{v}", version(form, "{v}", "/subscribers/ann"))
        .replace("{o}", version(form, "{o}", ""))
        .replace("{s}", version(form, "{s}", "/account-settings/acme"))
        .replace("{d}", version(form, "{d}", "/dial-actions/acme"))
        .replace("{p}", version(form, "{p}", "/draft"))
        .replace("{a}", colleague)
        .replace("{c}", cloudId)
        .replace("{t}", LocalDateTime.now().plusDays(2).withNano(0).toString());
  }

  /** What some of the requests are about. */
  private void fill() {
    String root = "/organizations/" + cloudId;
    api.put(root + "/groups/Sales", "{}").expect(201);
    api.put(root + "/subscribers/ann", "{\"groups\": [\"Sales\"]}").expect(201);
    for (String layer : List.of("", "/groups/Sales", "/subscribers/ann")) {
      api.put(
              root + layer + "/quick-dial/canteen",
              "{\"displayName\": \"Canteen\", \"uri\": \"5000\"}")
          .expect(201);
    }
  }

  private String version(String form, String place, String of) {
    return form.contains(place)
        ? api.get("/organizations/" + cloudId + of).expect(200).etag().replace("\"", "")
        : "";
  }

  @Test
  void nobodyIsLedToTheSignInAndAStrangerFindsNothing() {
    fill();
    ConsoleClient stranger =
        ConsoleClient.signIn(administrator("manager", other), TestAdministrators.PASSWORD);
    Stream.concat(ASKED.stream(), REFUSED.stream())
        .forEach(
            asked -> {
              assertThat(ask(ConsoleClient.stranger(), cloudId, asked).status())
                  .as("nobody " + asked)
                  .isEqualTo(303);
              Answer answer = ask(stranger, cloudId, asked);
              int refused = asked.from() == From.OPERATOR ? 403 : 404;
              assertThat(answer.status()).as("stranger " + asked).isEqualTo(refused);
              Answer missing = ask(stranger, "NOSUCH", asked);
              assertThat(missing.status()).isEqualTo(refused);
              assertThat(answer.text()).isEqualTo(missing.text());
            });
    assertThat(api.get("/organizations/" + cloudId + "/subscribers").expect(200).ids())
        .containsExactlyInAnyOrder("ann", "bob");
  }

  /** Whoever adds a page adds it here. */
  @Test
  void everyAddressOfAnOrganizationIsTried() throws IOException {
    Set<String> offered = new TreeSet<>();
    Pattern path = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Matcher matcher = path.matcher(Files.readString(file));
        String root = "";
        while (matcher.find()) {
          root = root.isEmpty() ? matcher.group(1) : root;
          String all = root.equals(matcher.group(1)) ? root : root + "/" + matcher.group(1);
          if (all.startsWith("o/{cloudId}/")) {
            offered.add(all.substring("o/{cloudId}/".length()));
          }
        }
      }
    }
    List<String> missing =
        offered.stream()
            .filter(
                address -> {
                  Pattern form =
                      Pattern.compile(
                          address
                              .replaceAll("\\{owner:([^}]*)}", "$1")
                              .replaceAll("\\{[^}]*}", "[^/]+"));
                  return Stream.concat(ASKED.stream(), REFUSED.stream())
                      .map(asked -> asked.path().replaceAll("\\?.*", ""))
                      .noneMatch(asked -> form.matcher(asked).matches());
                })
            .toList();
    assertThat(missing).isEmpty();
    assertThat(offered).hasSizeGreaterThan(8);
  }

  @Test
  void theMenuOfTheirOrganizationIsOnEachPageOfWhoeverLooksAfterOne() {
    String people = "/console/o/" + cloudId + "/people\"";
    ConsoleClient reception =
        ConsoleClient.signIn(administrator("reception", cloudId), TestAdministrators.PASSWORD);
    String operator = TestAdministrators.newName();
    TestAdministrators.operator(operator, TestAdministrators.PASSWORD);
    ConsoleClient ofAll = ConsoleClient.signIn(operator, TestAdministrators.PASSWORD);
    for (String page : List.of("/console/own", "/console/own/tokens")) {
      assertThat(reception.get(page).text()).contains(people);
      assertThat(ofAll.get(page).text()).doesNotContain(people).contains("/organizations\"");
    }
  }

  @Test
  void anExportHasWhomTheListShows() {
    api.put("/organizations/" + cloudId + "/subscribers/ann", "{}").expect(201);
    api.put("/organizations/" + cloudId + "/subscribers/bob", "{\"enabled\": false}").expect(201);
    ConsoleClient manager =
        ConsoleClient.signIn(administrator("manager", cloudId), TestAdministrators.PASSWORD);
    String file = "/console/o/" + cloudId + "/export/people.csv";
    assertThat(manager.get(file + "?show=off").text()).contains("bob").doesNotContain("ann");
    assertThat(manager.get(file + "?q=an").text()).contains("ann").doesNotContain("bob");
    assertThat(manager.get(file).text()).contains("ann", "bob");
  }

  @Test
  void noOtherSiteMakesABrowserExport() {
    ConsoleClient manager =
        ConsoleClient.signIn(administrator("manager", cloudId), TestAdministrators.PASSWORD);
    for (String file : List.of("people.csv", "quick-dial.csv")) {
      String path = "/console/o/" + cloudId + "/export/" + file;
      assertThat(manager.get(path, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
      Answer own = manager.get(path, "Sec-Fetch-Site", "same-origin");
      assertThat(own.status()).isEqualTo(200);
      assertThat(own.header("Cache-Control")).isEqualTo("no-store");
      assertThat(own.header("Content-Disposition")).startsWith("attachment; filename=\"" + cloudId);
    }
  }

  @Test
  void hostileNamesAreTextEverywhere() {
    String name = "<img src=x onerror=alert(1)>\"'`${7*7}\u202Eabc\u2066";
    api.put("/organizations/" + cloudId, "{\"name\": \"<script>alert(2)</script> & Co.\"}")
        .expect(200);
    api.put(
            "/organizations/" + cloudId + "/subscribers/eve%3Cb%3E",
            Json.createObjectBuilder().add("displayName", name).build())
        .expect(201);
    ConsoleClient manager =
        ConsoleClient.signIn(administrator("manager", cloudId), TestAdministrators.PASSWORD);
    api.put(
            "/organizations/" + cloudId + "/groups/%3Cimg%20src=x%20onerror=alert(1)%3E",
            "{\"members\": [\"eve<b>\"]}")
        .expect(201);
    String group = "groups/%3Cimg%20src=x%20onerror=alert(1)%3E";
    for (String list : List.of("", group + "/")) {
      api.put(
              "/organizations/" + cloudId + "/" + list + "quick-dial/x%22y%2B",
              Json.createObjectBuilder().add("displayName", name).add("uri", "1").build())
          .expect(201);
    }
    for (String path :
        List.of(
            "people",
            "people/eve%3Cb%3E",
            "people/eve%3Cb%3E/qr-code",
            "people/eve%3Cb%3E/quick-dial",
            "groups",
            group,
            group + "/quick-dial",
            group + "/quick-dial/entry?id=x%22y%2B",
            group + "/dial-actions",
            "draft/quick-dial",
            "draft/quick-dial/entry?like=x%22y%2B",
            "find?q=onerror")) {
      Answer answer = manager.get("/console/o/" + cloudId + "/" + path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.text())
          .contains("&lt;img src=x onerror=alert(1)&gt;")
          .contains("&lt;script&gt;alert(2)&lt;/script&gt; &amp; Co.")
          .doesNotContain("<img", "<script>alert", "49\u202E");
    }
    Answer handed =
        manager.post(
            "/console/o/" + cloudId + "/people/eve%3Cb%3E/qr-code", Http.form("minutes", "60"));
    assertThat(handed.text()).contains("<svg").doesNotContain("<img", "eve<b>");
  }
}
