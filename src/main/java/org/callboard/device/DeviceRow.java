package org.callboard.device;

import java.util.Comparator;
import java.util.Optional;

/** A row of a device, as administrators see it and with its id. */
public record DeviceRow(long id, DeviceView view) {

  /**
   * Who goes first if there must be room. A token that was never used and names no installation is
   * probably nobody's: each call of a server that fetches an account for itself makes one.
   */
  static final Comparator<DeviceRow> FIRST_TO_GO =
      Comparator.comparing((DeviceRow row) -> row.view().lastSeen().isPresent())
          .thenComparing(
              row -> row.view().lastSeen().isEmpty() && row.view().installation().isPresent())
          .thenComparing(row -> row.view().lastSeen().orElse(row.view().firstSeen()))
          .thenComparing(DeviceRow::id);

  /** The last seen first, revoked ones at the end. */
  static final Comparator<DeviceRow> AS_SHOWN =
      Comparator.comparing((DeviceRow row) -> row.view().revoked())
          .thenComparing(
              row -> row.view().lastSeen().orElse(row.view().firstSeen()),
              Comparator.reverseOrder())
          .thenComparing(DeviceRow::id, Comparator.reverseOrder());

  boolean isLiving() {
    return !view.revoked();
  }

  boolean isOf(Optional<String> installation) {
    return installation.isPresent() && view.installation().equals(installation);
  }
}
