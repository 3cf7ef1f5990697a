package org.callboard.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of the record.
 *
 * @param total how many entries there are on all pages
 * @param searchedBackTo a text was looked for in no older entries than this; empty if in all
 */
public record AuditPage(List<AuditEntry> items, long total, Optional<Instant> searchedBackTo) {

  public AuditPage {
    items = List.copyOf(items);
  }
}
