package org.callboard.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.callboard.account.AccountSetting;
import org.callboard.bulk.SubscriberColumns.Column;
import org.callboard.organization.GroupName;
import org.callboard.password.PasswordRule;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.Username;

/** Makes values of rows, and finds usernames that stand twice in one file. */
public final class SubscriberLineReader {

  /**
   * A row as it was read.
   *
   * @param password empty if there is none in this line
   * @param settings of the subscriber's own layer
   * @param warnings for whoever has sent it
   */
  public record Line(
      long line,
      SubscriberEntry entry,
      Optional<String> password,
      List<AccountSetting> settings,
      List<String> warnings) {

    /** As it is to be written. */
    PreparedLine prepared(Optional<String> hash) {
      SubscriberEntry hashed =
          new SubscriberEntry(
              entry.username(),
              entry.displayName(),
              entry.enabled(),
              hash,
              entry.groups(),
              entry.attributes());
      return new PreparedLine(line, hashed, settings, warnings);
    }

    @Override
    public String toString() {
      return "Line[" + line + "]";
    }
  }

  /** How faults name attributes. */
  private static final String ATTRIBUTE = "attributes.";

  /** In the place of a name that cannot be one, while the rest of its line is looked at. */
  private static final Username NOBODY = new Username("?");

  private final SubscriberColumns columns;
  private final AdditionalCells additional;
  private final Map<String, Long> lineOf = new HashMap<>();

  public SubscriberLineReader(SubscriberColumns columns, AdditionalCells additional) {
    this.columns = columns;
    this.additional = additional;
  }

  /** The username as it stands there, for the report. */
  String id(CsvReader.Row row) {
    return columns.cell(row, Column.USERNAME).orElse("");
  }

  /**
   * @throws InvalidValueException with all that is wrong with the line
   */
  public Line read(CsvReader.Row row) {
    return read(row, (username, password) -> {});
  }

  /**
   * The same, and a check of the password that it has.
   *
   * @throws InvalidValueException with all that is wrong with the line
   */
  Line read(CsvReader.Row row, BiConsumer<Username, String> checkOfPassword) {
    try {
      return checked(row, checkOfPassword);
    } catch (InvalidValueException e) {
      throw inTheFilesWords(e);
    }
  }

  /** The same faults, which name columns as the file names them. */
  InvalidValueException inTheFilesWords(InvalidValueException e) {
    return new InvalidValueException(
        e.violations().stream()
            .map(v -> new InvalidValueException.Violation(column(v.field()), v.sentence()))
            .toList());
  }

  private String column(String field) {
    if (field.startsWith(ATTRIBUTE)) {
      return additional.columnOf(field.substring(ATTRIBUTE.length())).orElse(field);
    }
    return columns.header(field).orElse(field);
  }

  /** Where the username stands of what was read; 0 if it does not. */
  long lineOf(Username username) {
    return lineOf.getOrDefault(username.key(), 0L);
  }

  /** What the file calls the column of this setting, if it has one. */
  Optional<String> columnOf(AccountSetting setting) {
    return additional.columnOf(setting);
  }

  private Line checked(CsvReader.Row row, BiConsumer<Username, String> checkOfPassword) {
    Violations violations = new Violations();
    Username username = violations.read(() -> Username.given(id(row)), NOBODY);
    violations.check(() -> checkIsFirst(username, row));
    Optional<String> displayName = columns.cell(row, Column.DISPLAY_NAME).map(Text::cut);
    Optional<Boolean> enabled = violations.read(() -> enabled(row), Optional.empty());
    Optional<String> password =
        columns.rawCell(row, Column.PASSWORD).filter(text -> !text.isEmpty());
    password.ifPresent(
        text ->
            violations.check(
                () -> checkOfPassword.accept(username, PasswordRule.checked("password", text))));
    Optional<List<GroupName>> groups = violations.read(() -> groups(row), Optional.empty());
    Attributes attributes = violations.read(() -> additional.attributes(row), Attributes.NONE);
    List<AccountSetting> settings = violations.read(() -> additional.settings(row), List.of());
    SubscriberEntry entry =
        violations.read(
            () ->
                new SubscriberEntry(
                    username, displayName, enabled, Optional.empty(), groups, attributes),
            null);
    violations.throwIfAny();
    List<String> warnings = new ArrayList<>(columns.warnings(row));
    warnings.addAll(additional.warnings(row));
    return new Line(row.line(), entry, password, settings, warnings);
  }

  private void checkIsFirst(Username username, CsvReader.Row row) {
    Long earlier = username == NOBODY ? null : lineOf.putIfAbsent(username.key(), row.line());
    if (earlier != null) {
      throw new InvalidValueException(
          "username", "is already in line " + earlier + " (case does not count).");
    }
  }

  private Optional<Boolean> enabled(CsvReader.Row row) {
    String text =
        columns.cell(row, Column.ENABLED).map(t -> Text.cut(t).toLowerCase(Locale.ROOT)).orElse("");
    return switch (text) {
      case "" -> Optional.empty();
      case "true", "yes", "1" -> Optional.of(true);
      case "false", "no", "0" -> Optional.of(false);
      default -> throw new InvalidValueException("enabled", "must be true or false.");
    };
  }

  /** Empty if the file has no such column: then nobody's groups change. */
  private Optional<List<GroupName>> groups(CsvReader.Row row) {
    return columns
        .cell(row, Column.GROUPS)
        .map(
            cell -> {
              Set<GroupName> names = new LinkedHashSet<>(); // twins have one key
              Violations violations = new Violations();
              for (String text : cell.split("\\|")) {
                if (!Text.cut(text).isEmpty()) {
                  violations.check(() -> names.add(GroupName.given(text)));
                }
              }
              violations.throwIfAny();
              return new ArrayList<>(names);
            });
  }
}
