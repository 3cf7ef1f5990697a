package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.callboard.audit.RecordLine;
import org.callboard.bulk.QuickDialFile.Line;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.Draft;
import org.callboard.dialdata.DraftOrder;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.job.Work;
import org.callboard.layer.EntryChange;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerKey;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;

/** Imports quick dial items of one layer from CSV. A layer is small, so this is one edit of it. */
@ApplicationScoped
public class QuickDialImport {

  /** What is in no line. */
  private static final int NO_LINE = 0;

  private final BulkTransaction transaction;
  private final DialDataEditor editor;

  /** For the container's proxy only. */
  protected QuickDialImport() {
    this(null, null);
  }

  @Inject
  QuickDialImport(BulkTransaction transaction, DialDataEditor editor) {
    this.transaction = transaction;
    this.editor = editor;
  }

  /** An import of quick dial items of this layer. */
  public Work work(LayerAddress layer, Upload file, ImportOptions how) {
    return new Work(
        "quick-dial",
        Optional.of(layer.organization().id()),
        how.dryRun(),
        progress -> run(layer, file, how, progress));
  }

  private boolean run(LayerAddress layer, Upload file, ImportOptions how, Progress progress)
      throws IOException {
    List<Line> lines = QuickDialFile.read(file, how, progress);
    return transaction.tryOut(
        how,
        progress,
        () -> {
          try {
            record(
                layer,
                lines,
                editor.edit(layer, before -> edit(layer, before, how, progress).with(lines)),
                how,
                progress);
          } catch (InvalidValueException | EditRefusedException e) {
            // The layer or the organization is too large. With an error, nothing is committed.
            progress.report(ReportLine.error(NO_LINE, "", e.getMessage()));
          }
        });
  }

  /** Beside the edit of the list, by which it can be undone, what each line changed. */
  private void record(
      LayerAddress layer,
      List<Line> lines,
      LayerEdit<DialData> edit,
      ImportOptions how,
      Progress progress) {
    if (progress.hasErrors() || how.dryRun()) {
      return;
    }
    Map<String, Long> lineOf = new HashMap<>();
    lines.forEach(line -> lineOf.put(line.written(), line.line()));
    lines.forEach(line -> lineOf.put(line.id(), line.line()));
    String path = layer.path() + "/quick-dial";
    ImportRecord record = transaction.record(path + ".csv");
    record.add(
        layer.organization(),
        EntryChange.of(edit.before().quickDial(), edit.after().quickDial(), QuickDialItem::id)
            .stream()
            .map(
                change ->
                    new RecordLine(
                        lineOf.getOrDefault(change.id(), (long) NO_LINE),
                        path + "/" + change.id(),
                        change.before().map(DialDataJson::of).map(JsonObject::toString),
                        change.after().map(DialDataJson::of).map(JsonObject::toString)))
            .sorted(Comparator.comparingLong(RecordLine::line))
            .toList());
    record.end(layer.organization(), progress.counts());
  }

  /** The draft stands for the live layer, which the edit of the draft has locked as well. */
  private Edit edit(LayerAddress layer, DialData before, ImportOptions how, Progress progress) {
    boolean isOfDraft = layer.key().kind() == LayerKey.Kind.DRAFT;
    DialData live =
        isOfDraft
            ? editor.read(LayerKey.ofOrganization(layer.organization().id()))
            : DialData.EMPTY;
    return new Edit(before, isOfDraft, live, how, progress);
  }

  /**
   * One edit.
   *
   * @param before what is in the layer
   * @param live what the layer, if it is the draft, is to change
   */
  private record Edit(
      DialData before, boolean isOfDraft, DialData live, ImportOptions how, Progress progress) {

    DialData with(List<Line> lines) {
      Map<String, QuickDialItem> there = byId(before.quickDial());
      Map<String, QuickDialItem> said = new LinkedHashMap<>();
      Map<String, Line> lineOf = new HashMap<>();
      for (Line read : lines) {
        Line line = isStored(read.written(), there) ? read.asWritten() : read;
        Optional<Line> earlier =
            Optional.of(line.id())
                .filter(id -> !id.isEmpty())
                .flatMap(id -> Optional.ofNullable(lineOf.putIfAbsent(id, line)));
        read(line, earlier, there).ifPresent(item -> said.put(item.id(), item));
      }
      if (progress.hasErrors()) {
        return before;
      }
      if (how.onConflict() == OnConflict.REPLACE) {
        return replaced(said);
      }
      Map<String, QuickDialItem> items = new LinkedHashMap<>(there);
      items.putAll(said);
      return before.withQuickDial(List.copyOf(items.values())).leavingUnreadableOf(before);
    }

    /** Whether an item has the id as it stands in the file, with what nobody sees at its ends. */
    private boolean isStored(String id, Map<String, QuickDialItem> there) {
      return there.containsKey(id) || live.item(id).isPresent();
    }

    /** What the line makes of the item, unless that stays as it is. */
    private Optional<QuickDialItem> read(
        Line line, Optional<Line> earlier, Map<String, QuickDialItem> there) {
      QuickDialItem old = there.get(line.id());
      Outcome outcome = old == null ? Outcome.CREATE : how.onConflict().outcome();
      String exists = outcome == Outcome.ERROR ? "This item exists already." : "";
      Violations violations = new Violations();
      earlier.ifPresent(other -> violations.check(() -> line.checkNotIn(other)));
      QuickDialItem item =
          violations.read(
              () -> line.item(Optional.ofNullable(old).or(() -> shown(line.id()))), null);
      if (outcome == Outcome.CREATE) {
        violations.check(() -> Text.checkNew(QuickDialColumns.ID, line.id()));
      }
      try {
        violations.throwIfAny();
      } catch (InvalidValueException e) {
        progress.report(line.wrong(e, exists));
        return Optional.empty();
      }
      if (!exists.isEmpty()) {
        progress.report(ReportLine.error(line.line(), line.id(), exists));
        return Optional.empty();
      }
      progress.report(
          new ReportLine(
              line.line(),
              outcome,
              Optional.of(item.id()),
              Optional.of(String.join(" ", line.warnings())).filter(text -> !text.isEmpty())));
      return Optional.of(item).filter(i -> outcome != Outcome.SKIP);
    }

    /** The live item that the draft would show. */
    private Optional<QuickDialItem> shown(String id) {
      return live.item(id).filter(item -> !before.deletions().quickDial().contains(id));
    }

    /**
     * The file is the list, and in its order. In the draft, what is live and not in the file is
     * taken away.
     */
    private DialData replaced(Map<String, QuickDialItem> said) {
      SortedSet<String> deleted = new TreeSet<>(byId(live.quickDial()).keySet());
      deleted.addAll(live.unreadable().quickDial().keySet());
      deleted.removeAll(said.keySet());
      SortedSet<String> gone = new TreeSet<>(byId(before.quickDial()).keySet());
      gone.addAll(before.unreadable().quickDial().keySet());
      gone.removeAll(said.keySet());
      gone.addAll(deleted);
      gone.removeAll(before.deletions().quickDial());
      gone.forEach(id -> progress.report(ReportLine.of(NO_LINE, Outcome.DELETE, id)));
      DialData edited =
          before
              .withQuickDial(
                  List.copyOf(said.values())) // an item that stays would undo its deletion
              .withDeletions(
                  new Deletions(
                      isOfDraft
                          ? deleted
                          : before.deletions().quickDial(), // of these it says nothing
                      before.deletions().dialActions()));
      return isOfDraft
          ? DraftOrder.QUICK_DIAL.ordered(new Draft(live, edited), List.copyOf(said.keySet()))
          : edited;
    }

    private static Map<String, QuickDialItem> byId(Collection<QuickDialItem> items) {
      Map<String, QuickDialItem> byId = new LinkedHashMap<>();
      items.forEach(item -> byId.put(item.id(), item));
      return byId;
    }
  }
}
