package org.callboard.administration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file can be that is imported. */
public enum ImportKind {
  /** CSV. */
  PEOPLE,
  /** CSV, of one layer. */
  QUICK_DIAL,
  /** The users and the template of the vendor's sample server. */
  VENDOR_SAMPLE,
  /** JSON. */
  ORGANIZATION;

  /** As it stands in addresses. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ImportKind> of(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  /** Whether its lines stand each for itself, so that some of them can be imported. */
  public boolean hasLines() {
    return this != ORGANIZATION;
  }

  /** Whether it can be said what its columns mean. */
  public boolean hasColumns() {
    return this == PEOPLE || this == QUICK_DIAL;
  }
}
