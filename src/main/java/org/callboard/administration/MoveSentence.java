package org.callboard.administration;

/** What became of somebody who went to another organization, as a part of a sentence. */
final class MoveSentence {

  private MoveSentence() {}

  /** An entry of either organization names the other to nobody. */
  static Phrase moved(Phrase subscriber, boolean came) {
    return came
        ? Phrase.of("moved …, from another organization", subscriber)
        : Phrase.of("moved …, to another organization", subscriber);
  }

  static Phrase ended(String name, Phrase organization) {
    return Phrase.of("ended the name … of somebody who was moved away from …", name, organization);
  }
}
