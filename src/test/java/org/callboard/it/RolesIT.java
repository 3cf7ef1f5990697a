package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request of the contract as every role, compared with the table in docs/roles.md. */
class RolesIT extends DeployedCallboard {

  private static final List<String> ROLES = List.of("operator", "manager", "reception", "reader");

  /** A table's row: a request, and for each role whether it may, or how far. */
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `([A-Z]+) (/[^`]*)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

  private static final String NOT = "–";

  @Test
  void theTableHasEachRequestOfTheContractOnce() throws IOException {
    List<String> requests = new ArrayList<>();
    OfferedRequest.all().forEach(request -> requests.add(request.name()));
    assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(requests);
    assertThat(requests).hasSizeGreaterThan(90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "manager", "reception", "reader"})
  void everyRequestIsAllowedOrRefusedAsTheTableSays(String role) throws IOException {
    Map<String, List<String>> table = table();
    OrganizationOfRequests own = OrganizationOfRequests.made(role);
    List<String> wrong = new ArrayList<>();
    for (OfferedRequest request : OfferedRequest.all()) {
      boolean allowed = !table.get(request.name()).get(ROLES.indexOf(role)).equals(NOT);
      Reply reply = own.send(own.caller(), request);
      int status = reply.status();
      if (allowed ? !own.isDone(request, status) : status != 403) {
        wrong.add(request.name() + " → " + status + " for " + role + ": " + reply.text());
      }
      if (allowed && !request.isReading()) {
        own.prepare();
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void nobodyIsLetIn() throws IOException {
    OrganizationOfRequests some = OrganizationOfRequests.made("manager");
    for (OfferedRequest request : OfferedRequest.all()) {
      assertThat(some.send(Api.anonymous(), request).status())
          .describedAs(request.name())
          .isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "reception", "reader"})
  void anotherOrganizationDoesNotExist(String role) throws IOException {
    Map<String, List<String>> table = table();
    OrganizationOfRequests there = OrganizationOfRequests.made("manager");
    Api stranger = OrganizationOfRequests.made(role).caller();
    for (OfferedRequest request : OfferedRequest.all()) {
      if (request.path().startsWith("/organizations/")) {
        boolean allowed = !table.get(request.name()).get(ROLES.indexOf(role)).equals(NOT);
        Reply reply = there.send(stranger, request);
        assertThat(reply.status())
            .describedAs(request.name() + " " + reply.text())
            .isIn(allowed ? List.of(404) : List.of(403, 404));
      }
    }
    assertThat(stranger.get("/organizations").ids()).doesNotContain(there.cloudId());
  }

  /** By request, what stands in the columns of the roles. */
  private static Map<String, List<String>> table() throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("docs/roles.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        List<String> cells =
            List.of(row.group(3), row.group(4), row.group(5), row.group(6)).stream()
                .map(String::strip)
                .toList();
        for (String path : written(row.group(2))) {
          assertThat(rows.put(row.group(1) + " " + path, cells)).describedAs(line).isNull();
        }
      }
    }
    return rows;
  }

  private static List<String> written(String path) {
    for (Map.Entry<String, List<String>> layers :
        Map.of(
                "{layer}",
                List.of("", "/groups/{name}", "/draft", "/subscribers/{username}"),
                "{shared layer}",
                List.of("", "/groups/{name}"),
                "{own layer}",
                List.of("/draft", "/subscribers/{username}"))
            .entrySet()) {
      if (path.contains(layers.getKey())) {
        return layers.getValue().stream()
            .map(layer -> path.replace(layers.getKey(), layer))
            .toList();
      }
    }
    return List.of(path);
  }
}
