package org.callboard.bulk.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.bulk.ColumnName;
import org.callboard.platform.InvalidValueException;

/** A text of the vendor's template: parts that stay, and the names of columns in braces. */
record Placeholders(List<Part> parts) {

  private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]{1,200})\\}");

  /** What would be a column if there were one; other text in braces is text. */
  private static final Pattern LIKE_A_COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_. -]*");

  /**
   * A part of the text.
   *
   * @param text the text itself, or the name of the column
   */
  record Part(boolean isColumn, String text) {}

  /**
   * @throws InvalidValueException naming each that is no column
   */
  static Placeholders of(String text, Predicate<String> isColumn) {
    List<Part> parts = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Matcher matcher = IN_BRACES.matcher(text);
    int end = 0;
    while (matcher.find()) {
      String name = name(matcher.group(1));
      if (isColumn.test(name)) {
        parts.add(new Part(false, text.substring(end, matcher.start())));
        parts.add(new Part(true, name));
        end = matcher.end();
      } else if (LIKE_A_COLUMN.matcher(name).matches()) {
        unknown.add("{" + ColumnName.shown(name) + "}");
      }
    }
    if (!unknown.isEmpty()) {
      throw new InvalidValueException(
          "template",
          "has " + String.join(", ", unknown) + ", but the users file has no such column.");
    }
    parts.add(new Part(false, text.substring(end)));
    return new Placeholders(parts.stream().filter(part -> !part.text().isEmpty()).toList());
  }

  /** Read as a header is; but with a space at an end it is text, as for the sample server. */
  private static String name(String inBraces) {
    return inBraces.startsWith(" ") || inBraces.endsWith(" ") ? inBraces : ColumnName.of(inBraces);
  }

  List<String> columns() {
    return parts.stream().filter(Part::isColumn).map(Part::text).toList();
  }

  /** Whether a dollar sign stands before a column: with a reference behind it, it would escape. */
  boolean hasDollarBeforeColumn() {
    for (int i = 1; i < parts.size(); i++) {
      Part before = parts.get(i - 1);
      if (parts.get(i).isColumn() && !before.isColumn() && before.text().endsWith("$")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text of a setting that refers to what the columns hold.
   *
   * @param reference what the column is called in references; an empty text if it holds nothing
   */
  String asReferences(Function<String, String> reference) {
    StringBuilder all = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    for (Part part : parts) {
      String name = part.isColumn() ? reference.apply(part.text()) : "";
      if (!part.isColumn()) {
        literal.append(part.text());
      } else if (!name.isEmpty()) {
        all.append(escaped(literal.toString())).append("${").append(name).append('}');
        literal.setLength(0);
      }
    }
    return all.append(escaped(literal.toString())).toString();
  }

  /** The text of a setting for one subscriber, who has these cells. */
  String filled(Function<String, String> cell) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(part.isColumn() ? cell.apply(part.text()) : part.text()));
    return escaped(all.toString());
  }

  /** Nothing in it refers to anything. */
  private static String escaped(String text) {
    return text.replace("${", "$${");
  }
}
