package org.callboard.bulk.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.callboard.account.AccountData;
import org.callboard.bulk.PreparedLine;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.platform.InvalidValueException;

/** All that a file has of a layer. */
record FileLayer(DialData dial, AccountLayer account) {

  static final FileLayer EMPTY = new FileLayer(DialData.EMPTY, AccountLayer.NONE);

  /** As it is exported. */
  static FileLayer of(DialData dial, AccountData account, boolean withSecrets) {
    return new FileLayer(dial, AccountLayer.of(account, withSecrets));
  }

  /**
   * The same as somebody types it, for an author of a file may be anybody: without what nobody
   * sees.
   *
   * @throws org.callboard.platform.InvalidValueException if what is dialled has that inside
   */
  FileLayer given() {
    List<QuickDialItem> items = dial.quickDial().stream().map(FileLayer::given).toList();
    return new FileLayer(
        new DialData(
            items,
            dial.removals(),
            dial.dialActions(),
            dial.removedDialActions(),
            dial.deletions(),
            true),
        account.given());
  }

  private static QuickDialItem given(QuickDialItem item) {
    try {
      return item.given();
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          "The item " + item.id() + ": " + e.violations().get(0).field(),
          e.violations().get(0).sentence());
    }
  }

  boolean isEmpty() {
    return equals(EMPTY);
  }

  /** What becomes of the account layers of these lines, by the key of the username. */
  static Map<String, UnaryOperator<AccountData>> accounts(
      List<PreparedLine> lines, Map<Long, FileLayer> layerOfLine) {
    Map<String, UnaryOperator<AccountData>> accounts = new HashMap<>();
    for (PreparedLine line : lines) {
      AccountLayer account = layerOfLine.getOrDefault(line.line(), EMPTY).account();
      if (!account.saysNothing()) {
        accounts.put(line.entry().username().key(), account::over);
      }
    }
    return accounts;
  }
}
