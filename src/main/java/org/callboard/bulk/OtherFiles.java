package org.callboard.bulk;

import java.util.List;
import java.util.Locale;

/** Files that people take for CSV. They are told what they have sent, and not its bytes. */
final class OtherFiles {

  private static final String INSTEAD = " Save it as CSV (UTF-8) and send that file.";

  /** How bytes of such a file begin, and what it is. */
  private record Kind(byte[] beginning, String name) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(new byte[] {'P', 'K', 3, 4}, "a workbook (.xlsx or .ods) or another ZIP file"),
          new Kind(new byte[] {'P', 'K', 5, 6}, "an empty ZIP file"),
          new Kind(
              new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
              "an old Excel workbook (.xls) or another Office file"),
          new Kind(new byte[] {'%', 'P', 'D', 'F'}, "a PDF file"),
          new Kind(new byte[] {0x1F, (byte) 0x8B}, "a compressed file (.gz)"),
          new Kind(new byte[] {'{', '\\', 'r', 't', 'f'}, "a text document (.rtf)"));

  private OtherFiles() {}

  /**
   * @throws MalformedFileException if the bytes are of such a file
   */
  static void refuse(byte[] bytes) {
    for (Kind kind : KINDS) {
      if (FileEncoding.beginsWith(bytes, kind.beginning())) {
        throw refused(kind.name());
      }
    }
  }

  /**
   * @throws MalformedFileException if the text is of such a file
   */
  static void refuse(String text) {
    String beginning = text.stripLeading().toLowerCase(Locale.ROOT);
    if (beginning.startsWith("<")) {
      boolean isPage =
          beginning.contains("<html")
              || beginning.startsWith("<!doctype html")
              || beginning.startsWith("<table");
      throw refused(isPage ? "an HTML page" : "an XML or HTML file");
    }
    if (beginning.startsWith("{") || beginning.startsWith("[")) {
      throw refused("a JSON file");
    }
  }

  private static MalformedFileException refused(String kind) {
    return new MalformedFileException(1, "The file is " + kind + ", not CSV." + INSTEAD);
  }
}
