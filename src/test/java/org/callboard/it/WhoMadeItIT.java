package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** Who made organizations, groups and administrators, and changed them last. */
class WhoMadeItIT extends DeployedCallboard {

  private final Api operator = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;

  @Test
  void whoMadeAndChangedThingsIsShownAndNoPartOfTheirTag() {
    operator.put(acme, "{\"name\": \"Acme\"}").expect(201);
    String name = TestAdministrators.newName();
    String path = "/administrators/" + name;
    operator.put(path, TestAdministrators.json("manager", cloudId)).expect(201);
    Api manager = Api.as(name, PASSWORD);
    manager.put(acme + "/groups/sales", "{}").expect(201);
    assertMade(operator.get(path), "admin", "admin");
    assertMade(operator.get(acme), "admin", "admin");
    assertMade(operator.get(acme + "/groups/sales"), name, name);
    manager.merge(acme, "{\"name\": \"New\"}").expect(200);
    operator.put(acme + "/subscribers/ann", "{}").expect(201);
    Reply changed = operator.put(acme + "/groups/sales", "{\"members\": [\"ann\"]}").expect(200);
    assertMade(changed, name, "admin");
    assertMade(operator.get(acme), "admin", name);
    JsonObject listed = manager.get(acme + "/groups").json().getJsonArray("items").getJsonObject(0);
    assertThat(listed.getString("changedBy")).isEqualTo("admin");
    for (String thing : new String[] {acme, acme + "/groups/sales"}) {
      Reply read = manager.get(thing).expect(200);
      // Nothing was changed, and what was read may be sent back.
      Reply same = manager.ifMatch(read.header("ETag")).put(thing, read.json()).expect(200);
      assertThat(same.header("ETag")).isEqualTo(read.header("ETag"));
      assertThat(same.json()).isEqualTo(read.json());
    }
    operator.merge(path, "{\"role\": \"reader\"}").expect(200);
    assertThat(operator.get("/administrators?limit=1000").text()).contains("createdBy");
  }

  private static void assertMade(Reply reply, String by, String changedBy) {
    JsonObject thing = reply.json();
    assertThat(thing.getString("createdBy")).isEqualTo(by);
    assertThat(thing.getString("changedBy")).isEqualTo(changedBy);
    assertThat(Instant.parse(thing.getString("created")))
        .isBeforeOrEqualTo(Instant.parse(thing.getString("changed")));
  }
}
