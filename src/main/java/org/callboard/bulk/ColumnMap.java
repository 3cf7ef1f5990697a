package org.callboard.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;

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

    /** What is wrong with saying both of one column; it begins with a verb. */
    private Optional<String> against(Entry earlier) {
      String name = "'" + ColumnName.shown(from) + "'";
      if (to.isEmpty() && earlier.to.isEmpty()) {
        return Optional.of("skips " + name + " twice.");
      }
      if (to.isEmpty() || earlier.to.isEmpty()) {
        String meaning = to.isEmpty() ? earlier.to : to;
        return Optional.of("says that " + name + " is " + meaning + ", and skips it.");
      }
      boolean isExact = to.contains(":"); // before it stands what kind of name follows
      boolean same =
          isExact || earlier.to.contains(":")
              ? to.equals(earlier.to)
              : ColumnName.plain(to).equals(ColumnName.plain(earlier.to));
      return same ? Optional.of("says twice that " + name + " is " + to + ".") : Optional.empty();
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
      String from = ColumnName.of(quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\""));
      if (from.isEmpty()) {
        break;
      }
      entries.add(new Entry(from, ColumnName.of(matcher.group(3))));
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
    checkPairs(entries);
    return new ColumnMap(entries);
  }

  private static void checkPairs(List<Entry> entries) {
    Map<String, List<Entry>> byName = new HashMap<>();
    Violations violations = new Violations();
    for (Entry entry : entries) {
      List<Entry> earlier = byName.computeIfAbsent(entry.from(), name -> new ArrayList<>());
      against(entry, earlier).ifPresent(sentence -> violations.add(FIELD, sentence));
      earlier.add(entry);
    }
    violations.throwIfAny();
  }

  private static Optional<String> against(Entry entry, List<Entry> earlier) {
    return earlier.stream().flatMap(other -> entry.against(other).stream()).findFirst();
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
    Header names = new Header(header);
    List<List<Entry>> found = new ArrayList<>();
    header.forEach(name -> found.add(new ArrayList<>()));
    Set<String> faults = new LinkedHashSet<>();
    for (Entry entry : entries) {
      List<Integer> places = names.places(entry.from());
      fault(entry, places, header).ifPresent(faults::add);
      for (int place : places) {
        against(entry, found.get(place)).ifPresent(said -> faults.add(FIELD + " " + said));
        found.get(place).add(entry);
      }
    }
    wrong.addAll(faults);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (found.get(i).isEmpty() && !name.isEmpty()) {
        columns.add(new Column(i, name, name, false));
      }
      for (Entry entry : found.get(i)) {
        if (entry.to().isEmpty()) {
          passedOver.add(name);
        } else {
          columns.add(new Column(i, name, entry.to(), true));
        }
      }
    }
    return columns;
  }

  /** What is wrong with where the file has it. Columns of one name may be passed over together. */
  private static Optional<String> fault(Entry entry, List<Integer> places, List<String> header) {
    String name = ColumnName.shown(entry.from());
    if (places.isEmpty()) {
      return Optional.of("The file has no column '" + name + "'.");
    }
    Set<String> names = new LinkedHashSet<>();
    places.forEach(i -> names.add(header.get(i)));
    if (names.size() > 1) {
      return Optional.of(
          FIELD
              + " has '"
              + name
              + "', which may be "
              + names.stream()
                  .map(n -> "'" + ColumnName.shown(n) + "'")
                  .collect(Collectors.joining(" or "))
              + ". Write the name as the file has it.");
    }
    return places.size() > 1 && !entry.to().isEmpty()
        ? Optional.of("The column '" + name + "' occurs twice.")
        : Optional.empty();
  }

  /** The names of a file's columns, in the forms in which they are compared. */
  private static final class Header {

    private static final List<UnaryOperator<String>> FORMS =
        List.of(UnaryOperator.identity(), Text::folded, ColumnName::plain, Header::withoutMark);

    private final List<Map<String, List<Integer>>> places = new ArrayList<>();

    private Header(List<String> names) {
      for (UnaryOperator<String> form : FORMS) {
        Map<String, List<Integer>> byName = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
          byName.computeIfAbsent(form.apply(names.get(i)), n -> new ArrayList<>()).add(i);
        }
        places.add(byName);
      }
    }

    /**
     * Where it is: under exactly this name, or else under one that differs in case, or else in what
     * stands between words, or in a mark before all of it.
     */
    List<Integer> places(String name) {
      for (int i = 0; i < FORMS.size(); i++) {
        List<Integer> found = places.get(i).get(FORMS.get(i).apply(name));
        if (found != null) {
          return found;
        }
      }
      return List.of();
    }

    private static String withoutMark(String name) {
      String plain = ColumnName.plain(name);
      return plain.length() > 1 && plain.startsWith("#") ? plain.substring(1) : plain;
    }
  }
}
