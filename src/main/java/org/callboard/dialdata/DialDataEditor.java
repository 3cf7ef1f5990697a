package org.callboard.dialdata;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerEditor;
import org.callboard.layer.LayerLocks;
import org.callboard.layer.LayerSizes;
import org.callboard.platform.Text;

/** Edits the dial data of layers. */
@Stateless
@PermitAll
public class DialDataEditor extends LayerEditor<DialData> {

  /** For the container's proxy only. */
  public DialDataEditor() {}

  @Inject
  DialDataEditor(
      DialDataTable table, LayerLocks locks, ChangeFeed changes, AuditLog audit, LayerSizes sizes) {
    super(table, locks, changes, audit, sizes);
  }

  @Override
  public String recordedAs() {
    return "";
  }

  @Override
  protected Optional<Difference> difference(LayerEdit<DialData> edit) {
    return DialDataJson.difference(edit.before(), edit.after())
        .flatMap(
            before ->
                DialDataJson.difference(edit.after(), edit.before())
                    .map(after -> new Difference(before, after)));
  }

  @Override
  protected DialData ofRecord(JsonObject lists) {
    return DialUndoJson.ofRecord(lists);
  }

  @Override
  protected void checkAlone(LayerAddress address, LayerEdit<DialData> edit) {
    Set<String> ids = new HashSet<>(ids(edit.after()));
    ids.removeAll(ids(edit.before()));
    ids.forEach(id -> Text.checkNew("id", id));
  }

  private static Set<String> ids(DialData data) {
    return Stream.concat(
            data.quickDial().stream().map(QuickDialItem::id),
            data.dialActions().stream().map(DialAction::id))
        .collect(Collectors.toSet());
  }
}
