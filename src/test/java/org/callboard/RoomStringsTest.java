package org.callboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No room names another room's table or entity in a string: no import would show such an arrow, and
 * {@link ArchitectureTest} would not see it.
 */
class RoomStringsTest {

  private static final Path SOURCES = Path.of("src/main/java/org/callboard");

  private static final Pattern TABLE = Pattern.compile("@Table\\(name = \"(\\w+)\"");
  private static final Pattern ENTITY =
      Pattern.compile("@Entity\\b.*?\\bclass (\\w+)", Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*)\"");

  /** What queries read and write, in SQL and in JPQL; after a comma, a second one. */
  private static final Pattern NAMED =
      Pattern.compile("\\b(?:FROM|JOIN|UPDATE|INTO) +(\\w+)(?: +(?:AS +)?\\w+, *(\\w+))?");

  @Test
  void noRoomNamesTheTablesOfAnother() throws IOException {
    Map<String, String> owners = new HashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(SOURCES)) {
      files = all.filter(file -> file.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      String source = Files.readString(file);
      for (Pattern pattern : List.of(TABLE, ENTITY)) {
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
          owners.put(matcher.group(1).toLowerCase(Locale.ROOT), room(file));
        }
      }
    }
    assertThat(owners).as("tables and entities that were found").hasSizeGreaterThan(20);
    List<String> strangers = new ArrayList<>();
    for (Path file : files) {
      for (String name : named(file)) {
        String owner = owners.get(name);
        String arrow = SOURCES.relativize(file) + " names " + name + " of " + owner;
        if (owner != null && !owner.equals(room(file))) {
          strangers.add(arrow);
        }
      }
    }
    assertThat(strangers).isEmpty();
  }

  /** Literals that follow each other are one text: queries are broken into lines. */
  private static List<String> named(Path file) {
    StringBuilder text = new StringBuilder();
    try {
      Matcher literals = LITERAL.matcher(Files.readString(file));
      while (literals.find()) {
        text.append(literals.group(1)).append(' ');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> names = new ArrayList<>();
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1).toLowerCase(Locale.ROOT));
      if (matcher.group(2) != null) {
        names.add(matcher.group(2).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static String room(Path file) {
    return SOURCES.relativize(file).getParent().toString().replace('/', '.');
  }
}
