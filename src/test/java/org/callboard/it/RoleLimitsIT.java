package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;
import static org.callboard.it.TestAdministrators.newName;

import jakarta.json.JsonObject;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a role goes where it depends on what is asked for; and tokens that may do less. */
class RoleLimitsIT extends DeployedCallboard {

  private static final String CSV = "text/csv";

  private final Api operator = Api.operator();
  private String cloudId;
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    operator.put(acme, "{\"name\": \"Acme\"}").expect(201);
    operator.put(acme + "/groups/sales", "{}").expect(201);
    operator.put(acme + "/account-settings/host", "{\"value\": \"sip.example.com\"}").expect(201);
    operator.put(acme + "/account-settings/username", "{\"value\": \"1\"}").expect(201);
    operator
        .put(acme + "/account-settings/password", "{\"value\": \"topsecret\", \"secret\": true}")
        .expect(201);
    operator.put(acme + "/subscribers/ann", "{\"password\": \"wonderful\"}").expect(201);
  }

  private Api administrator(String role) {
    String name = newName();
    operator.put("/administrators/" + name, TestAdministrators.json(role, cloudId)).expect(201);
    return Api.as(name, PASSWORD);
  }

  @Test
  void aManagerDoesNotChangeWhatBelongsToTheProvider() {
    Api manager = administrator("manager");
    for (String change :
        List.of(
            "{\"enabled\": false}",
            "{\"deviceTokens\": false}",
            "{\"signedOut\": \"account\"}",
            "{\"allowedAddresses\": [\"192.0.2.7\"]}")) {
      assertThat(manager.merge(acme, change).problem(403, "forbidden").text())
          .contains("nly an operator may");
    }
    manager.put(acme, manager.get(acme).text()).expect(200);
    manager.merge(acme, "{\"refreshSeconds\": 600, \"deviceTokens\": true}").expect(200);
    operator.merge(acme, "{\"deviceTokens\": false}").expect(200);
    manager
        .post(
            acme + "/import?onConflict=update",
            "{\"organization\": {\"name\": \"Acme\", \"deviceTokens\": true}}")
        .problem(400, "import-failed");
    assertThat(operator.get(acme).json().getBoolean("deviceTokens")).isFalse();
  }

  @Test
  void receptionEditsPeopleButNothingTechnical() {
    Api reception = administrator("reception");
    operator.put(acme + "/subscribers/ann/account-settings/port", "{\"value\": \"5061\"}");
    assertThat(reception.get(acme + "/subscribers.csv").expect(200).text())
        .contains("ann")
        .doesNotContain("5061")
        .doesNotContain("setting:");
    for (String column : List.of("sip_password", "setting:port", "host")) {
      Reply refused =
          reception.post(
              acme + "/subscribers.csv?onConflict=update",
              CSV,
              "username," + column + "\nann,5062\nbob,5062\n");
      assertThat(refused.problem(403, "forbidden").text()).contains("'" + column + "'");
    }
    operator.get(acme + "/subscribers/bob").problem(404, "not-found");
    reception
        .post(acme + "/subscribers.csv", CSV, "username,groups,attribute:room\nbob,sales,12\n")
        .expect(200);
    reception.put(acme + "/groups/support", "{}").problem(403, "forbidden");
    reception.put(acme + "/groups/sales", "{\"members\": [\"ann\", \"bob\"]}").expect(200);
    reception.get(acme + "/subscribers/ann/preview?part=account").problem(403, "forbidden");
    reception.get(acme + "/subscribers/ann/preview?explain").expect(200);
  }

  @Test
  void receptionDraftsQuickDialAndSeesOnlyThatOfTheDraft() {
    Api reception = administrator("reception");
    operator.put(acme + "/draft/dial-actions/x", "{\"nodes\": []}").expect(201);
    operator.put(acme + "/draft/account-settings/host", "{\"value\": \"other\"}").expect(201);
    String item = "{\"displayName\": \"Canteen\", \"uri\": \"5000\"}";
    assertThat(reception.put(acme + "/quick-dial/c", item).problem(403, "forbidden").text())
        .contains("Edit the draft");
    reception.put(acme + "/draft/quick-dial/c", item).expect(201);
    assertThat(reception.get(acme + "/draft/changes").ids()).containsExactly("c");
    assertThat(operator.get(acme + "/draft/changes").ids()).contains("c", "x", "host");
    reception
        .post(acme + "/draft/quick-dial.csv", CSV, "id,displayName,uri\nd,Desk,5001\n")
        .expect(200);
    reception
        .post(acme + "/quick-dial.csv", CSV, "id,displayName,uri\nd,Desk,5001\n")
        .problem(403, "forbidden");
    assertThat(operator.get(acme + "/quick-dial").ids()).isEmpty();
  }

  @Test
  void receptionSeesItsOwnActsOfTheRecord() {
    Api reception = administrator("reception");
    reception.merge(acme + "/subscribers/ann", "{\"displayName\": \"Ann\"}").expect(200);
    JsonObject record = reception.get("/audit?organization=" + cloudId).expect(200).json();
    assertThat(record.getInt("total")).isEqualTo(1);
    assertThat(record.getJsonArray("items").getJsonObject(0).getString("target"))
        .endsWith("/subscribers/ann");
    assertThat(reception.get("/audit?administrator=admin").json().getInt("total")).isZero();
    assertThat(administrator("reader").get("/audit").json().getInt("total")).isGreaterThan(3);
  }

  @Test
  void receptionEndsOnlyItsOwnJobs() {
    Reply started =
        operator.post(
            acme + "/subscribers.csv?background=true&onConflict=update", CSV, "username\nann\n");
    String job = acme + "/jobs/" + started.expect(202).json().getString("id");
    Api reception = administrator("reception");
    assertThat(reception.delete(job).problem(403, "forbidden").text()).contains("a manager");
    reception.get(job).expect(200);
  }

  @Test
  void aReaderSeesNoSecretAndChangesNothing() {
    Api reader = administrator("reader");
    assertThat(reader.get(acme + "/account-settings").expect(200).text())
        .contains("sip.example.com")
        .doesNotContain("topsecret");
    reader.get(acme + "/account-settings?secrets=true").problem(403, "forbidden");
    reader.get(acme + "/account-settings/password?secrets").problem(403, "forbidden");
    assertThat(reader.get(acme + "/subscribers/ann/preview?part=account").expect(200).text())
        .doesNotContain("topsecret");
    reader.get(acme + "/subscribers/ann/preview?part=account&secrets").problem(403, "forbidden");
    assertThat(reader.get(acme + "/export").expect(200).text()).doesNotContain("topsecret");
    reader
        .with("Callboard-Passphrase", "a long passphrase")
        .get(acme + "/export")
        .problem(403, "forbidden");
    reader.put(acme + "/draft/quick-dial/c", "{}").problem(403, "forbidden");
  }

  @Test
  void aReaderWithoutAnOrganizationSeesAllAndAsAnOperatorsEqualChangesNone() {
    String name = newName();
    operator
        .put(
            "/administrators/" + name, "{\"role\": \"reader\", \"password\": \"" + PASSWORD + "\"}")
        .expect(201);
    Api reader = Api.as(name, PASSWORD);
    reader.get(acme).expect(200);
    reader.get("/administrators/admin").expect(200);
    reader.get("/sign-in-limits").problem(403, "forbidden");
    reader
        .put("/organizations/" + TestData.newCloudId(), "{\"name\": \"X\"}")
        .problem(403, "forbidden");
    reader.delete(acme + "?confirm=" + cloudId).problem(403, "forbidden");
    String me = "/administrators/" + name;
    operator.merge(me, "{\"role\": \"manager\"}").problem(400, "invalid-value");
    operator
        .merge(me, "{\"role\": \"manager\", \"organization\": \"" + cloudId + "\"}")
        .expect(200);
    operator.merge(me, "{\"role\": \"reader\", \"organization\": null}").expect(200);
    operator.merge(me, "{\"role\": \"operator\"}").expect(200);
    operator.merge(me, "{\"role\": \"clerk\"}").problem(400, "invalid-value");
    reader.get("/sign-in-limits").expect(200);
    operator.delete(me).expect(204);
  }

  @Test
  void aManagerMakesReceptionistsAndReadersOfTheOwnOrganization() {
    Api manager = administrator("manager");
    for (String role : List.of("reception", "reader", "manager")) {
      String path = "/administrators/" + newName();
      manager.put(path, TestAdministrators.json(role, null)).expect(201);
      assertThat(manager.get(path).json().getString("organization")).isEqualTo(cloudId);
      manager.merge(path, "{\"organization\": null, \"role\": \"reader\"}").expect(200);
      assertThat(operator.get(path).json().getString("organization")).isEqualTo(cloudId);
    }
  }

  private static String token(Api caller, String more) {
    return caller
        .post("/tokens", "{\"name\": \"x\"" + more + "}")
        .expect(201)
        .json()
        .getString("token");
  }

  @Test
  void aTokenMayDoLessThanItsOwner() {
    Api token =
        Api.bearer(
            token(operator, ", \"role\": \"reader\", \"organization\": \"" + cloudId + "\""));
    assertThat(token.get("/organizations").ids()).containsExactly(cloudId);
    token.get("/organizations/EXAMPLE").problem(404, "not-found");
    token.put(acme + "/groups/sales", "{}").problem(403, "forbidden");
    token.get(acme + "/account-settings?secrets").problem(403, "forbidden");
    JsonObject me = token.get("/me").expect(200).json();
    assertThat(me.getString("role")).isEqualTo("operator");
    assertThat(me.getJsonArray("rights").toString()).isEqualTo("[\"see\",\"see-settings\"]");
    assertThat(me.getJsonObject("token").getString("role")).isEqualTo("reader");
    assertThat(me.getJsonObject("token").getString("organization")).isEqualTo(cloudId);
    assertThat(me.getJsonObject("token").isNull("lastUsed")).isFalse();
  }

  @Test
  void aBoundedTokenOutgrowsNothing() {
    Api token = Api.bearer(token(administrator("manager"), ", \"role\": \"reader\""));
    token.post("/tokens", "{\"name\": \"x\", \"role\": \"manager\"}").problem(400, "invalid-value");
    Api child = Api.bearer(token(token, ""));
    child.put(acme + "/groups/sales", "{}").problem(403, "forbidden");
    assertThat(child.get("/me").json().getJsonObject("token").getString("role"))
        .isEqualTo("reader");
    child.put("/me/password", "{\"password\": \"another long word\"}").problem(403, "forbidden");
    List<String> ids = token.get("/tokens").ids();
    String own = token.get("/me").json().getJsonObject("token").getString("id");
    for (String id : ids) {
      if (!id.equals(own)) {
        token.delete("/tokens/" + id).problem(403, "forbidden");
      }
    }
    token.delete("/tokens/" + own).expect(204);
    child.get("/me").problem(401, "unauthenticated");
  }

  @Test
  void whatIsWrongWithATokensBoundsIsTold() {
    Api manager = administrator("manager");
    String other = TestAdministrators.organization();
    assertThat(invalid(operator, ", \"role\": \"clerk\"")).containsExactly("role");
    assertThat(invalid(operator, ", \"organization\": \"NOSUCH\"")).containsExactly("organization");
    assertThat(invalid(operator, ", \"role\": \"reception\"")).containsExactly("organization");
    assertThat(invalid(operator, ", \"organization\": \"" + cloudId + "\""))
        .containsExactly("role");
    assertThat(invalid(manager, ", \"organization\": \"" + other + "\""))
        .containsExactly("organization");
    assertThat(invalid(manager, ", \"role\": \"operator\"")).contains("role");
    assertThat(invalid(administrator("reception"), ", \"role\": \"reader\""))
        .containsExactly("role");
  }

  private static List<String> invalid(Api caller, String more) {
    return caller
        .post("/tokens", "{\"name\": \"x\"" + more + "}")
        .problem(400, "invalid-value")
        .invalidFields();
  }

  @Test
  void aTokenLosesWhatItsOwnerLoses() {
    String name = newName();
    String path = "/administrators/" + name;
    operator.put(path, TestAdministrators.json("manager", cloudId)).expect(201);
    Api owner = Api.as(name, PASSWORD);
    Api token = Api.bearer(token(owner, ""));
    Api bound =
        Api.bearer(token(owner, ", \"organization\": \"" + cloudId + "\", \"role\": \"manager\""));
    token.merge(acme, "{\"refreshSeconds\": 600}").expect(200);
    bound.merge(acme, "{\"refreshSeconds\": 600}").expect(200);
    operator.merge(path, "{\"role\": \"reception\"}").expect(200);
    token.merge(acme, "{\"refreshSeconds\": 600}").problem(403, "forbidden");
    bound.merge(acme, "{\"refreshSeconds\": 600}").problem(403, "forbidden");
    bound.get(acme + "/account-settings").problem(403, "forbidden");
    operator
        .merge(path, "{\"organization\": \"" + TestAdministrators.organization() + "\"}")
        .expect(200);
    bound.get("/me").problem(401, "unauthenticated");
    token.get(acme).problem(404, "not-found");
    token.get("/me").expect(200);
  }

  @Test
  void aServiceHasTokensAndNoPassword() {
    Api manager = administrator("manager");
    String name = newName();
    String path = "/administrators/" + name;
    manager
        .put(
            path, "{\"role\": \"reception\", \"service\": true, \"password\": \"a long password\"}")
        .problem(400, "invalid-value");
    manager.put(path, "{\"role\": \"reception\", \"service\": true}").expect(201);
    manager.merge(path, "{\"password\": \"a long password\"}").problem(400, "invalid-value");
    String of = ", \"administrator\": \"" + name + "\"";
    Api service = Api.bearer(token(manager, of));
    service.merge(acme + "/subscribers/ann", "{\"displayName\": \"Ann\"}").expect(200);
    assertThat(
            operator
                .get("/audit?administrator=" + name)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("target"))
        .endsWith("/subscribers/ann");
    assertThat(manager.get("/tokens?administrator=" + name).ids()).hasSize(1);
    service.put("/me/password", "{\"password\": \"another long word\"}").problem(403, "forbidden");
    administrator("reception").get("/tokens?administrator=" + name).problem(403, "forbidden");
    Api.bearer(token(manager, ""))
        .post("/tokens", "{\"name\": \"x\"" + of + "}")
        .problem(403, "forbidden");
    String id = manager.get("/tokens?administrator=" + name).ids().get(0);
    manager.delete("/tokens/" + id).problem(404, "not-found");
    manager.delete("/tokens/" + id + "?administrator=" + name).expect(204);
    service.get("/me").problem(401, "unauthenticated");
    manager.merge(path, "{\"service\": false}").problem(400, "invalid-value");
    manager.merge(path, "{\"service\": false, \"password\": \"" + PASSWORD + "\"}").expect(200);
    Api.as(name, PASSWORD).get("/me").expect(200);
    manager.get("/tokens?administrator=" + name).problem(403, "forbidden");
    manager.get("/tokens?administrator=admin").problem(404, "not-found");
    manager.merge(path, "{\"service\": true}").expect(200);
    Api.as(name, PASSWORD).get("/me").problem(401, "unauthenticated");
  }

  @Test
  void everybodySetsTheirOwnPasswordAndLanguage() {
    Api reader = administrator("reader");
    Api token = Api.bearer(token(reader, ""));
    assertThat(
            reader
                .merge("/me", "{\"language\": \"PT-br\"}")
                .expect(200)
                .json()
                .getString("language"))
        .isEqualTo("pt-BR");
    for (String wrong :
        List.of("\"no language\"", "\"x\"", "1", "\"<b>\"", "\"" + "a".repeat(40) + "\"")) {
      reader.merge("/me", "{\"language\": " + wrong + "}").problem(400, "invalid-value");
    }
    reader.merge("/me", "{\"role\": \"operator\"}").problem(400, "invalid-value");
    assertThat(reader.merge("/me", "{\"language\": null}").json().isNull("language")).isTrue();
    reader.put("/me/password", "{\"password\": \"short\"}").problem(400, "invalid-value");
    reader.put("/me/password", "{}").problem(400, "invalid-value");
    reader.put("/me/password", "{\"password\": \"another long word\"}").expect(204);
    reader.get("/me").problem(401, "unauthenticated");
    token.get("/me").problem(401, "unauthenticated");
  }
}
