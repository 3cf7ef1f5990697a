package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Things that get another name by the administrators' door. */
class RenamingIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    acme = "/organizations/" + TestData.newCloudId();
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
  }

  @Test
  void aGroupIsRenamedByPatchAlone() {
    api.put(acme + "/subscribers/ann", "{}").expect(201);
    api.put(acme + "/groups/sales", "{\"members\": [\"ann\"]}").expect(201);
    api.put(acme + "/groups/support", "{}").expect(201);
    api.put(
            acme + "/groups/sales/quick-dial/a",
            "{\"displayName\": \"A\", \"uri\": \"5000\"}")
        .expect(201);
    assertThat(
            api.put(acme + "/groups/sales", "{\"name\": \"field\"}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("name");
    assertThat(
            api.merge(acme + "/groups/sales", "{\"name\": \"a|b\"}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("name");
    assertThat(api.merge(acme + "/groups/sales", "{\"name\": \"Support\"}").expect(409).text())
        .contains("There is a group support already.");
    assertThat(
            api.merge(acme + "/groups/sales", "{\"id\": \"sales\", \"name\": \"Field sales\"}")
                .expect(200)
                .json()
                .getString("id"))
        .isEqualTo("Field sales");
    api.get(acme + "/groups/sales").expect(404);
    api.merge(acme + "/groups/sales", "{}").expect(404);
    assertThat(api.get(acme + "/groups/Field%20sales/quick-dial/a").expect(200).text())
        .contains("5000");
    assertThat(api.get(acme + "/subscribers/ann").expect(200).json().getJsonArray("groups"))
        .hasToString("[\"Field sales\"]");
    for (String name : List.of("sales", "Field sales")) {
      assertThat(api.get("/audit?limit=1").expect(200).text()).contains("\"" + name + "\"");
    }
  }
}
