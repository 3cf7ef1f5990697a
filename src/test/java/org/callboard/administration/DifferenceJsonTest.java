package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.callboard.audit.AuditLine;
import org.junit.jupiter.api.Test;

class DifferenceJsonTest {

  private static List<String> rows(String before, String after) {
    return DifferenceJson.of(
            new AuditLine(1, 1, "x", Optional.ofNullable(before), Optional.ofNullable(after)))
        .stream()
        .map(
            row ->
                String.join(
                    "|",
                    row.list(),
                    row.entry(),
                    row.field(),
                    row.before().orElse("-"),
                    row.after().orElse("-")))
        .toList();
  }

  @Test
  void membersThatDifferAreTold() {
    assertThat(
            rows(
                "{\"name\":\"A\",\"on\":true,\"groups\":[\"x\"],\"same\":1,\"a\":{\"b\":\"c\"}}",
                "{\"name\":\"B\",\"on\":null,\"groups\":[\"x\",\"y\"],\"same\":1,\"a\":{}}"))
        .containsExactly("||name|A|B", "||on|true|-", "||groups|x|x, y", "||a.b|c|-");
  }

  @Test
  void entriesOfListsAreComparedByTheirIds() {
    assertThat(
            rows(
                "{\"quickDial\":[{\"id\":\"a\",\"displayName\":\"Old\",\"uri\":\"1\"}],"
                    + "\"quickDialPlaces\":{}}",
                "{\"quickDial\":[{\"id\":\"a\",\"displayName\":\"New\",\"uri\":\"1\"},"
                    + "{\"id\":\"b\",\"uri\":\"2\"}]}"))
        .containsExactly("quickDial|New|displayName|Old|New", "quickDial|b|uri|-|2");
  }

  @Test
  void whatWasNotThereOrCannotBeReadHasNothing() {
    assertThat(rows(null, "{\"name\":\"A\"}")).containsExactly("||name|-|A");
    assertThat(rows("no JSON", null)).isEmpty();
    assertThat(rows("{\"list\":[]}", "{\"list\":[{\"id\":\"a\",\"x\":[1]}]}"))
        .containsExactly("list|a|x|-|1");
  }
}
