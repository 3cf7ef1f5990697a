package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.callboard.bulk.CsvReader.Row;
import org.callboard.platform.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static final int MANY = 1_000_000;

  private static List<Row> rows(String text) {
    return rows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), MANY);
  }

  private static List<Row> rows(InputStream in, long maxRows) {
    List<Row> rows = new ArrayList<>();
    try (CsvReader reader = new CsvReader(in, maxRows)) {
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  private static MalformedFileException malformed(InputStream in) {
    return catchThrowableOfType(MalformedFileException.class, () -> rows(in, MANY));
  }

  private static MalformedFileException malformed(String text) {
    return malformed(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** FastCSV 4.1 lost such a cell at the end of a row, and took the next row for a part of it. */
  @ParameterizedTest
  @ValueSource(strings = {"x\r", "\r", "x\ry", "\rx", "x\r\n", "x\r\r", "x\n\r"})
  void aCellEndsWithAnyLineBreakAndTheNextRowIsARowOfItsOwn(String cell) {
    for (String end : List.of("\n", "\r\n", "\r")) {
      assertThat(
              rows(String.join(end, "a,b", "1,\"" + cell + "\"", "\"" + cell + "\",2", "z,3", "")))
          .extracting(Row::cells)
          .containsExactly(List.of("1", cell), List.of(cell, "2"), List.of("z", "3"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theFirstLineSaysWhatSeparatesCells(String delimiter) {
    String text = "username,password\nann,a;b|c\n".replace(",", delimiter);
    List<Row> rows = rows(text.replace(delimiter.equals(";") ? "a;b" : "\0", "ab"));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).cell(0)).isEqualTo("ann");
    assertThat(rows.get(0).cells()).hasSize(2);
  }

  @Test
  void quotesInTheHeaderHideWhatTheyHold() throws IOException {
    InputStream in =
        new ByteArrayInputStream("\"a,b,c\";d\n1;2\n".getBytes(StandardCharsets.UTF_8));
    try (CsvReader reader = new CsvReader(in, MANY)) {
      assertThat(reader.header()).containsExactly("a,b,c", "d");
    }
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    InputStream in =
        new ByteArrayInputStream("\ufeffusername\nann".getBytes(StandardCharsets.UTF_8));
    try (CsvReader reader = new CsvReader(in, MANY)) {
      assertThat(reader.header()).containsExactly("username");
    }
  }

  @Test
  void linesAreCountedAsAnEditorCountsThem() {
    List<Row> rows = rows("a,b\r\n\r\n1,\"x\r\ny\"\r\n2,z\n\n3,\n");
    assertThat(rows).extracting(Row::line).containsExactly(3L, 5L, 7L);
    assertThat(rows.get(0).cell(1)).isEqualTo("x\r\ny");
  }

  @Test
  void shortRowsHaveEmptyCellsAndLongOnesAreRefused() {
    assertThat(rows("a,b,c\n1\n").get(0).cell(2)).isEmpty();
    assertThat(malformed("a,b\n1,2\n1,2,3\n").line()).isEqualTo(3);
  }

  @Test
  void nothingAtAllIsRefused() {
    assertThat(malformed("").getMessage()).isEqualTo("The file is empty.");
    assertThat(malformed("\ufeff\n\n").getMessage()).isEqualTo("The file is empty.");
  }

  @Test
  void mixedEncodingsAreAnErrorThatNamesTheLine() {
    byte[] utf8 = ("name\n" + "Zoë\n".repeat(5000)).getBytes(StandardCharsets.UTF_8);
    byte[] latin1 = "Zoë\nNext\n".getBytes(Charset.forName("windows-1252"));
    InputStream in =
        new SequenceInputStream(new ByteArrayInputStream(utf8), new ByteArrayInputStream(latin1));
    MalformedFileException e = malformed(in);
    assertThat(e.line()).isEqualTo(5002);
    assertThat(e).hasMessageContaining("UTF-8");
  }

  @Test
  void aTruncatedCharacterAtTheEndIsAnError() {
    assertThat(malformed(new ByteArrayInputStream(new byte[] {'a', '\n', 'b', (byte) 0xC3})).line())
        .isEqualTo(2);
  }

  private static InputStream bytes(String text, String charset) {
    return new ByteArrayInputStream(text.getBytes(Charset.forName(charset)));
  }

  private static CsvReader reader(InputStream in, String charset) throws IOException {
    return new CsvReader(in, MANY, Optional.ofNullable(charset).map(FileEncoding::named));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aByteOrderMarkSaysTheEncoding(String charset) throws IOException {
    for (String told : new String[] {null, "windows-1252"}) {
      try (CsvReader reader = reader(bytes("\ufeffname;b\r\nZoë 家;2\r\n", charset), told)) {
        assertThat(reader.header()).containsExactly("name", "b");
        assertThat(reader.next().orElseThrow().cell(0)).isEqualTo("Zoë 家");
        assertThat(reader.next()).isEmpty();
        if (told != null || !charset.equals("UTF-8")) {
          assertThat(reader.note().orElseThrow()).contains(charset, "byte order mark");
        } else {
          assertThat(reader.note()).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "windows-1252",
        "latin1",
        "ISO-8859-1",
        "CP1252",
        "UTF-16LE",
        "utf-16be",
        "windows-1250"
      })
  void orTheCallerSaysIt(String charset) throws IOException {
    String real =
        Map.of("latin1", "windows-1252", "CP1252", "windows-1252", "ISO-8859-1", "windows-1252")
            .getOrDefault(
                charset,
                Map.of("utf8", "UTF-8", " ANSI ", "windows-1252").getOrDefault(charset, charset));
    try (CsvReader reader = reader(bytes("name;b\r\nChloë;2\r\n", real), charset)) {
      assertThat(reader.next().orElseThrow().cell(0)).isEqualTo("Chloë");
      assertThat(reader.note().orElseThrow()).containsIgnoringCase(real);
    }
    try (CsvReader reader = reader(bytes("name\n\"Chloë\nb", real), charset)) {
      assertThatThrownBy(reader::next).hasMessageContaining("never closed");
    }
  }

  @Test
  void whatIsNotOfTheEncodingIsAnErrorOfItsLine() throws IOException {
    InputStream in = new ByteArrayInputStream(new byte[] {'a', '\n', 'b', '\n', (byte) 0x81, '\n'});
    try (CsvReader reader = reader(in, "windows-1252")) {
      assertThat(reader.next()).isPresent();
      assertThatThrownBy(reader::next).hasMessageContaining("windows-1252");
    }
    assertThat(malformed(bytes("name\nChloë\n", "windows-1252")))
        .hasMessageContaining("charset=windows-1252");
  }

  @Test
  void utf16WithoutAMarkIsToldHowToSayIt() {
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      for (String text :
          List.of("username;b\n", "\u0438\u043c\u044f;\u0438;\n", "\u59d3\u540d;a\n")) {
        assertThat(malformed(bytes(text, charset)))
            .hasMessageContaining("may be " + charset.substring(0, 6) + " without")
            .hasMessageContaining("charset=" + charset + " to")
            .returns(1L, e -> e.line());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void whoSaysNoOrderOfBytesGetsTheOneOfTheFile(String charset) throws IOException {
    byte[] bytes = "username;b\nann;1\n".getBytes(Charset.forName(charset));
    Optional<FileEncoding> told = Optional.of(FileEncoding.named(charset.substring(0, 6)));
    try (CsvReader reader = new CsvReader(new ByteArrayInputStream(bytes), MANY, told)) {
      assertThat(reader.header()).containsExactly("username", "b");
      assertThat(reader.note().orElseThrow()).contains("read as " + charset + ",");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "utf-7", "x", "ebcdic", "UTF-16;", "../etc", "IBM500", "windows-9999"})
  void anEncodingThatNoFileShouldHaveIsRefused(String name) {
    assertThatThrownBy(() -> FileEncoding.named(name)).hasMessageContaining("charset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b\n1;2\n;\n;;;;\n3;4\n",
        "a;b;\n1;2;\n3;4\n",
        "a;b;;;\n1;2;;;\n3;4;;;;;;\n",
        "sep=;\na;b\n1;2\n3;4\n",
        "SEP=;\r\na;b\r\n1;2\r\n3;4\r\n",
        "\"sep=;\"\na;b\n1;2\n3;4\n",
        "sep=;;\na;b;\n1;2\n3;4\n",
        "\ufeffsep=;\n\ufeffa;b\n1;2\n3;4\n",
        "   \na;b\n1;2\n  \n\t\n\u00a0\n3;4\n",
        "\n\n;;;\n a ; b \n1;2\n \u00a0;\u200b\n3;4\n",
        "a;b\n1;2; ;\n3;4;\u00a0\n",
        "a;b\n1;2\n\"\";\"\"\n3;4\n\u001a",
        "\ufeff\ufeffa;b\n1;2\n3;4\n",
        "\ufeff\"\ufeffa\";b\n1;2\n3;4\n",
        "\u00ef\u00bb\u00bfa;b\n1;2\n3;4\n",
        "a;;b\n1;;2\n3; ;4\n",
        ";a;b\n;1;2\n;3;4\n",
        "a;b\r1;2\r3;4\r",
        "sep=|\na|b\n1|2\n3|4\n",
        "sep=\t\na\tb\n1\t2\n3\t4\n"
      })
  void whatSpreadsheetsLeaveBehindDoesNotCount(String text) throws IOException {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (CsvReader reader = new CsvReader(in, 2)) {
      int a = reader.header().indexOf("a");
      int b = reader.header().indexOf("b");
      assertThat(reader.header().stream().filter(name -> !name.isEmpty()))
          .containsExactly("a", "b");
      Row first = reader.next().orElseThrow();
      Row second = reader.next().orElseThrow();
      assertThat(List.of(first.cell(a), first.cell(b))).containsExactly("1", "2");
      assertThat(List.of(second.cell(a), second.cell(b))).containsExactly("3", "4");
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void aLineThatSaysTheSeparatorIsCountedAsALine() {
    assertThat(rows("sep=;\r\na;b\r\n1;2\r\n")).extracting(Row::line).containsExactly(3L);
  }

  @Test
  void whatStandsBelowNoNameIsAnErrorOfItsLine() {
    assertThat(malformed("a;;b\n1;;2\n3;x;4\n"))
        .hasMessageContaining("column 2")
        .returns(3L, e -> e.line());
    assertThat(malformed("a;b;\n1;2;\n3;4;x\n").line()).isEqualTo(3);
  }

  @Test
  void aFileOfAnotherKindIsToldAsThatWithoutItsBytes() {
    byte[][] files = {
      {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0},
      {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1},
      "<html><body><table><tr><td>username".getBytes(StandardCharsets.UTF_8),
      "\ufeff\n <!DOCTYPE html>\n<html>".getBytes(StandardCharsets.UTF_8),
      "\ufeff<html xmlns:x=\"urn:x\">".getBytes(StandardCharsets.UTF_16LE),
      "<?xml version=\"1.0\"?><Workbook>".getBytes(StandardCharsets.UTF_8),
      "{\"items\": []}".getBytes(StandardCharsets.UTF_8),
      "{\\rtf1 x}".getBytes(StandardCharsets.UTF_8),
      "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8),
      {0x1F, (byte) 0x8B, 8, 0}
    };
    String[] names = {".xlsx", ".xls", "HTML", "HTML", "HTML", "XML", "JSON", ".rtf", "PDF", ".gz"};
    for (int i = 0; i < files.length; i++) {
      assertThat(malformed(new ByteArrayInputStream(files[i])))
          .hasMessageStartingWith("The file is a")
          .hasMessageContaining(names[i])
          .hasMessageEndingWith(" not CSV. Save it as CSV (UTF-8) and send that file.")
          .hasMessageMatching("\\p{ASCII}*");
    }
  }

  @Test
  void digitsThatASpreadsheetHasWrappedAreTakenOut() {
    Row row = rows("a;b;c;d;e\n=\"0123\";\"=\"\"0123\"\"\";'=\"0123\";=\"\";=x\n").get(0);
    assertThat(List.of(row.cell(0), row.cell(1), row.cell(2), row.cell(3), row.cell(4)))
        .containsExactly("0123", "0123", "=\"0123\"", "", "=x");
    assertThat(row.rawCell(0)).isEqualTo("=\"0123\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4.41E+11",
        "4,41E+11",
        "1e+05",
        "4.41E-05",
        "1001.0",
        "#REF!",
        "#NAME?",
        "#N/A",
        "########",
        "#WERT!",
        "12-Mar",
        "Mar-12",
        "2024-03-12 00:00:00",
        " 4.41E+11 "
      })
  void whatASpreadsheetHasSpoiltIsToldAndNotShownIfItIsSecret(String cell) {
    assertThat(SpreadsheetCell.warning("Phone", cell, false).orElseThrow())
        .startsWith("Phone " + cell.strip() + " looks like");
    assertThat(SpreadsheetCell.warning("PIN", cell, true).orElseThrow())
        .startsWith("PIN looks like")
        .doesNotContain(cell.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5000",
        "+4930",
        "1e5",
        "2001:db8::1",
        "192.0.2.0",
        "#1",
        "Mar",
        "1-2",
        "E+11",
        "e.on",
        "4.0.0",
        "2024-03-12",
        "*98#",
        "+1 202",
        "0123"
      })
  void whatIsSoundIsNot(String cell) {
    assertThat(SpreadsheetCell.warning("Phone", cell, false)).isEmpty();
    assertThat(SpreadsheetCell.warning("PIN", cell, true)).isEmpty();
  }

  @Test
  void aSecretThatASpreadsheetHasWrappedIsTakenAsItStands() {
    assertThat(SpreadsheetCell.warning("PIN", "=\"0123\"", true).orElseThrow())
        .doesNotContain("0123");
    assertThat(SpreadsheetCell.warning("Phone", "=\"0123\"", false)).isEmpty();
  }

  @Test
  void aCellOfAMegabyteIsAnErrorThatNamesTheLine() {
    MalformedFileException e = malformed("a,b\n1,2\n3," + "x".repeat(1_000_000) + "\n");
    assertThat(e.line()).isEqualTo(3);
    assertThat(e).hasMessageContaining("65536");
  }

  @Test
  void aCellOfTheGreatestLengthIsRead() {
    String cell = "x".repeat(65_536);
    assertThat(rows("a,b\n1," + cell + "\n2,\"" + cell + "\"\n"))
        .allSatisfy(row -> assertThat(row.cell(1)).isEqualTo(cell));
  }

  @Test
  void aQuoteThatIsNeverClosedIsAnErrorThatNamesItsLine() {
    assertThat(malformed("a,b\n1,\"2\n3,4\n").line()).isEqualTo(2);
    MalformedFileException e = malformed("a,b\n1,2\n3,\"4\n" + "5,6\n".repeat(100_000));
    assertThat(e.line()).isEqualTo(3);
    assertThat(e).hasMessageContaining("never closed");
  }

  /** The reader marks the end of a file by such a byte. */
  @Test
  void aByteThatIsNotUtf8IsAnErrorInALastLineOfItsOwn() {
    byte[] bytes = {'a', '\n', 'b', '\n', (byte) 0xFF};
    for (int length : new int[] {5, 4}) {
      InputStream in = new ByteArrayInputStream(bytes, 0, length);
      if (length == 5) {
        assertThat(malformed(in)).hasMessageContaining("UTF-8").returns(3L, e -> e.line());
      } else {
        assertThat(rows(in, MANY)).hasSize(1);
      }
    }
  }

  @Test
  void aQuoteThatTheEndOfTheFileLeavesOpenIsToldFromAWrongByte() {
    assertThat(malformed("a,b\n1,\"2"))
        .hasMessageContaining("never closed")
        .returns(2L, e -> e.line());
    assertThat(malformed("a,b\n1,\"")).hasMessageContaining("never closed");
    assertThat(rows("a,b\n1,\"2\"").get(0).cell(1)).isEqualTo("2");
    assertThat(rows("a,b\n1,2\"").get(0).cell(1)).isEqualTo("2\"");
  }

  @Test
  void moreCellsThanAFileMayHaveAreRefused() {
    String most = "x" + ",x".repeat(999);
    assertThat(rows(most + "\n" + most + "\n").get(0).cells()).hasSize(1000);
    assertThat(malformed(most + "\n" + most + ",x\n"))
        .hasMessageContaining("1000 cells")
        .returns(2L, e -> e.line());
  }

  /** More than any heap of a test. */
  @Test
  void endlessInputIsRefusedInBoundedMemory() {
    for (byte b : new byte[] {'x', '"', ','}) {
      InputStream endless =
          new InputStream() {
            @Override
            public int read() {
              return b;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
              Arrays.fill(target, offset, offset + length, b);
              return length;
            }
          };
      assertThat(malformed(endless).line()).isEqualTo(1);
    }
  }

  @Test
  void textBehindAClosingQuoteIsAnError() {
    assertThat(malformed("a,b\n1,2\n\"3\"x,4\n").line()).isEqualTo(3);
  }

  @Test
  void whatIsNoCharacterIsAnError() {
    assertThat(malformed("a\nx\ufffey\n").line()).isEqualTo(2);
  }

  @Test
  void moreRowsThanAllowedAreRefused() {
    String text = "a\n" + "1\n".repeat(5);
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> rows(in, 4)).hasMessageContaining("more than 4 rows");
  }

  @Test
  void aFormulaIsEscapedAndNothingElse() throws IOException {
    assertThat(written("=1+1", "'=1+1", "it's", "'", "+4930", "a=b"))
        .isEqualTo("a,b,c,d,e,f\r\n'=1+1,''=1+1,it's,',\u0027+4930,a=b\r\n");
  }

  /** Where a spreadsheet splits at semicolons or tabs, it does not see that the cell is quoted. */
  @Test
  void aFormulaInsideACellIsEscapedWhereASpreadsheetMayBeginANewCell() throws IOException {
    assertThat(written("x;=1+1", "x\t@a", "x\n-1", "x;'=1", "x;y", "x =1"))
        .isEqualTo("a,b,c,d,e,f\r\nx;'=1+1,x\t'@a,\"x\n'-1\",x;''=1,x;y,x =1\r\n");
  }

  /** There it takes quotation marks of the text for those around a cell. */
  @Test
  void aFormulaBehindQuotationMarksIsEscapedToo() throws IOException {
    String line = written("x;\"=1+1;", "x;\"'=1", "x;\"y\"", "", "", "").lines().toList().get(1);
    assertThat(line).isEqualTo("\"x;'\"\"=1+1;\",\"x;'\"\"'=1\",\"x;\"\"y\"\"\",,,");
  }

  private static String written(String... cells) throws IOException {
    StringWriter out = new StringWriter();
    try (CsvWriter writer = new CsvWriter(out, List.of("a,b,c,d,e,f".split(",")))) {
      writer.write(List.of(cells));
    }
    return out.toString();
  }

  /** Reports do not show all characters. */
  private static List<String> codePoints(String text) {
    return text.codePoints().mapToObj(Integer::toHexString).toList();
  }

  @Property(tries = 2000)
  void anyTextRoundTrips(@ForAll("cells") List<String> cells) throws IOException {
    StringWriter out = new StringWriter();
    List<String> header = new ArrayList<>();
    cells.forEach(cell -> header.add("c" + header.size()));
    try (CsvWriter writer = new CsvWriter(out, header)) {
      writer.write(cells);
    }
    List<Row> rows = rows(out.toString());
    assertThat(rows).hasSize(1);
    for (int i = 0; i < cells.size(); i++) {
      assertThat(codePoints(rows.get(0).cell(i))).isEqualTo(codePoints(cells.get(i)));
    }
    assertThat(out.toString().lines().skip(1).findFirst().orElseThrow())
        .doesNotMatch("^\"?[=+@\\t-].*")
        .doesNotMatch("(?s).*[;\\t]\"*[=+@\\t-].*");
  }

  /**
   * Any text that we hold, and with preference what means something to a parser or a spreadsheet.
   */
  @Provide
  Arbitrary<List<String>> cells() {
    Arbitrary<String> telling =
        Arbitraries.strings().withChars("=+-@'\"\t\r\n,; aé\ufeff").ofMaxLength(8);
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20).filter(Text::isLegalXml);
    return Arbitraries.oneOf(telling, any)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6)
        .filter(cells -> !cells.stream().allMatch(SpreadsheetCell::isBlank)); // which is no row
  }
}
