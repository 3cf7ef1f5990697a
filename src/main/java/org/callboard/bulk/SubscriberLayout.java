package org.callboard.bulk;

import java.util.List;

/** Which columns a file of subscribers has, and what else belongs to its import. */
public interface SubscriberLayout {

  /** The last part of the path that the record names. */
  String name();

  /**
   * What makes values of the rows below this header.
   *
   * @throws MalformedFileException if the header is not acceptable
   */
  SubscriberLineReader lines(List<String> header);

  /** What the report says of the file, when its header was read. */
  List<String> notes();

  /**
   * Called once, behind all subscribers, in the transaction if it writes.
   *
   * @param writes false if nothing is to be written
   */
  void finish(boolean writes);
}
