package org.callboard.dialdata;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerEditor;
import org.callboard.layer.LayerLocks;
import org.callboard.layer.LayerSizes;

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
}
