package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.callboard.it.support.ApiContract;
import org.junit.jupiter.api.Test;

class AcceptPatchFilterTest {

  @Test
  void eachPathHasThePatchOfTheContractOrNone() {
    Map<String, String> documented = new TreeMap<>();
    Map<String, String> told = new TreeMap<>();
    ApiContract.checkedIn()
        .document()
        .path("paths")
        .fields()
        .forEachRemaining(
            path -> {
              JsonNode patch = path.getValue().path("patch").at("/requestBody/content");
              documented.put(path.getKey(), patch.isEmpty() ? "" : patch.fieldNames().next());
              String asked = path.getKey().replaceAll("[{}]", "");
              told.put(path.getKey(), AcceptPatchFilter.type(asked).orElse(""));
            });
    assertThat(told).isEqualTo(documented);
    assertThat(documented).containsEntry("/me", MergePatch.TYPE);
  }
}
