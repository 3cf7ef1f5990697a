package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.callboard.it.support.TestRun;
import org.callboard.platform.Json;
import org.junit.jupiter.api.Test;

/** The WAR says what it is made of, and under which licences. */
class PartsOfTheWarIT {

  private static final Pattern LIBRARY =
      Pattern.compile("WEB-INF/lib/(?<name>[a-z._-]+)-(?<version>\\d[^/]*)\\.jar");

  @Test
  void everyLibraryIsListedWithItsVersionHashAndLicence() throws IOException {
    try (ZipFile war = new ZipFile(TestRun.war().toFile())) {
      List<JsonObject> listed =
          Json.createReader(new StringReader(text(war, "META-INF/sbom/callboard.cdx.json")))
              .readObject()
              .getJsonArray("components")
              .getValuesAs(JsonObject.class);
      assertThat(listed)
          .extracting(part -> part.getString("name") + "-" + part.getString("version"))
          .containsExactlyInAnyOrderElementsOf(
              libraries(war).stream()
                  .map(l -> l.group("name") + "-" + l.group("version"))
                  .toList());
      assertThat(listed)
          .allSatisfy(part -> assertThat(part.getJsonArray("hashes")).isNotEmpty())
          .allSatisfy(part -> assertThat(part.getJsonArray("licenses")).isNotEmpty());
    }
  }

  @Test
  void theNoticeNamesEveryLibraryAndNoOther() throws IOException {
    try (ZipFile war = new ZipFile(TestRun.war().toFile())) {
      List<String> named =
          Pattern.compile("(?m)^  (\\S+) .*$")
              .matcher(text(war, "META-INF/NOTICE"))
              .results()
              .map(line -> line.group(1))
              .toList();
      assertThat(named)
          .containsExactlyInAnyOrderElementsOf(
              libraries(war).stream().map(library -> library.group("name")).toList());
      assertThat(text(war, "META-INF/LICENSE")).contains("Apache License");
    }
  }

  private static List<Matcher> libraries(ZipFile war) {
    return war.stream()
        .map(entry -> LIBRARY.matcher(entry.getName()))
        .filter(Matcher::matches)
        .toList();
  }

  private static String text(ZipFile war, String name) throws IOException {
    ZipEntry entry = war.getEntry(name);
    assertThat(entry).describedAs(name).isNotNull();
    try (InputStream in = war.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
