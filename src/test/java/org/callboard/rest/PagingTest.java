package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

  @Test
  void aHundredEntriesFromTheFirstAreTheDefault() {
    Paging paging = paging("");
    assertThat(paging.offset()).isZero();
    assertThat(paging.limit()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "offset=-1",
        "offset=x",
        "offset=",
        "offset",
        "offset=2147483648",
        "limit=0",
        "limit=1001",
        "limit=-1",
        "limit=1.5",
        "limit=1;DROP",
        "limit=%31",
        "limit=1&limit=2",
        "offset=+1%00"
      })
  void nonsenseIsRefusedByTheParametersName(String query) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> paging("?q=a&" + query));
    assertThat(refused.problem().type()).isEqualTo(ProblemType.INVALID_PARAMETER);
    assertThat(refused.problem().members().toString()).contains(query.split("[=&]")[0]);
  }

  @Test
  void theNextPartKeepsWhatElseWasAsked() {
    JsonObject list = paging("?q=%C3%BC%26&limit=2&sort=-name&offset=4").list(items(2), 9);
    assertThat(list.getString("next"))
        .isEqualTo("/callboard/api/v1/things?q=%C3%BC%26&sort=-name&offset=6&limit=2");
    assertThat(list.getInt("total")).isEqualTo(9);
    assertThat(list.getJsonArray("items")).hasSize(2);
  }

  @Test
  void theLastPartAndOnePastItHaveNoNext() {
    assertThat(paging("?offset=7&limit=2").list(items(2), 9)).containsEntry("next", JsonValue.NULL);
    assertThat(paging("?offset=99").list(items(0), 9)).containsEntry("next", JsonValue.NULL);
  }

  @Test
  void aWholeListIsCutOnlyWhereTheRequestSaysSo() {
    JsonObject part = paging("?offset=1&limit=1").cut(items(3));
    assertThat(part.getJsonArray("items")).hasSize(1);
    assertThat(part.getString("next")).endsWith("?offset=2&limit=1");
    assertThat(paging("?offset=3").cut(items(3)).getJsonArray("items")).isEmpty();
    assertThat(paging("?offset=2147483647&limit=1000").cut(items(3)).getJsonArray("items"))
        .isEmpty();
  }

  private static List<JsonValue> items(int count) {
    return Collections.nCopies(count, Json.createValue("x"));
  }

  private static Paging paging(String query) {
    return Paging.of(URI.create("http://localhost/callboard/api/v1/things" + query));
  }
}
