package org.callboard.platform;

/** How rows get their ids. The names are constants because annotations need them. */
public final class RowIds {

  /** The one sequence of all tables. */
  public static final String SEQUENCE = "callboard_id";

  /** How many ids are taken from the sequence at once. */
  public static final int ALLOCATION = 50;

  private RowIds() {}
}
