package org.callboard.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of all answers must be able to condemn one. */
class ApiContractTest {

  private static final ApiContract CONTRACT = ApiContract.checkedIn();
  private static final String ITEM = "/organizations/ACME/quick-dial/canteen";
  private static final String CANTEEN =
      "{\"id\":\"canteen\",\"displayName\":\"Canteen\",\"uri\":\"5000\",\"portraitUrl\":null,\"priority\":20}";
  private static final String NOT_FOUND =
      "{\"type\":\"urn:callboard:problem:not-found\",\"title\":\"Not found\",\"status\":404,\"detail\":\"No.\"}";

  private static Answer answer(int status, String body, String... headers) {
    Map<String, List<String>> all = new HashMap<>();
    all.put("Cache-Control", List.of("no-store"));
    all.put("X-Request-Id", List.of("abc"));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], List.of(headers[i + 1]));
    }
    return new Answer(
        status, HttpHeaders.of(all, (a, b) -> true), body.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer item(String body) {
    return answer(200, body, "Content-Type", "application/json", "ETag", "\"1\"");
  }

  private static Answer problem(int status, String body) {
    return answer(status, body, "Content-Type", "application/problem+json");
  }

  private static List<String> judge(String method, String path, Answer answer) {
    return CONTRACT.violations(method, path, answer);
  }

  @Test
  void whatIsPromisedIsAccepted() {
    assertThat(judge("GET", ITEM, item(CANTEEN))).isEmpty();
    assertThat(judge("GET", ITEM + "?a=b", item(CANTEEN))).isEmpty();
    assertThat(judge("GET", ITEM, problem(404, NOT_FOUND))).isEmpty();
    assertThat(judge("DELETE", ITEM, answer(204, ""))).isEmpty();
    assertThat(judge("GET", ITEM, answer(304, "", "ETag", "\"1\""))).isEmpty();
    assertThat(
            judge(
                "HEAD", ITEM, answer(200, "", "Content-Type", "application/json", "ETag", "\"1\"")))
        .isEmpty();
    assertThat(
            judge(
                "GET",
                "/organizations/ACME/dial-actions/a",
                answer(200, "<dialAction/>", "Content-Type", "application/xml", "ETag", "\"1\"")))
        .isEmpty();
  }

  @Test
  void aWrongBodyIsCaught() {
    assertThat(judge("GET", ITEM, item(CANTEEN.replace("20}", "\"20\"}"))))
        .anyMatch(wrong -> wrong.contains("priority"));
    assertThat(judge("GET", ITEM, item(CANTEEN.replace("20}", "20,\"secret\":1}"))))
        .anyMatch(wrong -> wrong.contains("secret"));
    assertThat(judge("GET", ITEM, item(CANTEEN.replace("\"uri\":\"5000\",", ""))))
        .anyMatch(wrong -> wrong.contains("uri"));
    assertThat(judge("GET", ITEM, item("{\"id\""))).isNotEmpty();
    assertThat(judge("GET", ITEM, item(""))).isNotEmpty();
    assertThat(judge("DELETE", ITEM, answer(204, "gone"))).isNotEmpty();
    assertThat(
            judge(
                "GET",
                "/organizations/ACME/dial-actions/a",
                answer(200, "<dialAction>", "Content-Type", "application/xml", "ETag", "\"1\"")))
        .anyMatch(wrong -> wrong.contains("no XML"));
  }

  @Test
  void aListWithoutALimitIsNeverCut() {
    String cut = "{\"items\":[],\"total\":0,\"next\":\"/api/v1/x?offset=1\"}";
    String list = "/organizations/ACME/quick-dial";
    assertThat(judge("GET", list, item(cut))).isEmpty();
    assertThat(judge("GET", "/organizations/ACME/draft/changes", item(cut)))
        .containsExactly("there is a next part of a list that has no limit");
    assertThat(
            judge(
                "GET",
                "/organizations/ACME/draft/changes",
                item(cut.replaceAll("\"/.*\"", "null"))))
        .isEmpty();
  }

  @Test
  void aProblemMustBeTheOneOfItsStatus() {
    assertThat(judge("GET", ITEM, problem(404, NOT_FOUND.replace("not-found", "conflict"))))
        .isNotEmpty();
    assertThat(judge("GET", ITEM, problem(404, NOT_FOUND.replace("404", "400")))).isNotEmpty();
    assertThat(judge("GET", ITEM, problem(404, NOT_FOUND.replace("}", ",\"trace\":\"at …\"}"))))
        .anyMatch(wrong -> wrong.contains("trace"));
    String unexpected = NOT_FOUND.replace("404", "500").replace("not-found", "unexpected");
    assertThat(judge("GET", ITEM, problem(500, unexpected)))
        .anyMatch(wrong -> wrong.contains("incident"));
  }

  @Test
  void statusHeadersAndContentTypeMustBeDocumented() {
    assertThat(judge("GET", ITEM, problem(418, NOT_FOUND)))
        .anyMatch(wrong -> wrong.contains("418"));
    assertThat(judge("GET", ITEM, answer(200, CANTEEN, "Content-Type", "application/json")))
        .anyMatch(wrong -> wrong.contains("ETag"));
    assertThat(
            judge(
                "GET",
                ITEM,
                answer(200, CANTEEN, "Content-Type", "application/json", "ETag", "W/\"1\"")))
        .anyMatch(wrong -> wrong.contains("ETag"));
    assertThat(
            judge("GET", ITEM, answer(404, "<html/>", "Content-Type", "text/html;charset=UTF-8")))
        .anyMatch(wrong -> wrong.contains("text/html"));
    assertThat(
            judge(
                "GET",
                ITEM,
                answer(
                    404,
                    NOT_FOUND,
                    "Content-Type",
                    "application/problem+json",
                    "Cache-Control",
                    "max-age=60")))
        .anyMatch(wrong -> wrong.contains("no-store"));
  }

  @Test
  void whatIsInNoTemplateMustBeRefused() {
    assertThat(judge("GET", "/application.wadl", problem(404, NOT_FOUND))).isEmpty();
    assertThat(judge("GET", "/application.wadl", item("{}"))).isNotEmpty();
    assertThat(judge("POST", ITEM, problem(404, NOT_FOUND))).isNotEmpty();
    String notAllowed = NOT_FOUND.replace("404", "405").replace("not-found", "method-not-allowed");
    assertThat(judge("POST", ITEM, problem(405, notAllowed))).isEmpty();
    assertThat(judge("POST", ITEM, answer(405, ""))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/organizations/ACME/quick-dial/a%2Fb, /organizations/{cloudId}/quick-dial/{itemId}",
    "/organizations/ACME/draft/quick-dial, /organizations/{cloudId}/draft/quick-dial",
    "/organizations/ACME/groups/quick-dial, /organizations/{cloudId}/groups/{name}",
    "/organizations/draft, /organizations/{cloudId}",
  })
  void aPathIsOfTheTemplateWithTheFewestVariables(String path, String template) {
    assertThat(CONTRACT.template(path)).contains(template);
  }

  @ParameterizedTest
  @CsvSource({
    "/organizations/",
    "/organizations/ACME/",
    "/organizations//quick-dial",
    "/organization/ACME"
  })
  void anEmptySegmentIsNone(String path) {
    assertThat(CONTRACT.template(path)).isEmpty();
  }
}
