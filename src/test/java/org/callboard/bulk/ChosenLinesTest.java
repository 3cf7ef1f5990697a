package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.bulk.CsvReader.Row;
import org.junit.jupiter.api.Test;

class ChosenLinesTest {

  private static final int MAX = 1000;

  private static Upload upload(String text, Charset charset) throws IOException {
    byte[] bytes = text.getBytes(charset);
    return Upload.of(new ByteArrayInputStream(bytes), bytes.length);
  }

  private static List<Row> rows(Upload file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CsvReader reader = new CsvReader(file.read(), MAX)) {
      rows.add(new Row(0, reader.header()));
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  private static List<Row> without(String text, Set<Long> lines) throws IOException {
    try (Upload file = upload(text, StandardCharsets.UTF_8);
        Upload rest = new ChosenLines(file, Optional.empty(), MAX).without(lines)) {
      return rows(rest);
    }
  }

  @Test
  void whatIsLeftKeepsItsNumbersAndItsCells() throws IOException {
    String text =
        "\n\nusername;password;displayName\r\n"
            + "ann;\"=secret;\"\"x\";\"two\r\nlines\"\n"
            + "bob;b;B\n"
            + "\n"
            + "eve; spaces ;\"and\nthree\nmore\"\n"
            + "kim;k;=\"0123\"\n";
    assertThat(without(text, Set.of(6L)))
        .containsExactly(
            new Row(0, List.of("username", "password", "displayName")),
            new Row(4, List.of("ann", "=secret;\"x", "two\r\nlines")),
            new Row(8, List.of("eve", " spaces ", "and\nthree\nmore")),
            new Row(11, List.of("kim", "k", "=\"0123\"")));
  }

  @Test
  void onlyTheChosenLinesAreWrittenForSpreadsheets() throws IOException {
    try (Upload file = upload("name;uri\nÄnn;1\nBob;2\nEve;3\n", Charset.forName("UTF-16LE"))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new ChosenLines(file, Optional.of(FileEncoding.named("UTF-16LE")), MAX)
          .writeOnly(Set.of(2L, 4L), out);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo("\uFEFF\"name\";\"uri\"\n\"Änn\";\"1\"\n\"Eve\";\"3\"\n");
    }
  }

  @Test
  void noOtherDelimiterIsSeenThanTheFileHas() throws IOException {
    for (String text : List.of("a,\"b;c;d;e\"\n1,2\n3,4\n", "sep=|\na|b;c;d\n1|2\n3|4\n")) {
      List<Row> all = without(text, Set.of());
      assertThat(all.get(0).cells()).hasSize(2);
      assertThat(all).hasSize(3);
    }
  }

  @Test
  void theShapeOfAFileIsItsHeaderAndAnExample() throws IOException {
    assertThat(shape("a,b,c\n1,2\n3,4,5\n"))
        .isEqualTo(new CsvShape(List.of("a", "b", "c"), List.of("1", "2", ""), false));
    assertThat(shape("user,Secret,SIP password\nann,s1,s2\n").example())
        .containsExactly("ann", "", "");
    assertThat(shape("a,b\n1,2\n3,4,5\n").unreadable()).isTrue();
    assertThat(shape("")).isEqualTo(new CsvShape(List.of(), List.of(), true));
  }

  private static CsvShape shape(String text) throws IOException {
    try (Upload file = upload(text, StandardCharsets.UTF_8)) {
      return CsvShape.of(file, Optional.empty(), MAX);
    }
  }
}
