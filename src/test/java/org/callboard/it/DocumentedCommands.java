package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.DynamicTest;
import org.xmlunit.builder.DiffBuilder;

/** The commands of a document, as its reader runs them. */
final class DocumentedCommands {

  private static final Pattern BLOCK =
      Pattern.compile("^ *```(\\w*)\\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);

  private final Path document;
  private final Path folder;

  /**
   * @param folder an empty one, in which they run
   */
  DocumentedCommands(String document, Path folder) {
    this.document = Path.of(document);
    this.folder = folder;
  }

  /** A command of the document, and what the document says that it prints. */
  private record Step(String command, String kind, String expected) {}

  /**
   * Runs all; each is a test of what it printed.
   *
   * @param least how many there are at least
   */
  List<DynamicTest> run(int least) throws IOException, InterruptedException {
    List<Step> steps = steps();
    assertThat(steps).hasSizeGreaterThanOrEqualTo(least);
    run(steps);
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String printed = printed(i);
      String status = Files.readString(folder.resolve("status" + i)).strip();
      String name = i + ": " + step.command().strip().lines().findFirst().orElse("");
      tests.add(dynamicTest(name, () -> check(step, status, printed)));
    }
    return tests;
  }

  private List<Step> steps() throws IOException {
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(document));
    while (block.find()) {
      String kind = block.group(1);
      if (kind.equals("sh")) {
        steps.add(new Step(block.group(2), "", ""));
      } else if (!kind.isEmpty()) {
        Step last = steps.remove(steps.size() - 1);
        assertThat(last.kind()).describedAs("two answers to " + last.command()).isEmpty();
        steps.add(new Step(last.command(), kind, block.group(2).stripTrailing().stripIndent()));
      }
    }
    return steps;
  }

  /** One shell for all, since later commands use variables of earlier ones. */
  private void run(List<Step> steps) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("set -o pipefail\n");
    for (int i = 0; i < steps.size(); i++) {
      Files.writeString(folder.resolve("step" + i), steps.get(i).command());
      script.append("set -e; status=0\n");
      script.append("{ . ./step%1$d; } > out%1$d 2> err%1$d; echo 0 > status%1$d\n".formatted(i));
    }
    Files.writeString(folder.resolve("all"), script);
    ProcessBuilder bash = new ProcessBuilder("bash", "all").directory(folder.toFile());
    bash.environment().put("CALLBOARD", TestRun.base().toString());
    bash.environment().put("CALLBOARD_ADMIN_PASSWORD", TestRun.adminPassword());
    bash.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    Process process = bash.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < steps.size(); i++) {
      Path status = folder.resolve("status" + i);
      if (!Files.exists(status)) {
        Files.writeString(status, "ended the shell, or was not reached");
      }
    }
  }

  private String printed(int step) throws IOException {
    StringBuilder printed = new StringBuilder();
    for (String stream : new String[] {"out", "err"}) {
      Path file = folder.resolve(stream + step);
      if (Files.exists(file)) {
        printed.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return printed.toString();
  }

  private static void check(Step step, String status, String printed) {
    assertThat(status).describedAs(step.command() + printed).isEqualTo("0");
    switch (step.kind()) {
      case "json" ->
          assertThat(DocumentedJson.differences(json(step.expected()), json(printed)))
              .describedAs(step.command() + printed)
              .isEmpty();
      case "xml" ->
          assertThat(
                  DiffBuilder.compare(step.expected())
                      .withTest(printed)
                      .ignoreWhitespace()
                      .build()
                      .hasDifferences())
              .describedAs(step.command() + printed)
              .isFalse();
      case "text" ->
          assertThat(printed.strip()).matches(DocumentedJson.pattern(step.expected().strip()));
      default -> assertThat(step.expected()).isEmpty();
    }
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
