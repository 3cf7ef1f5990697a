package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.callboard.it.support.Api;

/** Two organizations that are alike: one is edited by REST, the other in the console. */
final class ParityPair implements AutoCloseable {

  /** In REST's organization. */
  final ParitySide rest = ParitySide.make();

  final Api api = Api.as(rest.actor(), TestAdministrators.PASSWORD);

  /** In the console's. */
  final ParitySide other = ParitySide.make();

  final ParityDesk desk = new ParityDesk(other);

  /** Before the act; a difference is told once. */
  private boolean phonesWereAlike = true;

  /** Acts that nobody else ever learns of. */
  private final Set<String> unrecorded = new HashSet<>();

  private final List<String> differences = new ArrayList<>();

  /** As {@link #act}, but the record need not tell of it. */
  void unrecorded(String name, Runnable byForm, Runnable byRest) {
    unrecorded.add(name);
    act(name, byForm, byRest);
  }

  /** Does an act both ways, the console first, and compares what came of it. */
  void act(String name, Runnable byForm, Runnable byRest) {
    try {
      actAndCompare(name, byForm, byRest);
    } catch (AssertionError | RuntimeException e) {
      differences.add(name + " failed: " + e);
    }
  }

  private void actAndCompare(String name, Runnable byForm, Runnable byRest) {
    long before = rest.newest();
    long beforeOther = other.newest();
    byForm.run();
    byRest.run();
    List<String> expected = rest.since(before);
    List<String> actual = other.since(beforeOther);
    if (!actual.equals(expected)) {
      differences.add(
          name
              + ", record:\n  console "
              + actual
              + "\n  REST    "
              + expected
              + "\n"
              + desk.start());
    } else if (expected.isEmpty() && !unrecorded.contains(name)) {
      differences.add(name + " is not on record");
    }
    List<String> phone = other.phone("ann");
    List<String> expectedPhone = rest.phone("ann");
    for (int i = 0; phonesWereAlike && i < phone.size(); i++) {
      if (!phone.get(i).equals(expectedPhone.get(i))) {
        String both = "\n  console " + phone.get(i) + "\n  REST    " + expectedPhone.get(i);
        differences.add(name + ", phone:" + both);
      }
    }
    phonesWereAlike = phone.equals(expectedPhone);
  }

  /** Asks for the same wrong thing both ways: the page says what REST's problem says. */
  void refused(String name, Runnable byForm, Api.Reply problem) {
    if (problem.status() < 400) {
      differences.add(name + ": REST refuses nothing: " + problem);
      return;
    }
    byForm.run();
    List<String> sentences = sentences(problem);
    for (String sentence : sentences) {
      String even = other.even(desk.text());
      if (!even.contains(rest.even(sentence))) {
        differences.add(name + ": the page does not say: " + sentence + "\n" + desk.start());
      }
    }
  }

  private static List<String> sentences(Api.Reply problem) {
    JsonObject json = problem.json();
    if (!json.containsKey("errors")) {
      return List.of(json.getString("detail"));
    }
    return json.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(error -> error.getString("message"))
        .toList();
  }

  /** A path of REST, in REST's organization. */
  String root(String path) {
    return rest.root(path);
  }

  /** The ids of a list in the console's organization. */
  List<String> idsOfOther(String path) {
    return Api.operator().get(other.root(path)).expect(200).ids();
  }

  /** The id of the newest thing in a list of REST's organization. */
  String first(ParitySide side, String path) {
    return Api.operator().get(side.root(path)).expect(200).ids().get(0);
  }

  void assertAlike() {
    assertThat(differences).as(String.join("\n\n", differences)).isEmpty();
  }

  @Override
  public void close() {
    desk.close();
  }
}
