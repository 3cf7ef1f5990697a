package org.callboard.it;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Acts on people and groups, each in the console and by REST. */
final class ParityActs {

  private ParityActs() {}

  static void ofPeople(ParityPair p) {
    p.act(
        "add a person with a code",
        () ->
            p.desk
                .open("add-person")
                .send("/add-person", "name", "Bob", "username", "bob", "group", "Sales"),
        () -> {
          p.api
              .with("If-None-Match", "*")
              .put(
                  p.root("/subscribers/bob"), "{\"displayName\": \"Bob\", \"groups\": [\"Sales\"]}")
              .expect(201);
          p.api.post(p.root("/subscribers/bob/onboarding"), "{}").expect(201, 200);
        });
    p.act(
        "end a code",
        () -> p.desk.open("people/bob").send("/end"),
        () ->
            p.api
                .delete(
                    p.root("/subscribers/bob/codes/") + p.first(p.rest, "/subscribers/bob/codes"))
                .expect(204));
    p.act(
        "add a person with a password",
        () ->
            p.desk
                .open("add-person")
                .send(
                    "/add-person",
                    "name",
                    "Cleo",
                    "username",
                    "cleo",
                    "signIn",
                    "password",
                    "password",
                    "of-cleo-1234"),
        () -> {
          p.api
              .put(
                  p.root("/subscribers/cleo"),
                  "{\"displayName\": \"Cleo\", \"password\": \"of-cleo-1234\", \"groups\": []}")
              .expect(201);
          p.api.post(p.root("/subscribers/cleo/onboarding"), "{}").expect(201, 200);
        });
    p.act(
        "make a code",
        () -> p.desk.open("people/ann/qr-code").send("/qr-code", "minutes", "60"),
        () ->
            p.api
                .post(p.root("/subscribers/ann/onboarding"), "{\"minutes\": 60}")
                .expect(201, 200));
    p.act(
        "make codes for several",
        () -> p.desk.open("sheet?username=ann&username=bob").send("/sheet", "minutes", "60"),
        () ->
            p.api
                .post(p.root("/onboarding"), "{\"usernames\": [\"ann\", \"bob\"], \"minutes\": 60}")
                .expect(200));
    p.act(
        "rename a person",
        () -> p.desk.open("people/bob").send("/people/bob", "name", "Rob", "username", "rob"),
        () -> edit(p, "bob", "{\"displayName\": \"Rob\", \"username\": \"rob\"}"));
    p.act(
        "change a person's groups",
        () -> p.desk.open("people/ann").send("/people/ann", "group", "Support"),
        () -> edit(p, "ann", "{\"groups\": [\"Sales\", \"Support\"]}"));
    p.act(
        "take a person's name away",
        () -> p.desk.open("people/rob").send("/people/rob", "name", ""),
        () -> edit(p, "rob", "{\"displayName\": null}"));
    p.act(
        "disable a person",
        () -> p.desk.open("people/ann").send("/people/ann/enabled"),
        () -> edit(p, "ann", "{\"enabled\": false}"));
    p.act(
        "enable a person",
        () -> p.desk.open("people/ann").send("/people/ann/enabled"),
        () -> edit(p, "ann", "{\"enabled\": true}"));
    ofDevices(p);
    ofSeveral(p);
    p.act(
        "delete a person",
        () -> p.desk.open("people/rob").send("/people/rob/delete", "confirm", "rob"),
        () -> p.api.delete(p.root("/subscribers/rob")).expect(204));
  }

  private static void edit(ParityPair p, String username, String json) {
    p.api.merge(p.root("/subscribers/" + username), json).expect(200);
  }

  private static void ofDevices(ParityPair p) {
    String devices = "/subscribers/ann/devices";
    // The clock writes that for both organizations each half minute, perhaps between two acts.
    Waiting.await(
        "it is written when the devices were last seen",
        Duration.ofSeconds(90),
        () -> Stream.of(p.rest, p.other).allMatch(side -> side.haveBeenSeen(devices)));
    p.act(
        "name a device",
        () -> p.desk.open("people/ann").send("/label", "label", "Desk"),
        () ->
            p.api
                .put(p.root(devices + "/") + p.first(p.rest, devices), "{\"label\": \"Desk\"}")
                .expect(200));
    p.act(
        "sign a device out",
        () -> {
          String id = p.first(p.other, devices);
          p.desk.open("people/ann").send("/devices/" + id + "/sign-out");
        },
        () -> p.api.delete(p.root(devices + "/") + p.first(p.rest, devices)).expect(204));
    p.act(
        "sign all devices out",
        () -> p.desk.open("people/ann").send("/people/ann/devices/sign-out"),
        () -> p.api.delete(p.root(devices)).expect(204));
  }

  private static void ofSeveral(ParityPair p) {
    for (String action : List.of("disable", "enable", "signOut", "addToGroup", "takeOutOfGroup")) {
      boolean ofGroup = action.endsWith("Group");
      p.act(
          "for several people: " + action,
          () -> {
            p.desk.open("people");
            if (ofGroup) {
              p.desk.send("/edit-people", "username", "cleo", "group", "Support", "do", action);
            } else {
              p.desk.send("/edit-people", "username", "ann", "username", "cleo", "do", action);
            }
          },
          () ->
              p.api
                  .post(
                      p.root("/edit-subscribers"),
                      ofGroup
                          ? "{\"usernames\": [\"cleo\"], \"action\": \"%s\", \"group\": \"Support\"}"
                              .formatted(action)
                          : "{\"usernames\": [\"ann\", \"cleo\"], \"action\": \"%s\"}"
                              .formatted(action))
                  .expect(200));
    }
  }

  static void ofGroups(ParityPair p) {
    String groups = "/groups";
    p.act(
        "add a group",
        () -> p.desk.open("groups").send(groups, "name", "Bosses"),
        () -> p.api.with("If-None-Match", "*").put(p.root("/groups/Bosses"), "{}").expect(201));
    p.act(
        "order groups",
        () -> p.desk.open("groups").send("/order-groups", "up", "Support"),
        () ->
            p.api
                .patch(p.root(groups), "{\"order\": [\"Support\", \"Sales\", \"Bosses\"]}")
                .expect(200));
    p.act(
        "rename a group",
        () -> p.desk.open("groups/Bosses").send("/groups/Bosses", "name", "Chiefs"),
        () -> p.api.merge(p.root("/groups/Bosses"), "{\"name\": \"Chiefs\"}").expect(200));
    p.act(
        "add a member",
        () -> p.desk.open("groups/Chiefs?add=ann").send("/groups/Chiefs/members"),
        () -> member(p, "addToGroup"));
    p.act(
        "take a member out",
        () -> p.desk.open("groups/Chiefs").send("/groups/Chiefs/members"),
        () -> member(p, "takeOutOfGroup"));
    p.act(
        "delete a group",
        () -> p.desk.open("groups/Chiefs").send("/groups/Chiefs/delete", "confirm", "Chiefs"),
        () -> p.api.delete(p.root("/groups/Chiefs")).expect(204));
  }

  private static void member(ParityPair p, String action) {
    String edit = "{\"usernames\": [\"ann\"], \"action\": \"%s\", \"group\": \"Chiefs\"}";
    p.api.post(p.root("/edit-subscribers"), edit.formatted(action)).expect(200);
  }
}
