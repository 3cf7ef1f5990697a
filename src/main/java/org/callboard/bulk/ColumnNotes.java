package org.callboard.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a report says of the columns of a file. */
public final class ColumnNotes {

  /** The messages of reports are bounded. */
  private static final int MAX = 900;

  private ColumnNotes() {}

  /** Which columns do not count. */
  public static List<String> passedOver(Collection<String> headers) {
    return sentences("Columns skipped: ", headers.stream().map(ColumnNotes::quoted).toList());
  }

  /** What the caller has said that columns are. */
  static List<String> mapped(List<ColumnMap.Column> columns) {
    return sentences(
        "Columns mapped: ",
        columns.stream()
            .filter(ColumnMap.Column::mapped)
            .map(column -> quoted(column.header()) + " is " + column.name())
            .toList());
  }

  private static String quoted(String header) {
    return "'" + ColumnName.shown(header) + "'";
  }

  private static List<String> sentences(String beginning, List<String> parts) {
    List<String> sentences = new ArrayList<>();
    StringBuilder sentence = new StringBuilder();
    for (String part : parts) {
      if (sentence.length() + part.length() > MAX) {
        sentences.add(sentence.append('.').toString());
        sentence.setLength(0);
      }
      sentence.append(sentence.isEmpty() ? beginning : ", ").append(part);
    }
    if (!sentence.isEmpty()) {
      sentences.add(sentence.append('.').toString());
    }
    return sentences;
  }
}
