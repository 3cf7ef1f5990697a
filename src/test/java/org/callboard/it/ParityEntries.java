package org.callboard.it;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.callboard.it.support.Api;

/** Acts on quick dial, dial actions, account settings and the draft, in the console and by REST. */
final class ParityEntries {

  private ParityEntries() {}

  static void ofQuickDial(ParityPair p) {
    ofList(p, "", () -> p.desk.open("people").follow("Quick dial").follow("Live"));
    ofList(p, "/draft", () -> p.desk.open("people").follow("Quick dial"));
    ofList(p, "/groups/Sales", () -> p.desk.open("groups/Sales").follow("Edit its quick dial"));
    ofList(p, "/subscribers/ann", () -> p.desk.open("people/ann").follow("Own quick dial"));
  }

  /**
   * @param layer as REST's paths have it
   * @param list opens the list of the layer
   */
  private static void ofList(ParityPair p, String layer, Runnable list) {
    String entries = layer + "/quick-dial";
    String whole = layer.equals("/draft") ? "/draft/result/quick-dial" : entries;
    String name = "Doctor" + layer.replace('/', ' ');
    String of = " of '" + layer + "'";
    p.act(
        "add an entry" + of,
        () -> {
          list.run();
          p.desk.follow("Add an entry");
          p.desk.send("/entry", "name", name, "number", "112", "locked", "true");
        },
        () -> {
          List<String> ids = p.idsOfOther(entries);
          put(p, entries, ids.get(ids.size() - 1), name, "112", 50, 201);
        });
    p.act(
        "edit an entry" + of,
        () -> {
          list.run();
          p.desk.follow(name);
          p.desk.send("/entry", "number", "113");
        },
        () -> {
          List<String> ids = p.idsOfOther(entries);
          put(p, entries, ids.get(ids.size() - 1), name, "113", 50, 200);
        });
    for (String move : List.of("up", "down", "top", "bottom")) {
      p.act(
          "move an entry " + move + of,
          () -> {
            List<String> ids = p.idsOfOther(whole);
            list.run();
            p.desk.send("", move, ids.get(move.equals("up") || move.equals("top") ? 2 : 0));
          },
          () -> order(p, whole));
    }
    p.act(
        "sort a list" + of,
        () -> {
          list.run();
          p.desk.send("", "sort", "true");
        },
        () -> order(p, whole));
    if (!layer.isEmpty() && !layer.equals("/draft")) {
      ofHiding(p, layer, list, of);
    }
    p.act(
        "delete an entry" + of,
        () -> {
          String id = p.idsOfOther(whole).get(0);
          list.run();
          p.desk.send("", "delete", id);
        },
        () -> p.api.delete(p.root(gone(p, layer, whole))).expect(204));
  }

  private static void put(
      ParityPair p, String list, String id, String name, String number, int priority, int status) {
    String json = "{\"displayName\": \"%s\", \"uri\": \"%s\", \"priority\": %d}";
    p.api
        .put(p.root(list + "/" + Api.segment(id)), json.formatted(name, number, priority))
        .expect(status);
  }

  /** Gives REST's list the order that the console's has now. */
  private static void order(ParityPair p, String list) {
    String ids = String.join("\", \"", p.idsOfOther(list));
    p.api.patch(p.root(list), "{\"order\": [\"" + ids + "\"]}").expect(200);
  }

  /** What REST's organization has and the console's has no longer. */
  private static String gone(ParityPair p, String layer, String whole) {
    List<String> ids = new ArrayList<>(p.api.get(p.root(whole)).expect(200).ids());
    ids.removeAll(p.idsOfOther(whole));
    String kind = layer.equals("/draft") ? "/draft/quick-dial/" : layer + "/quick-dial/";
    return kind + Api.segment(ids.get(0));
  }

  /** The entry of REST's draft that the console's no longer has. */
  private static String discarded(ParityPair p) {
    String list = "/draft/quick-dial";
    List<String> ids = new ArrayList<>(p.api.get(p.root(list)).expect(200).ids());
    ids.removeAll(p.idsOfOther(list));
    return Api.segment(ids.get(0));
  }

  private static void ofHiding(ParityPair p, String layer, Runnable list, String of) {
    String hidden = p.root(layer + "/hidden-quick-dial/canteen");
    p.act(
        "hide an entry" + of,
        () -> {
          list.run();
          p.desk.send("", "hide", "canteen");
        },
        () -> p.api.put(hidden, "").expect(201));
    p.act(
        "show an entry" + of,
        () -> {
          list.run();
          p.desk.send("", "show", "canteen");
        },
        () -> p.api.delete(hidden).expect(204));
  }

  static void ofDialActions(ParityPair p) {
    for (String layer : List.of("", "/draft", "/groups/Sales", "/subscribers/ann")) {
      String page = page(layer) + "dial-actions";
      String list = layer + "/dial-actions";
      for (String id : List.of("first", "second")) {
        p.act(
            "add a dial action of '" + layer + "'",
            () ->
                p.desk.open(page + "?add=1").send("/dial-actions", "id", id, "title", "Call " + id),
            () -> title(p, list, id, "Call " + id, 201));
      }
      p.act(
          "order dial actions of '" + layer + "'",
          () -> p.desk.open(page).send("/dial-actions", "up", "second"),
          () -> order(p, list));
      p.act(
          "edit a dial action of '" + layer + "'",
          () -> p.desk.open(page + "/first").send("/first", "title", "Ring"),
          () -> title(p, list, "first", "Ring", 200));
      p.act(
          "edit the XML of a dial action of '" + layer + "'",
          () ->
              p.desk
                  .open(page + "/first")
                  .send(
                      "/first/xml",
                      "xml",
                      "<dialAction id=\"first\"><title>Phone</title></dialAction>"),
          () -> title(p, list, "first", "Phone", 200));
      p.act(
          "delete a dial action of '" + layer + "'",
          () -> p.desk.open(page + "/second").send("/second/delete"),
          () -> p.api.delete(p.root(list + "/second")).expect(204));
    }
  }

  private static void title(ParityPair p, String list, String id, String title, int status) {
    String json = "{\"nodes\": [{\"name\": \"title\", \"text\": \"" + title + "\"}]}";
    p.api.put(p.root(list + "/" + id), json).expect(status);
  }

  private static String page(String layer) {
    return layer.isEmpty() ? "" : layer.substring(1).replace("subscribers/", "people/") + "/";
  }

  static void ofSettings(ParityPair p) {
    for (String layer : List.of("", "/draft", "/groups/Sales", "/subscribers/ann")) {
      String page = page(layer) + "account-settings/";
      String list = layer + "/account-settings/";
      String of = " of '" + layer + "'";
      p.act(
          "set a setting" + of,
          () -> p.desk.open(page + "acme").send("/acme", "value", "2"),
          () -> p.api.put(p.root(list + "acme"), "{\"value\": \"2\"}").expect(201));
      p.act(
          "change a setting" + of,
          () -> p.desk.open(page + "acme").send("/acme", "value", "3"),
          () -> p.api.put(p.root(list + "acme"), "{\"value\": \"3\"}").expect(200));
      p.act(
          "take a setting away" + of,
          () -> p.desk.open(page + "acme").send("/acme/delete"),
          () -> p.api.delete(p.root(list + "acme")).expect(204));
      p.act(
          "set a secret" + of,
          () -> p.desk.open(page + "password").send("/password", "value", "very-secret"),
          () -> p.api.put(p.root(list + "password"), "{\"value\": \"very-secret\"}").expect(201));
      p.act(
          "show a secret" + of,
          () -> p.desk.open(page + "password").send("/password/show"),
          () -> p.api.get(p.root(list + "password?secrets=true")).expect(200));
      p.act(
          "take a secret away" + of,
          () -> p.desk.open(page + "password").send("/password/delete"),
          () -> p.api.delete(p.root(list + "password")).expect(204));
    }
  }

  static void ofDrafts(ParityPair p) {
    String draft = "/draft";
    String at = LocalDateTime.now().plusDays(30).truncatedTo(ChronoUnit.MINUTES).toString();
    p.act(
        "discard a change",
        () -> p.desk.open("publish").send("/publish/discard"),
        () -> p.api.delete(p.root("/draft/changes/quickDialItem/" + discarded(p))).expect(204));
    p.act(
        "plan to publish",
        () -> p.desk.open("publish").send("/publish/plan", "at", at),
        () -> p.api.put(p.root("/draft/schedule"), "{\"at\": \"" + at + "\"}").expect(200, 201));
    p.act(
        "call it off",
        () -> p.desk.open("publish").send("/publish/call-off"),
        () -> p.api.delete(p.root("/draft/schedule")).expect(204));
    p.act(
        "publish",
        () -> p.desk.open("publish").send("/publish"),
        () -> p.api.post(p.root(draft + "/publish")).expect(200));
    p.act(
        "undo publishing",
        () -> p.desk.send("/undo/" + p.other.newest()),
        () -> p.api.post("/audit/" + p.rest.newest() + "/undo").expect(200));
    p.act(
        "drop the draft",
        () -> p.desk.open("publish").send("/publish/drop"),
        () -> p.api.delete(p.root(draft)).expect(204));
  }
}
