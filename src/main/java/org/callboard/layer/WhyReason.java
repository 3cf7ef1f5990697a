package org.callboard.layer;

import java.util.Optional;

/** Why a phone has what a layer says, or has it not. */
public enum WhyReason {
  /** It is sent. */
  SENT("sent"),
  /** A layer above says something else under the same id. */
  OVERRIDDEN("overridden"),
  /** A layer above hides it. */
  TAKEN_AWAY("takenAway"),
  /** It is in the draft only. */
  ONLY_IN_DRAFT("onlyInDraft"),
  /** It is in a group of which this person is no member. */
  NOT_A_MEMBER("notAMember"),
  /** It was in this layer, and is deleted. */
  DELETED("deleted"),
  /** It would be sent, but all together is more than one answer may have. */
  TOO_LONG("tooLong"),
  /** Its value is empty for this person, or none that the app takes. */
  LEFT_OUT("leftOut");

  private final String label;

  WhyReason(String label) {
    this.label = label;
  }

  /** As administrators see it. */
  public String label() {
    return label;
  }

  /**
   * The same for people.
   *
   * @param layer the name of the layer that it is in, or was in
   * @param decidedBy the name of the layer above that covers it, if one does
   * @param alike what covers it there, for people
   * @param own what a person has of their own
   */
  public String sentence(String layer, Optional<String> decidedBy, String alike, String own) {
    String from = words(layer, own);
    String above = decidedBy.map(name -> words(name, own)).orElse("");
    return switch (this) {
      case SENT ->
          layer.equals("server")
              ? "Phones of this person get it from the server, because no layer sets it."
              : "Phones of this person get it from " + from + ".";
      case OVERRIDDEN -> "It is hidden by the " + alike + " in " + above + ".";
      case TAKEN_AWAY ->
          "It is hidden for "
              + (decidedBy.filter("subscriber"::equals).isPresent() ? "this person" : above)
              + ".";
      case ONLY_IN_DRAFT -> "It is only in the draft. Publish the draft.";
      case NOT_A_MEMBER -> "It is in " + from + ", of which this person is no member.";
      case DELETED -> "It was deleted from " + from + ".";
      case TOO_LONG -> "All entries together are too long for one answer; this one is left out.";
      case LEFT_OUT ->
          "Its value in "
              + from
              + " is empty for this person, or none that the app takes; it is left out.";
    };
  }

  /** The layer in the words of a sentence. */
  private static String words(String layer, String own) {
    return switch (layer) {
      case "organization" -> "the organization";
      case "draft" -> "the draft";
      case "server" -> "the server";
      case "subscriber" -> "this person's own " + own;
      default -> "group " + layer.substring(Layer.GROUP.length());
    };
  }
}
