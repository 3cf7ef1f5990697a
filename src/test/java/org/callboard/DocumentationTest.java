package org.callboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the documents are the golden files. */
class DocumentationTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- golden: (\\S+) -->\\s*```xml\\R(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/protocol.md"})
  void everyExampleIsItsGoldenFile(String document) throws IOException {
    String text = Files.readString(Path.of(document));
    Matcher example = EXAMPLE.matcher(text);
    int examples = 0;
    while (example.find()) {
      Golden.assertEqual(example.group(1), example.group(2).getBytes(StandardCharsets.UTF_8));
      examples++;
    }
    assertThat(examples).isPositive().isEqualTo(text.split("<!-- golden:", -1).length - 1);
  }

  @Test
  void theProtocolShowsEveryKindOfAnswer() throws IOException {
    Set<String> shown = new TreeSet<>();
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/protocol.md")));
    while (example.find()) {
      shown.add(example.group(1));
    }
    assertThat(shown)
        .contains(
            "documented-request.xml",
            "removals.xml",
            "additions-only.xml",
            "account.xml",
            "account-signed-out.xml",
            "error.xml");
  }
}
