package org.callboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What older nodes and phones wait for while a database is upgraded. */
class MigrationsTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern VERSION = Pattern.compile("V(\\d+).*\\.sql");
  private static final Pattern FILLED = Pattern.compile("(?m)^UPDATE (\\w+)");

  /** Earlier ones have run, and of the 13th the table is small. */
  private static final int FIRST = 14;

  /** A script is a transaction, and PostgreSQL keeps an altered table locked until its end. */
  @Test
  void noScriptFillsATableThatItAlters() throws IOException {
    List<String> locking;
    try (Stream<Path> scripts = Files.list(MIGRATIONS)) {
      locking = scripts.filter(MigrationsTest::isNew).flatMap(MigrationsTest::locking).toList();
    }
    assertThat(locking).isEmpty();
  }

  private static boolean isNew(Path script) {
    return VERSION
        .matcher(script.getFileName().toString())
        .results()
        .anyMatch(version -> Integer.parseInt(version.group(1)) >= FIRST);
  }

  private static Stream<String> locking(Path script) {
    String sql;
    try {
      sql = Files.readString(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FILLED
        .matcher(sql)
        .results()
        .map((MatchResult table) -> table.group(1))
        .filter(table -> sql.contains("ALTER TABLE " + table + " "))
        .map(table -> script.getFileName() + ": " + table);
  }
}
