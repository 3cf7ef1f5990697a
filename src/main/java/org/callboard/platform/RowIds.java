package org.callboard.platform;

/** How rows get their ids. The names are constants because annotations need them. */
public final class RowIds {

  /** The sequence of all tables but those below. */
  public static final String SEQUENCE = "callboard_id";

  /** How many ids are taken from the sequence at once. */
  public static final int ALLOCATION = 50;

  /**
   * The sequence of tables whose ids tell the order in which their rows were made: each id is taken
   * by itself, so that two nodes' rows do not come in blocks.
   */
  public static final String IN_ORDER = "callboard_order";

  private RowIds() {}
}
