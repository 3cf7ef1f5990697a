package org.callboard.administration;

import java.util.List;
import java.util.Optional;
import org.callboard.bulk.OnConflict;

/**
 * What can be chosen of an import when its file is there.
 *
 * @param charset the encoding of the file, if its sender names it
 * @param meanings what its columns mean, in their order; empty text for what they are called
 * @param skipsUnknown whether columns that are not known are passed over
 */
public record ImportChoice(
    OnConflict onConflict, Optional<String> charset, List<String> meanings, boolean skipsUnknown) {

  /** A column of this meaning is passed over. */
  public static final String NOTHING = "-";

  public ImportChoice {
    meanings = List.copyOf(meanings);
  }

  /** Before anybody has looked at the columns. */
  public ImportChoice(OnConflict onConflict, Optional<String> charset) {
    this(onConflict, charset, List.of(), false);
  }
}
