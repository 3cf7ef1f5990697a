package org.callboard.it;

import java.util.List;
import org.callboard.it.support.Api;

/** What is refused, in the console and by REST. */
final class ParityRefusals {

  private static final String LONG = "n".repeat(255);

  private ParityRefusals() {}

  static void all(ParityPair p) {
    p.refused(
        "too long a username",
        () -> p.desk.open("add-person").submit("/add-person", "name", "B", "username", LONG),
        p.api.put(p.root("/subscribers/" + LONG), "{\"displayName\": \"B\"}"));
    p.refused(
        "too short a password",
        () ->
            p.desk
                .open("add-person")
                .submit(
                    "/add-person", "username", "bob", "signIn", "password", "password", "short"),
        p.api.put(p.root("/subscribers/bob"), "{\"password\": \"short\"}"));
    p.refused(
        "too long a name",
        () -> p.desk.open("people/ann").submit("/people/ann", "name", LONG),
        p.api.merge(p.root("/subscribers/ann"), "{\"displayName\": \"" + LONG + "\"}"));
    p.refused(
        "a number that none is",
        () -> {
          p.desk.open("people/ann").follow("Own quick dial").follow("Add an entry");
          p.desk.submit("/entry", "name", "\u200b", "number", "java script:");
        },
        p.api.put(
            p.root("/subscribers/ann/quick-dial/x"),
            "{\"displayName\": \"\\u200b\", \"uri\": \"java script:\"}"));
    p.refused(
        "a picture that has no address",
        () -> {
          p.desk.open("people/ann").follow("Own quick dial").follow("Add an entry");
          p.desk.submit("/entry", "name", "a", "number", "1", "picture", "ftp://x");
        },
        p.api.put(
            p.root("/subscribers/ann/quick-dial/x"),
            "{\"displayName\": \"a\", \"uri\": \"1\", \"portraitUrl\": \"ftp://x\"}"));
    ofOrganization(p);
  }

  private static void ofOrganization(ParityPair p) {
    p.refused(
        "a group's name",
        () -> p.desk.open("groups").submit("/groups", "name", "a|b"),
        p.api.put(p.root("/groups/a%7Cb"), "{}"));
    p.refused(
        "a time zone and a refresh interval",
        () ->
            p.desk
                .open("organization")
                .submit("/organization", "name", "A", "refreshMinutes", "0", "timeZone", "Mars"),
        p.api.merge(p.root(""), "{\"refreshSeconds\": 0, \"timeZone\": \"Mars\"}"));
    p.refused(
        "an error text",
        () ->
            p.desk
                .open("organization/error-texts")
                .submit("/error-texts", "wrongCredentials.text", "t".repeat(501)),
        p.api.merge(
            p.root(""),
            "{\"errorTexts\": {\"wrongCredentials\": {\"default\": \"%s\"}}}"
                .formatted("t".repeat(501))));
    p.refused(
        "a setting's value",
        () -> p.desk.open("account-settings/host").submit("/host", "value", "\u200b"),
        p.api.put(p.root("/account-settings/host"), "{\"value\": \"\\u200b\"}"));
    p.refused(
        "the setting that accounts need",
        () -> p.desk.open("account-settings/host").submit("/host/delete"),
        p.api.delete(p.root("/account-settings/host")));
    p.refused(
        "the XML of a dial action",
        () -> p.desk.open("dial-actions?add=1").submit("/dial-actions", "id", "a\u200bb"),
        p.api.put(p.root("/dial-actions/a%E2%80%8Bb"), "{\"nodes\": []}"));
    for (ParitySide side : List.of(p.rest, p.other)) { // there is something to publish
      String entry = "{\"displayName\": \"New\", \"uri\": \"1\"}";
      Api.operator().put(side.root("/draft/quick-dial/new"), entry).expect(201);
    }
    p.refused(
        "a moment that is past",
        () -> p.desk.open("publish").submit("/publish/plan", "at", "2020-01-01T07:00"),
        p.api.put(p.root("/draft/schedule"), "{\"at\": \"2020-01-01T07:00\"}"));
    p.refused(
        "an administrator's password",
        () ->
            p.desk
                .open("administrators")
                .submit(
                    "/administrators",
                    "username",
                    p.other.name("mia"),
                    "role",
                    "manager",
                    "how",
                    "typed",
                    "password",
                    "short"),
        p.api.put(
            "/administrators/" + p.rest.name("mia"),
            "{\"role\": \"manager\", \"organization\": \"%s\", \"password\": \"short\"}"
                .formatted(p.rest.cloudId())));
    p.refused(
        "a Cloud ID",
        () ->
            p.desk.all("new-organization").submit("/new-organization", "name", "N", "cloudId", "*"),
        p.api.put("/organizations/*", "{\"name\": \"N\"}"));
  }
}
