package org.callboard.administration;

/** What became of somebody who went to another organization, as a part of a sentence. */
final class MoveSentence {

  private MoveSentence() {}

  /** An entry of either organization names the other to nobody. */
  static String moved(String subscriber, boolean came) {
    return "moved "
        + subscriber
        + (came ? ", from another organization" : ", to another organization");
  }

  static String ended(String name, String organization) {
    return "ended the name " + name + " of somebody who was moved away from " + organization;
  }
}
