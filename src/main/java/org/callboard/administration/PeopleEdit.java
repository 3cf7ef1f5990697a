package org.callboard.administration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Violations;

/**
 * What is done with many subscribers at once.
 *
 * @param usernames whom; empty if they are searched for
 * @param search who is found; empty if they are named
 * @param group of the actions that are about one
 */
public record PeopleEdit(
    Optional<List<String>> usernames,
    Optional<SubscriberSearch> search,
    Action action,
    Optional<String> group) {

  /** One thing that is done with each of them. */
  public enum Action {
    ADD_TO_GROUP("addToGroup"),
    TAKE_OUT_OF_GROUP("takeOutOfGroup"),
    ENABLE("enable"),
    DISABLE("disable"),
    SIGN_OUT("signOut"),
    DELETE("delete");

    private final String label;

    Action(String label) {
      this.label = label;
    }

    /**
     * The one of this name.
     *
     * @throws InvalidValueException if there is none
     */
    public static Action of(String label) {
      return Arrays.stream(values())
          .filter(action -> action.label.equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidValueException(
                      "action",
                      "must be one of "
                          + Arrays.stream(values())
                              .map(action -> action.label)
                              .collect(Collectors.joining(", "))
                          + "."));
    }

    /** Whether it needs a group. */
    public boolean isOfGroup() {
      return this == ADD_TO_GROUP || this == TAKE_OUT_OF_GROUP;
    }
  }

  /** Of one transaction. */
  static final int MAX_PEOPLE = 10_000;

  private static final String USERNAMES = "usernames";

  /**
   * @throws InvalidValueException with all that is wrong
   */
  public PeopleEdit {
    Violations violations = new Violations();
    if (usernames.isPresent() == search.isPresent()) {
      violations.add(USERNAMES, "or search must be given, one of the two.");
    }
    if (usernames.filter(names -> names.isEmpty() || names.size() > MAX_PEOPLE).isPresent()) {
      violations.add(USERNAMES, "must name 1 to " + MAX_PEOPLE + " subscribers.");
    }
    if (action != null && action.isOfGroup() != group.isPresent()) {
      violations.add(
          SubscriberSearch.GROUP,
          action.isOfGroup() ? "is required with this action." : "is of no use with this action.");
    }
    if (action == Action.DELETE && search.filter(SubscriberSearch::isOfAll).isPresent()) {
      violations.add("search", "must have something that makes them fewer than all.");
    }
    violations.throwIfAny();
    usernames = usernames.map(List::copyOf);
  }
}
