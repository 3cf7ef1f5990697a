package org.callboard.it;

import java.util.List;
import org.callboard.it.support.Api;

/** Acts on an organization, on administrators and on oneself, in the console and by REST. */
final class ParityOrganization {

  private static final String PASSWORD = "another long password";

  private ParityOrganization() {}

  static void acts(ParityPair p) {
    p.act(
        "settings of the organization",
        () ->
            p.desk
                .open("organization")
                .send(
                    "/organization",
                    "name",
                    "Acme",
                    "refreshMinutes",
                    "30",
                    "timeZone",
                    "Europe/Prague",
                    "replacePriority",
                    "30",
                    "removesDialActions",
                    "true"),
        () ->
            edit(
                p,
                "{\"name\": \"Acme\", \"refreshSeconds\": 1800, \"timeZone\": \"Europe/Prague\","
                    + " \"replacePriority\": 30, \"removesDialActions\": true}"));
    p.act(
        "error texts",
        () ->
            p.desk
                .open("organization/error-texts")
                .send("/error-texts", "wrongCredentials.text", "Ask the desk."),
        () ->
            edit(p, "{\"errorTexts\": {\"wrongCredentials\": {\"default\": \"Ask the desk.\"}}}"));
    p.act(
        "disable the organization",
        () -> p.desk.open("organization").send("/organization/enabled"),
        () -> edit(p, "{\"enabled\": false}"));
    p.act(
        "enable the organization",
        () -> p.desk.open("organization").send("/organization/enabled"),
        () -> edit(p, "{\"enabled\": true}"));
    p.act(
        "export the organization",
        () -> p.desk.open("export").send("/export/organization"),
        () -> p.api.get(p.root("/export")).expect(200));
    p.act(
        "import people",
        () -> importPeople(p, "username,displayName\ndora,Dora\nann,Anne\n"),
        () ->
            p.api
                .post(
                    p.root("/subscribers.csv?background=false&onConflict=update"),
                    "text/csv",
                    "username,displayName\ndora,Dora\nann,Anne\n")
                .expect(200));
  }

  private static void edit(ParityPair p, String json) {
    p.api.merge(p.root(""), json).expect(200);
  }

  private static void importPeople(ParityPair p, String csv) {
    p.desk.open("import").send("/import", "file", csv, "onConflict", "update");
    Waiting.await(
        "what would happen",
        () -> {
          p.desk.again();
          return p.desk.hasForm("/start");
        });
    p.desk.send("/start");
  }

  static void administrators(ParityPair p) {
    String mine = p.rest.name("mia");
    String hers = p.other.name("mia");
    String page = "administrators/" + hers;
    String path = "/administrators/" + mine;
    p.act(
        "add an administrator",
        () ->
            p.desk
                .open("administrators")
                .send(
                    "/administrators",
                    "username",
                    hers,
                    "role",
                    "manager",
                    "how",
                    "typed",
                    "password",
                    PASSWORD),
        () ->
            p.api
                .with("If-None-Match", "*")
                .put(
                    path,
                    "{\"role\": \"manager\", \"organization\": \"%s\", \"password\": \"%s\"}"
                        .formatted(p.rest.cloudId(), PASSWORD))
                .expect(201));
    ofOne(p, page, path, hers);
    p.act(
        "delete an administrator",
        () -> p.desk.open(page).send("/" + hers, "confirm", hers, "do", "delete"),
        () -> p.api.delete(path).expect(204));
    ofAll(p, hers, path);
  }

  private static void ofOne(ParityPair p, String page, String path, String hers) {
    p.act(
        "an administrator's role",
        () -> p.desk.open(page).send("/" + hers, "role", "reader"),
        () -> p.api.merge(path, "{\"role\": \"reader\"}").expect(200));
    p.act(
        "an administrator's password",
        () ->
            p.desk
                .open(page)
                .send("/" + hers, "how", "typed", "password", PASSWORD + "2", "do", "password"),
        () -> p.api.merge(path, "{\"password\": \"" + PASSWORD + "2\"}").expect(200));
    for (boolean on : List.of(false, true)) {
      p.act(
          "an administrator is enabled: " + on,
          () -> p.desk.open(page).send("/" + hers, "do", on ? "enable" : "disable"),
          () -> p.api.merge(path, "{\"enabled\": " + on + "}").expect(200));
    }
  }

  /** On the operators' page of all of them. */
  private static void ofAll(ParityPair p, String hers, String path) {
    p.act(
        "add an operator",
        () ->
            p.desk
                .all("administrators")
                .send(
                    "/administrators",
                    "username",
                    hers,
                    "role",
                    "operator",
                    "how",
                    "typed",
                    "password",
                    PASSWORD),
        () ->
            p.api
                .put(path, "{\"role\": \"operator\", \"password\": \"" + PASSWORD + "\"}")
                .expect(201));
    p.act(
        "make an operator a receptionist",
        () ->
            p.desk
                .all("administrators/" + hers)
                .send("/" + hers, "role", "reception", "organization", p.other.cloudId()),
        () ->
            p.api
                .merge(
                    path,
                    "{\"role\": \"reception\", \"organization\": \"" + p.rest.cloudId() + "\"}")
                .expect(200));
  }

  static void own(ParityPair p) {
    p.unrecorded(
        "one's own language",
        () -> p.desk.all("own").send("/own/look", "language", "en"),
        () -> p.api.merge("/me", "{\"language\": \"en\"}").expect(200));
    p.act(
        "make a token",
        () -> p.desk.all("own/tokens").send("/own/tokens", "name", "script", "days", "30"),
        () -> p.api.post("/tokens", "{\"name\": \"script\", \"days\": 30}").expect(201));
    p.act(
        "end a token",
        () -> p.desk.all("own/tokens").send("/end"),
        () -> p.api.delete("/tokens/" + p.api.get("/tokens").ids().get(0)).expect(204));
    ConsoleClient.signIn(p.other.actor(), TestAdministrators.PASSWORD);
    ConsoleClient.signIn(p.rest.actor(), TestAdministrators.PASSWORD);
    p.unrecorded(
        "end a session",
        () -> p.desk.all("own").send("/end"),
        () ->
            p.api
                .delete(
                    "/me/sessions/"
                        + p.api
                            .get("/me")
                            .json()
                            .getJsonArray("sessions")
                            .getJsonObject(0)
                            .getString("id"))
                .expect(204));
  }

  static void anOrganizationFromItsBeginningToItsEnd(ParityPair p) {
    String mine = p.rest.cloudId() + "N";
    String hers = p.other.cloudId() + "N";
    p.act(
        "a new organization",
        () ->
            p.desk
                .all("new-organization")
                .send("/new-organization", "name", "New", "cloudId", hers),
        () ->
            p.api
                .with("If-None-Match", "*")
                .put("/organizations/" + mine, "{\"name\": \"New\"}")
                .expect(201));
    p.act(
        "its first manager",
        () -> p.desk.send("/first-manager", "username", p.other.name("first")),
        () ->
            p.api
                .put(
                    "/administrators/" + p.rest.name("first"),
                    TestAdministrators.json("manager", mine))
                .expect(201));
    p.act(
        "its other Cloud ID",
        () ->
            p.desk
                .all("o/" + hers + "/organization")
                .send("/organization/cloud-id", "cloudId", hers + "M"),
        () -> p.api.merge("/organizations/" + mine, "{\"id\": \"" + mine + "M\"}").expect(200));
    p.act(
        "the end of its former Cloud ID",
        () -> p.desk.send("/organization/end-former"),
        () -> p.api.merge("/organizations/" + mine + "M", "{\"formerIds\": []}").expect(200));
    p.act(
        "its end",
        () -> p.desk.send("/organization/delete", "confirm", hers + "M"),
        () ->
            p.api
                .delete("/organizations/" + mine + "M?confirm=" + Api.segment(mine + "M"))
                .expect(204));
    String password = "a new and long password";
    p.act(
        "one's own password",
        () ->
            p.desk
                .all("own")
                .send(
                    "/own/password", "present", TestAdministrators.PASSWORD, "password", password),
        () -> p.api.put("/me/password", "{\"password\": \"" + password + "\"}").expect(204));
  }
}
