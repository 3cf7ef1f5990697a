package org.callboard.bulk;

import java.util.List;
import java.util.Optional;
import org.callboard.account.AccountSetting;
import org.callboard.subscriber.Attributes;

/** What a layout takes from a row beside what all of them have. */
public interface AdditionalCells {

  /** There are none. */
  AdditionalCells NONE = new AdditionalColumns(List.of(), new AccountCells(name -> false));

  /**
   * @throws org.callboard.platform.InvalidValueException with all that is wrong with them
   */
  Attributes attributes(CsvReader.Row row);

  /**
   * Settings of the subscriber's own layer.
   *
   * @throws org.callboard.platform.InvalidValueException with all that is wrong with them
   */
  List<AccountSetting> settings(CsvReader.Row row);

  /** What to say of cells that a spreadsheet has spoilt. */
  List<String> warnings(CsvReader.Row row);

  /** What the file calls the column of this attribute, if it has one. */
  Optional<String> columnOf(String attribute);

  /** What the file calls the column of this setting, if it has one. */
  Optional<String> columnOf(AccountSetting setting);
}
