package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that one part of a server may read in another way than the next. */
class HostilePathsIT extends DeployedCallboard {

  private static final String PHONE = "cloud_id=EXAMPLE&cloud_username=johndow&cloud_password=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/organizations",
        "//api/v1/organizations",
        "/api//v1/organizations",
        "/api/v1//organizations",
        "/api;x=1/v1/organizations",
        "/api/v1;x=1/organizations",
        "/api/v1/organizations;x=1",
        "/;x=1/api/v1/organizations",
        "/./api/v1/organizations",
        "/x/../api/v1/organizations",
        "/provisioning/../api/v1/organizations",
        "/provisioning/global/../../api/v1/organizations",
        "/provisioning/..%2Fapi/v1/organizations",
        "/provisioning%2F..%2Fapi/v1/organizations",
        "/provisioning/%2e%2e/api/v1/organizations",
        "/provisioning/..;/api/v1/organizations",
        "/provisioning/..;x=1/api/v1/organizations",
        "/provisioning/global;/..;/..;/api/v1/organizations",
        "/openapi/../api/v1/organizations",
        "/openapi;/..;/api/v1/organizations",
        "/openapi/..%2fapi/v1/organizations",
        "/error/..;/api/v1/organizations",
        "/x/..;/api/v1/organizations",
        "/%61pi/v1/organizations",
        "/ap%69/v1/organizations",
        "/api%2Fv1/organizations",
        "/api%2Fv1%2Forganizations",
        "/api/v1%2Forganizations",
        "/API/v1/organizations",
        "/api%5Cv1/organizations",
        "/\\api/v1/organizations",
        "/%2e/api/v1/organizations",
        "/x/%2e%2e/api/v1/organizations",
        "/x%2F..%2Fapi/v1/organizations",
        "/%2Fapi/v1/organizations",
        "/api%00/v1/organizations",
        "/api/v1/organizations%00",
        "/api/v1/organizations%20",
        "/api/v1/organizations/",
        "/api/v1/organizations/EXAMPLE",
        "/api/v1/organizations/EXAMPLE/",
        "/api/v1/organizations/EXAMPLE/quick-dial",
        "/api/v1/organizations/EXAMPLE/..%2F..%2Forganizations",
        "/api/v1/%zz/../organizations",
        "/api/v1/application.wadl",
        "/api/v1/openapi"
      })
  void noAddressGetsPastTheAdministratorsDoor(String path) {
    for (String query : new String[] {"", "?" + PHONE + "12345678"}) {
      String answer = raw("GET", path + query);
      if (answer.contains("\"openapi\":\"3.1.0\"")) {
        continue; // which is public: a server has taken the rest of the address off
      }
      assertThat(answer)
          .describedAs(path)
          .startsWith("HTTP/1.1 ")
          .doesNotContain("\"items\"", "\"name\"", "\"total\"", "EXAMPLE\"", "canteen");
      if (answer.startsWith("HTTP/1.1 2")) { // Payara answers a broken encoding so, without a body
        assertThat(answer).containsIgnoringCase("Content-Length: 0");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/provisioning/global",
        "//provisioning/global",
        "/provisioning;/global",
        "/provisioning/global;x=1",
        "/api/..;/provisioning/global",
        "/api/../provisioning/global",
        "/api/v1/../../provisioning/global",
        "/api/v1/..%2F..%2Fprovisioning/global",
        "/x/..%2Fprovisioning/global",
        "/provisioning%2Fglobal"
      })
  void anAdministratorIsNoPhone(String path) {
    String answer = raw("GET", path + "?cloud_id=EXAMPLE", "Authorization: " + operator());
    assertThat(answer).describedAs(path).doesNotContain("<quickDial", "HTTP/1.1 200");
  }

  @Test
  void aPhoneIsNoAdministrator() {
    Api.as("johndow", "12345678").get("/organizations").problem(401, "unauthenticated");
    Api.as("EXAMPLE", "12345678").get("/organizations").problem(401, "unauthenticated");
    Answer form =
        Http.post("/api/v1/organizations", PhoneClient.FORM, PHONE + "12345678", "Accept", "*/*");
    assertThat(form.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "DEBUG", "GETX", "get", "PROPFIND"})
  void noMethodGetsPastTheDoor(String method) {
    String answer = raw(method, "/api/v1/organizations");
    assertThat(answer).doesNotContain("\"items\"", "HTTP/1.1 2");
  }

  @Test
  void aMethodCannotBeOverridden() {
    String cloudId = TestData.newCloudId();
    Api operator = Api.operator();
    operator.put("/organizations/" + cloudId, "{\"name\": \"Acme\"}").expect(201);
    String path = "/organizations/" + cloudId + "?confirm=" + cloudId;
    operator.with("X-HTTP-Method-Override", "DELETE").get(path).problem(400, "invalid-parameter");
    operator
        .with("X-HTTP-Method", "DELETE")
        .get(path + "&_method=DELETE")
        .problem(400, "invalid-parameter");
    operator.with("X-HTTP-Method-Override", "DELETE").get("/organizations/" + cloudId).expect(200);
    operator.get("/organizations/" + cloudId).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "/",
        "a//b/",
        "100%",
        "%2F",
        "%",
        "😀",
        "👩‍👩‍👧 & 家",
        "a b",
        "ü",
        "a+b",
        "a;b=c",
        "a?b#c",
        "../..",
        "a/../../b",
        "{x}",
        "${jndi:ldap://x}",
        "a&b=c",
        "\"quoted\"",
        "<x>",
        "it's",
        "a,b",
        "quick-dial",
        "~*!()$:@",
        "null"
      })
  void anIdMayBeAnyText(String id) {
    String cloudId = TestData.newCloudId();
    Api operator = Api.operator();
    operator.put("/organizations/" + cloudId, "{\"name\": \"Acme\"}").expect(201);
    for (String layer : new String[] {"", "/draft"}) {
      String list = "/organizations/" + cloudId + layer + "/quick-dial";
      String item = list + "/" + Api.segment(id);
      Reply created = operator.put(item, "{\"displayName\": \"X\", \"uri\": \"1\"}").expect(201);
      assertThat(created.json().getString("id")).isEqualTo(id);
      assertThat(created.header("Location")).endsWith(item);
      assertThat(operator.get(item).expect(200).json().getString("id")).isEqualTo(id);
      assertThat(operator.get(list).expect(200).ids()).containsExactly(id);
      operator.put(list, operator.get(list).json()).expect(200);
      operator.delete(item).expect(204);
      operator.get(item).problem(404, "not-found");
    }
  }

  @Test
  void anIdThatAddressesCannotCarryIsRefused() {
    String list = "/organizations/" + TestData.newCloudId() + "/quick-dial";
    Api operator = Api.operator();
    operator.put(list.replace("/quick-dial", ""), "{\"name\": \"Acme\"}").expect(201);
    for (String id : new String[] {".", ".."}) {
      operator
          .put(list + "/" + Api.segment(id), "{\"displayName\": \"X\", \"uri\": \"1\"}")
          .problem(400, "invalid-value");
    }
    assertThat(operator.get(list).expect(200).ids()).isEmpty();
  }

  @Test
  void namesOfGroupsAndSubscribersMayBeAnyText() {
    String cloudId = TestData.newCloudId();
    Api operator = Api.operator();
    String organization = "/organizations/" + cloudId;
    operator.put(organization, "{\"name\": \"Acme\"}").expect(201);
    String group = "R&D / Ops 50% 😀";
    String username = "ann/müller+x@example.com";
    String ann = organization + "/subscribers/" + Api.segment(username);
    String groupPath = organization + "/groups/" + Api.segment(group);
    operator.put(ann, "{\"password\": \"wonderful\"}").expect(201);
    operator.put(groupPath, "{\"members\": [\"ANN/Müller+x@example.com\"]}").expect(201);
    operator
        .put(groupPath + "/quick-dial/a%2Fb", "{\"displayName\": \"Lab\", \"uri\": \"1\"}")
        .expect(201);
    operator.put(ann + "/quick-dial/%25", "{\"displayName\": \"Mum\", \"uri\": \"2\"}").expect(201);
    Reply explained = operator.get(ann + "/preview?explain=true").expect(200);
    assertThat(explained.ids()).containsExactly("a/b", "%");
    assertThat(explained.text()).contains("\"group:" + group + "\"");
    String phone = PhoneClient.get(cloudId, username, "wonderful").text();
    assertThat(phone).contains("Lab", "Mum");
    assertThat(operator.get(ann + "/preview").expect(200).text()).isEqualTo(phone);
  }

  @Test
  void aBackslashIsRefusedByTheServerOrIsOneLikeAnyOther() {
    String cloudId = TestData.newCloudId();
    Api operator = Api.operator();
    operator.put("/organizations/" + cloudId, "{\"name\": \"Acme\"}").expect(201);
    String list = "/organizations/" + cloudId + "/quick-dial";
    operator
        .put(list, "{\"items\": [{\"id\": \"a\\\\b\", \"displayName\": \"X\", \"uri\": \"1\"}]}")
        .expect(200);
    Answer one = Http.get("/api/v1" + list + "/a%5Cb", "Authorization", operator());
    assertThat(one.status()).isIn(200, 400);
    assertThat(operator.get(list).ids()).containsExactly("a\\b");
  }

  private static String operator() {
    return Http.basic("admin", TestRun.adminPassword());
  }

  private static String raw(String method, String path, String... headers) {
    return Http.raw(
        method
            + " {path}"
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + String.join("", headers)
            + (headers.length > 0 ? "\r\n" : "")
            + "\r\n");
  }
}
