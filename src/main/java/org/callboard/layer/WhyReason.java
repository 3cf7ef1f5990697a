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

  private static final String GROUP = "group:";

  private final String label;

  WhyReason(String label) {
    this.label = label;
  }

  /** As administrators see it. */
  public String label() {
    return label;
  }

  /** How the layer of a group is called. */
  public static String ofGroup(String name) {
    return GROUP + name;
  }

  /**
   * The same for people.
   *
   * @param layer the name of the layer that it is in, or was in
   * @param decidedBy the name of the layer above that covers it, if one does
   */
  public String sentence(String layer, Optional<String> decidedBy) {
    return switch (this) {
      case SENT ->
          layer.equals("server")
              ? "Phones of this person get it from the server, because no layer sets it."
              : "Phones of this person get it from " + words(layer) + ".";
      case OVERRIDDEN ->
          "It is hidden by the entry of the same id in " + words(decidedBy.orElse("")) + ".";
      case TAKEN_AWAY -> "It is hidden for " + hiddenFor(decidedBy.orElse("")) + ".";
      case ONLY_IN_DRAFT -> "It is only in the draft. Publish the draft.";
      case NOT_A_MEMBER -> "It is in " + words(layer) + ", of which this person is no member.";
      case DELETED -> "It was deleted from " + words(layer) + ".";
      case TOO_LONG -> "All entries together are too long for one answer; this one is left out.";
      case LEFT_OUT ->
          "Its value in "
              + words(layer)
              + " is empty for this person, or none that the app takes; it is left out.";
    };
  }

  private static String hiddenFor(String layer) {
    return layer.equals("subscriber") ? "this person" : words(layer);
  }

  /** The layer in the words of a sentence. */
  private static String words(String layer) {
    return switch (layer) {
      case "organization" -> "the organization";
      case "draft" -> "the draft";
      case "server" -> "the server";
      case "subscriber" -> "this person's own entries";
      default -> "group " + layer.substring(layer.startsWith(GROUP) ? GROUP.length() : 0);
    };
  }
}
