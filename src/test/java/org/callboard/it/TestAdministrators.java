package org.callboard.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.callboard.it.support.Api;

/** Administrators whom tests need, made through the REST API. */
final class TestAdministrators {

  static final String PASSWORD = "a long password";

  private TestAdministrators() {}

  static String newName() {
    return TestData.newCloudId().toLowerCase();
  }

  static String organization() {
    String cloudId = TestData.newCloudId();
    TestData.organization(cloudId);
    return cloudId;
  }

  static void operator(String name, String password) {
    JsonObject json =
        Json.createObjectBuilder().add("role", "operator").add("password", password).build();
    Api.operator().put("/administrators/" + name, json).expect(201);
  }

  static String manager(String cloudId) {
    String name = newName();
    Api.operator().put("/administrators/" + name, json("manager", cloudId)).expect(201);
    return name;
  }

  static String json(String role, String cloudId) {
    String organization = cloudId == null ? "" : ",\"organization\":\"" + cloudId + "\"";
    return "{\"role\":\"" + role + "\",\"password\":\"" + PASSWORD + "\"" + organization + "}";
  }

  static String token(Api caller) {
    return caller.post("/tokens", "{\"name\":\"x\"}").expect(201).json().getString("token");
  }

  static List<String> operators() {
    List<String> names = new ArrayList<>();
    for (JsonObject item :
        Api.operator()
            .get("/administrators?limit=1000")
            .expect(200)
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)) {
      if (item.getString("role").equals("operator")) {
        names.add(item.getString("id"));
      }
    }
    return names;
  }
}
