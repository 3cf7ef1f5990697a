package org.callboard.bulk;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.AccountSetting;
import org.callboard.account.KnownSetting;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.XmlFragment;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.subscriber.Attributes;

/**
 * A column with an account setting of the subscriber's own layer, or with an attribute.
 *
 * @param header as it stands in the file
 * @param name of the setting, or of the attribute
 * @param known the setting, if it is one that the app is known to have
 */
record AccountColumn(
    int index, String header, boolean isAttribute, String name, Optional<KnownSetting> known) {

  static final String SETTING = "setting:";
  static final String ATTRIBUTE = "attribute:";

  /** Settings by the name of their column; their own names are taken by those of subscribers. */
  private static final Map<String, String> SIP =
      Map.of("sipusername", "username", "sippassword", "password");

  /**
   * What the column is here; empty if it is nothing.
   *
   * @param byName whether it may be a setting that is called so, without saying that it is one
   * @throws InvalidValueException if it cannot be what it says
   */
  static Optional<AccountColumn> of(ColumnMap.Column column, boolean byName) {
    String name = column.name();
    int index = column.index();
    Optional<String> attribute = after(ATTRIBUTE, name);
    if (attribute.isPresent()) {
      if (!Attributes.isName(attribute.get())) {
        throw new InvalidValueException(
            "name",
            "must have at most 50 letters, digits and underscores, and must not be one of "
                + Attributes.RESERVED.stream().sorted().collect(Collectors.joining(", "))
                + ".");
      }
      return Optional.of(
          new AccountColumn(index, column.header(), true, attribute.get(), Optional.empty()));
    }
    String plain = ColumnName.plain(name);
    return after(SETTING, name)
        .or(() -> Optional.ofNullable(SIP.get(plain)))
        .or(
            () ->
                Optional.ofNullable(Catalogue.BY_PLAIN_NAME.get(plain))
                    .filter(known -> byName)
                    .map(KnownSetting::name))
        .map(setting -> setting(index, column.header(), setting));
  }

  private static AccountColumn setting(int index, String header, String name) {
    new AccountSetting(name, new KeyNodeValue.Plain(""), Optional.empty(), false); // checks it
    Optional<KnownSetting> known = AccountCatalogue.find(name);
    if (known.filter(KnownSetting::serversOwn).isPresent()) {
      throw new InvalidValueException("name", "is a setting that only the server itself sends.");
    }
    return new AccountColumn(index, header, false, name, known);
  }

  private static Optional<String> after(String prefix, String header) {
    return header.regionMatches(true, 0, prefix, 0, prefix.length())
        ? Optional.of(header.substring(prefix.length()).strip())
        : Optional.empty();
  }

  /** Read when it is first asked for. */
  private static final class Catalogue {
    static final Map<String, KnownSetting> BY_PLAIN_NAME =
        AccountCatalogue.all().stream()
            .collect(Collectors.toMap(k -> ColumnName.plain(k.name()), Function.identity()));
  }

  /** What no two columns of a file may have in common. */
  String target() {
    return (isAttribute ? ATTRIBUTE : SETTING) + name;
  }

  private boolean isSecret() {
    return known.filter(KnownSetting::secret).isPresent();
  }

  /** Empty if nobody sees anything in it. A secret is never exported, so never escaped either. */
  String cell(CsvReader.Row row) {
    String cell = isSecret() ? row.rawCell(index) : row.cell(index);
    return Text.cut(cell).isEmpty() ? "" : cell;
  }

  Optional<String> warning(CsvReader.Row row) {
    return row.warning(index, header, isSecret());
  }

  /**
   * The setting that a cell makes.
   *
   * @throws InvalidValueException if it is none that the app would take
   */
  AccountSetting setting(String cell) {
    KeyNodeValue text = new KeyNodeValue.Plain(cell);
    try {
      return AccountCells.checked(header, setting(text));
    } catch (InvalidValueException e) {
      if (isSecret() || !cell.startsWith("<")) {
        throw e;
      }
      // The setting wants elements, not text.
      return AccountCells.checked(header, setting(new KeyNodeValue.Subtree(new XmlFragment(cell))));
    }
  }

  private AccountSetting setting(KeyNodeValue value) {
    return new AccountSetting(name, value, Optional.empty(), isSecret()).cut();
  }
}
