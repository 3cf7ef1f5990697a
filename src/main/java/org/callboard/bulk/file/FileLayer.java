package org.callboard.bulk.file;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.callboard.account.AccountData;
import org.callboard.bulk.PreparedLine;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.EntryOrder;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Username;

/**
 * All that a file has of a layer.
 *
 * @param untold of what the file says nothing: it stays as it is
 * @param kept what entries do not mention
 */
record FileLayer(DialData dial, AccountLayer account, Set<Part> untold, EntriesKeep kept) {

  /** A member of a layer in a file. */
  enum Part {
    QUICK_DIAL,
    DIAL_ACTIONS,
    DELETED_ITEMS,
    DELETED_ACTIONS,
    ORDERED_ITEMS,
    ORDERED_ACTIONS,
    ACCOUNT;

    /** Which entries of the layers below a draft takes away. */
    static final Set<Part> DELETIONS = Set.of(DELETED_ITEMS, DELETED_ACTIONS);

    /** In which order a draft puts entries. */
    static final Set<Part> ORDERS = Set.of(ORDERED_ITEMS, ORDERED_ACTIONS);
  }

  /** A layer in which nothing is. */
  static final FileLayer EMPTY = new FileLayer(DialData.EMPTY, AccountLayer.NONE);

  /** A layer that the file does not have. */
  static final FileLayer UNTOLD =
      new FileLayer(
          DialData.EMPTY, AccountLayer.NONE, Set.of(Part.values()), EntriesKeep.nothing());

  FileLayer {
    untold = Set.copyOf(untold);
  }

  /** A whole layer. */
  FileLayer(DialData dial, AccountLayer account) {
    this(dial, account, Set.of(), EntriesKeep.nothing());
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
                true)
            .with(dial.order()),
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
    return over(before, DialData.EMPTY);
  }

  /**
   * The same of a draft.
   *
   * @param live what is below it
   * @throws InvalidValueException if a new entry does not say what it must, or one is there twice
   */
  DialData over(DialData before, DialData live) {
    StoredIds items = itemIds(before, live);
    StoredIds actions = actionIds(before, live);
    DialData after = before;
    if (!untold.contains(Part.QUICK_DIAL)) {
      after = after.withQuickDial(kept.items(before.quickDial(), dial.quickDial(), items));
    }
    if (!untold.contains(Part.DIAL_ACTIONS)) {
      after =
          after.withDialActions(kept.actions(before.dialActions(), dial.dialActions(), actions));
    }
    Deletions there = after.deletions();
    return after
        .withDeletions(
            new Deletions(
                untold.contains(Part.DELETED_ITEMS)
                    ? there.quickDial()
                    : meant(dial.deletions().quickDial(), items),
                untold.contains(Part.DELETED_ACTIONS)
                    ? there.dialActions()
                    : meant(dial.deletions().dialActions(), actions)))
        .with(
            new EntryOrder(
                untold.contains(Part.ORDERED_ITEMS)
                    ? before.order().quickDial()
                    : inOrder(dial.order().quickDial(), items),
                untold.contains(Part.ORDERED_ACTIONS)
                    ? before.order().dialActions()
                    : inOrder(dial.order().dialActions(), actions)))
        .remembering(remembered(items, actions));
  }

  private static List<String> inOrder(List<String> written, StoredIds ids) {
    return written.stream().map(ids::of).distinct().toList();
  }

  private static StoredIds itemIds(DialData before, DialData live) {
    return StoredIds.of(
        List.of(
            before.quickDial().stream().map(QuickDialItem::id).toList(),
            before.unreadable().quickDial().keySet(),
            before.deletions().quickDial(),
            live.quickDial().stream().map(QuickDialItem::id).toList(),
            live.unreadable().quickDial().keySet()));
  }

  private static StoredIds actionIds(DialData before, DialData live) {
    return StoredIds.of(
        List.of(
            before.dialActions().stream().map(DialAction::id).toList(),
            before.unreadable().dialActions().keySet(),
            before.deletions().dialActions(),
            live.dialActions().stream().map(DialAction::id).toList(),
            live.unreadable().dialActions().keySet()));
  }

  private static SortedSet<String> meant(Collection<String> written, StoredIds ids) {
    return written.stream().map(ids::of).collect(Collectors.toCollection(TreeSet::new));
  }

  /** With the entries whose ids are others now: phones may hold them as they were. */
  private DialData remembered(StoredIds items, StoredIds actions) {
    SortedMap<String, MergePriority> gone = new TreeMap<>(dial.removals());
    for (QuickDialItem item : dial.quickDial()) {
      if (!items.of(item.id()).equals(item.id())) {
        gone.merge(item.id(), item.priority(), MergePriority::higher);
      }
    }
    Set<String> goneActions = new LinkedHashSet<>(dial.removedDialActions());
    dial.dialActions().stream()
        .map(DialAction::id)
        .filter(id -> !actions.of(id).equals(id))
        .forEach(goneActions::add);
    return new DialData(List.of(), gone, List.of(), goneActions, true);
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
