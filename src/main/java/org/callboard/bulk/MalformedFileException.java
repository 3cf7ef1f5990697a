package org.callboard.bulk;

/** A file cannot be read from a certain line on. */
public class MalformedFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long line;

  /**
   * @param line as an editor counts, from 1
   * @param sentence for a person
   */
  public MalformedFileException(long line, String sentence) {
    super(sentence);
    this.line = line;
  }

  public long line() {
    return line;
  }
}
