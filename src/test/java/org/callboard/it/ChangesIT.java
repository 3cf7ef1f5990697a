package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;
import static org.callboard.it.TestAdministrators.manager;
import static org.callboard.it.TestAdministrators.organization;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** Following what is changed, as another system does. */
class ChangesIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private final String cloudId = organization();
  private final String acme = "/organizations/" + cloudId;
  private final List<JsonObject> seen = new ArrayList<>();

  @Test
  void whoeverFollowsGetsEachChangeOnceInOrder() {
    String cursor = cursor(api, acme + "/changes");
    api.put(acme + "/subscribers/ann", "{\"displayName\": \"Ann\"}").expect(201);
    String request =
        api.put(acme + "/quick-dial/x", "{\"displayName\": \"X\", \"uri\": \"1\"}")
            .expect(201)
            .header("X-Request-Id");
    api.merge(acme + "/subscribers/ann", "{\"username\": \"anna\"}").expect(200);
    String end = follow(api, acme + "/changes", cursor, changes -> changes.size() == 3);
    assertThat(seen)
        .extracting(change -> change.getString("action"))
        .containsExactly("create", "update", "update");
    assertThat(seen)
        .extracting(change -> change.getString("kind"))
        .containsExactly("subscriber", "organization", "subscriber");
    assertThat(seen.get(0).getString("name")).isEqualTo("ann");
    assertThat(seen.get(0).getString("administrator")).isEqualTo("admin");
    assertThat(seen.get(1).getString("requestId")).isEqualTo(request);
    assertThat(seen.get(1).getString("target")).isEqualTo("organizations/" + cloudId);
    assertThat(seen.get(2).getString("name")).isEqualTo("ann");
    assertThat(seen.get(2).getString("renamedTo")).isEqualTo("anna");
    JsonObject rest = api.get(acme + "/changes?since=" + end).expect(200).json();
    assertThat(rest.getJsonArray("items")).isEmpty();
    assertThat(rest.getBoolean("more")).isFalse();
  }

  @Test
  void aManagerFollowsTheirOwnOrganizationOnlyAndAnOperatorAll() {
    Api eve = Api.as(manager(cloudId), PASSWORD);
    String other = organization();
    String cursor = cursor(eve, "/changes");
    api.put("/organizations/" + other + "/groups/theirs", "{}").expect(201);
    api.put(acme + "/groups/ours", "{}").expect(201);
    follow(
        api,
        "/changes",
        cursor,
        changes -> changes.stream().anyMatch(change -> isOf(change, cloudId, "ours")));
    assertThat(seen).anyMatch(change -> isOf(change, other, "theirs"));
    seen.clear();
    follow(eve, "/changes", cursor, changes -> !changes.isEmpty());
    assertThat(seen).allMatch(change -> change.getString("organization").equals(cloudId));
    eve.get("/organizations/" + other + "/changes").problem(404, "not-found");
  }

  @Test
  void whatIsNoCursorIsRefusedInWords() {
    api.get(acme + "/changes?since=x").problem(400, "invalid-parameter");
    api.get(acme + "/changes?since=-1").problem(400, "invalid-parameter");
    api.get(acme + "/changes?since=99999999999999999999").problem(400, "invalid-parameter");
    api.get(acme + "/changes?limit=0").problem(400, "invalid-parameter");
    assertThat(api.get(acme + "/changes?since=9000000000000000000").problem(410, "gone").text())
        .contains("read everything again");
  }

  private static boolean isOf(JsonObject change, String cloudId, String name) {
    return change.getString("organization", "").equals(cloudId)
        && change.getString("name", "").equals(name);
  }

  private static String cursor(Api caller, String path) {
    JsonObject start = caller.get(path).expect(200).json();
    assertThat(start.getJsonArray("items")).isEmpty();
    return start.getString("cursor");
  }

  /** Asks again and again, until enough is seen. */
  private String follow(
      Api caller, String path, String since, Predicate<List<JsonObject>> isEnough) {
    String[] cursor = {since};
    Waiting.await(
        "the changes",
        () -> {
          JsonObject page = caller.get(path + "?limit=2&since=" + cursor[0]).expect(200).json();
          seen.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
          cursor[0] = page.getString("cursor");
          return isEnough.test(seen);
        });
    return cursor[0];
  }
}
