package org.callboard.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;

/**
 * What columns of a foreign file are here, as the caller says it: {@code Extension:username,"Last,
 * First":displayName,Secret:}. A column may be several things, and may be nothing.
 */
public record ColumnMap(List<Entry> entries) {

  /** Nothing is called otherwise. */
  public static final ColumnMap NONE = new ColumnMap(List.of());

  private static final String FIELD = "map";
  private static final int MAX = 1000;

  /** Possessive: a loop over alternatives would take a stack frame for each character. */
  private static final String QUOTED = "\"(?!\"\\s*:)([^\"]*+(?:\"\"[^\"]*+)*+)\"";

  private static final Pattern ENTRY =
      Pattern.compile("\\s*(?:" + QUOTED + "|([^\":,][^:,]*))\\s*:([^,]*)(?:,|$)");

  /**
   * One column.
   *
   * @param to what it is here; empty if it is passed over
   */
  public record Entry(String from, String to) {

    /** Case does not count, nor what stands between words, nor a mark before all names. */
    boolean isOf(String header) {
      return plain(from).equals(plain(header));
    }

    private static String plain(String name) {
      String plain = name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
      return plain.length() > 1 && plain.startsWith("#") ? plain.substring(1) : plain;
    }
  }

  public ColumnMap {
    entries = List.copyOf(entries);
  }

  /**
   * Reads it as it stands in an address.
   *
   * @throws InvalidValueException if it is none
   */
  public static ColumnMap of(String text) {
    List<Entry> entries = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      String quoted = matcher.group(1);
      String from = quoted == null ? matcher.group(2).strip() : quoted.replace("\"\"", "\"");
      entries.add(new Entry(from, matcher.group(3).strip()));
      end = matcher.end();
    }
    if (end < text.length() || entries.isEmpty()) {
      throw new InvalidValueException(
          FIELD,
          "must be a list of columns and their meaning here, for example"
              + " Extension:username,Name:displayName.");
    }
    if (entries.size() > MAX) {
      throw new InvalidValueException(FIELD, "must name at most " + MAX + " columns.");
    }
    return new ColumnMap(entries);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * A column of a file.
   *
   * @param header as the file names it
   * @param name what it is here
   * @param mapped whether the caller has said so
   */
  record Column(int index, String header, String name, boolean mapped) {}

  /**
   * The columns of a file, without those that have no name. A column that is several things comes
   * several times.
   *
   * @param wrong is told what the file has not
   * @param passedOver is told what the caller passes over
   */
  List<Column> columns(List<String> header, List<String> wrong, Set<String> passedOver) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      List<Entry> found = entries.stream().filter(entry -> entry.isOf(name)).toList();
      if (found.isEmpty() && !name.isEmpty()) {
        columns.add(new Column(i, name, name, false));
      }
      for (Entry entry : found) {
        if (entry.to().isEmpty()) {
          passedOver.add(name);
        } else {
          columns.add(new Column(i, name, entry.to(), true));
        }
      }
    }
    entries.stream()
        .filter(entry -> header.stream().noneMatch(entry::isOf))
        .map(entry -> "The file has no column '" + SubscriberColumns.shown(entry.from()) + "'.")
        .distinct()
        .forEach(wrong::add);
    return columns;
  }
}
