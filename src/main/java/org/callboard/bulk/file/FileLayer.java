package org.callboard.bulk.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.callboard.account.AccountData;
import org.callboard.bulk.PreparedLine;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Username;

/**
 * All that a file has of a layer.
 *
 * @param untold of what the file says nothing: it stays as it is
 * @param kept what items do not mention
 */
record FileLayer(DialData dial, AccountLayer account, Set<Part> untold, ItemsKeep kept) {

  /** A member of a layer in a file. */
  enum Part {
    QUICK_DIAL,
    DIAL_ACTIONS,
    DELETIONS,
    ACCOUNT
  }

  /** A layer in which nothing is. */
  static final FileLayer EMPTY = new FileLayer(DialData.EMPTY, AccountLayer.NONE);

  /** A layer that the file does not have. */
  static final FileLayer UNTOLD =
      new FileLayer(DialData.EMPTY, AccountLayer.NONE, Set.of(Part.values()), ItemsKeep.nothing());

  FileLayer {
    untold = Set.copyOf(untold);
  }

  /** A whole layer. */
  FileLayer(DialData dial, AccountLayer account) {
    this(dial, account, Set.of(), ItemsKeep.nothing());
  }

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
        account.given(),
        untold,
        kept);
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

  boolean saysNothing() {
    return equals(UNTOLD);
  }

  /** What becomes of what is there. What was there is remembered, and what the file remembers. */
  DialData over(DialData before) {
    DialData after = before;
    if (!untold.contains(Part.QUICK_DIAL)) {
      after = after.withQuickDial(kept.over(before.quickDial(), dial.quickDial()));
    }
    if (!untold.contains(Part.DIAL_ACTIONS)) {
      after = after.withDialActions(dial.dialActions());
    }
    if (!untold.contains(Part.DELETIONS)) {
      after = after.withDeletions(dial.deletions());
    }
    return after.remembering(
        new DialData(List.of(), dial.removals(), List.of(), dial.removedDialActions(), true));
  }

  /** The same of the account settings. */
  AccountData over(AccountData before) {
    return untold.contains(Part.ACCOUNT) ? before : account.over(before);
  }

  /** What becomes of the account layers of these lines. */
  static Map<Username, UnaryOperator<AccountData>> accounts(
      List<PreparedLine> lines, Map<Long, FileLayer> layerOfLine) {
    Map<Username, UnaryOperator<AccountData>> accounts = new HashMap<>();
    for (PreparedLine line : lines) {
      FileLayer layer = layerOfLine.getOrDefault(line.line(), UNTOLD);
      if (!layer.untold().contains(Part.ACCOUNT)) {
        accounts.put(line.entry().username(), layer::over);
      }
    }
    return accounts;
  }
}
