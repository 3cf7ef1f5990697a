package org.callboard.administration;

import java.util.List;

/** Whom an act is about: people who are named, or those whom a search finds. */
public sealed interface Selection {

  /**
   * Nobody twice.
   *
   * @param usernames in the order in which they are to be answered
   */
  record Named(List<String> usernames) implements Selection {}

  /** In the order of their names. */
  record Found(SubscriberSearch search) implements Selection {}
}
