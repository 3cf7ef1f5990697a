package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.ApiContract;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be passed over in an address is refused, and nothing is done. */
class QueryParametersIT extends DeployedCallboard {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  private final Api api = Api.operator();
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    acme = "/organizations/" + TestData.newCloudId();
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
  }

  @Test
  void everyRequestOfTheContractRefusesAParameterThatItDoesNotHave() {
    JsonNode paths = ApiContract.checkedIn().document().path("paths");
    List<String> wrong = new ArrayList<>();
    int[] requests = {0};
    paths
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation -> {
                          if (METHODS.contains(operation.getKey())) {
                            requests[0]++;
                            refusal(path.getKey(), operation.getKey(), operation.getValue())
                                .ifPresent(wrong::add);
                          }
                        }));
    assertThat(wrong).isEmpty();
    assertThat(requests[0]).isGreaterThan(80);
    api.get(acme).expect(200);
  }

  @Test
  void aParameterBehindASemicolonIsRefusedAndNothingIsDone() {
    String csv = "id,displayName,uri\na,A,1\n";
    for (String parameter : new String[] {";dryRun=true", ";dryRun", ";x=1"}) {
      assertThat(send("POST", "/quick-dial.csv" + parameter, csv)).contains("follows a semicolon");
      assertThat(send("GET", parameter, "")).contains("follows a semicolon");
      assertThat(send("DELETE", parameter + "?confirm=" + acme.substring(15), ""))
          .contains("follows a semicolon");
    }
    assertThat(api.get(acme + "/quick-dial").expect(200).text()).contains("\"total\":0");
    api.put(acme + "/groups/G%3B9", "{}").expect(201);
    assertThat(api.get(acme + "/groups/G%3B9").expect(200).text()).contains("G;9");
  }

  /** Past the contract, which has no such addresses. */
  private String send(String method, String path, String csv) {
    Http.Answer answer =
        Http.send(
            method,
            Api.ROOT + acme + path,
            BodyPublishers.ofString(csv),
            "Authorization",
            Http.basic("admin", TestRun.adminPassword()),
            "Content-Type",
            "text/csv");
    assertThat(answer.status()).isEqualTo(400);
    return answer.text();
  }

  private java.util.Optional<String> refusal(String template, String method, JsonNode operation) {
    String path =
        template.replace("/organizations/{cloudId}", acme).replaceAll("\\{\\w+}", "nothing");
    List<String> headers =
        new ArrayList<>(List.of("Authorization", Http.basic("admin", TestRun.adminPassword())));
    JsonNode body = operation.at("/requestBody/content");
    if (body.isObject()) {
      headers.addAll(List.of("Content-Type", body.fieldNames().next()));
    }
    Answer answer =
        Http.send(
            method.toUpperCase(Locale.ROOT),
            Api.ROOT + path + "?nonsense=1",
            java.net.http.HttpRequest.BodyPublishers.ofString(body.isObject() ? "{}" : ""),
            headers.toArray(String[]::new));
    boolean isRefused =
        answer.status() == 400
            && answer.text().contains("invalid-parameter")
            && answer.text().contains("\"nonsense\"");
    return isRefused
        ? java.util.Optional.empty()
        : java.util.Optional.of(method + " " + template + " → " + answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dryrun=true",
        "dry_run=true",
        "DryRun",
        "dryRun=true&dryRun=false",
        "dryRun=false&dryRun",
        "dryRun=yes",
        "dryRun=True",
        "dryRun=1",
        "dry%52un=true&dryRun=true",
        "onConflict=",
        "onConflict",
        "onConflict=update&onConflict=skip",
        "onconflict=update",
        "=true"
      })
  void nothingIsImportedByAMisspeltAddress(String query) {
    for (String file : new String[] {"subscribers.csv", "quick-dial.csv"}) {
      String csv = file.startsWith("s") ? "username\nann\n" : "id,displayName,uri\na,A,5000\n";
      assertThat(
              api.post(acme + "/" + file + "?" + query, "text/csv", csv)
                  .problem(400, "invalid-parameter")
                  .invalidFields())
          .hasSize(1);
    }
    api.post(acme + "/import?" + query, "{\"organization\": {\"name\": \"Other\"}}")
        .problem(400, "invalid-parameter");
    assertThat(api.get(acme + "/subscribers").ids()).isEmpty();
    assertThat(api.get(acme + "/quick-dial").ids()).isEmpty();
    assertThat(api.get(acme).json().getString("name")).isEqualTo("Acme");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dryRun", "dryRun=", "dryRun=true", "dry%52un"})
  void aFlagWithoutAValueIsTrue(String query) {
    Reply tried =
        api.post(acme + "/subscribers.csv?" + query, "text/csv", "username\nann\n").expect(200);
    assertThat(tried.json().getBoolean("dryRun")).isTrue();
    assertThat(api.get(acme + "/subscribers").ids()).isEmpty();
  }

  @Test
  void listsAndPreviewsTellWhatTheyDoNotKnow() {
    api.put(acme + "/subscribers/ann", "{}").expect(201);
    String preview = acme + "/subscribers/ann/preview";
    api.put(acme + "/draft/quick-dial/a", "{\"displayName\": \"Drafted\", \"uri\": \"1\"}")
        .expect(201);
    assertThat(api.get(preview + "?editable").expect(200).text()).contains("Drafted");
    assertThat(api.get(preview + "?editable=false").expect(200).text()).doesNotContain("Drafted");
    for (String path :
        new String[] {
          acme + "/subscribers?group=sales",
          acme + "/subscribers?q=",
          acme + "/subscribers?offset=0&offset=1",
          acme + "/subscribers?Limit=1",
          preview + "?editable=1",
          preview + "?edit=true",
          acme + "?secrets=true",
          "/audit?user=ann",
          "/audit?from",
          "/administrators?role=operator"
        }) {
      api.get(path).problem(400, "invalid-parameter");
    }
    api.delete(acme + "?confirm").problem(400, "invalid-parameter");
    api.get(acme).expect(200);
  }
}
