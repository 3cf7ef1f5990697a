package org.callboard.bulk;

import java.util.List;
import org.callboard.account.AccountSetting;
import org.callboard.subscriber.Attributes;

/** What a layout takes from a row beside what all of them have. */
public interface AdditionalCells {

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
}
