package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Violations;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/** Whom one request lets sign in. */
@ApplicationScoped
class OnboardingSelection {

  /** What one transaction and one answer can well hold. */
  static final int MAX = 500;

  private static final String FIELD = "usernames";

  private final SubscriberDirectory subscribers;

  /** For the container's proxy only. */
  protected OnboardingSelection() {
    this(null);
  }

  @Inject
  OnboardingSelection(SubscriberDirectory subscribers) {
    this.subscribers = subscribers;
  }

  /**
   * Those who are named, in their order.
   *
   * @throws InvalidValueException with all who are not there, are disabled or are named twice
   */
  List<SubscriberView> of(long organizationId, List<String> usernames) {
    checkNumber(usernames.size());
    Violations violations = new Violations();
    List<Username> names = new ArrayList<>();
    for (int i = 0; i < usernames.size(); i++) {
      names.add(name(at(i), usernames.get(i), violations));
    }
    Map<Username, SubscriberView> found =
        subscribers.viewsByName(
            organizationId, names.stream().filter(name -> name != null).distinct().toList());
    List<SubscriberView> people = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i) != null) {
        check(at(i), found.get(names.get(i)), seen, people, violations);
      }
    }
    violations.throwIfAny();
    return people;
  }

  private static void check(
      String field,
      SubscriberView person,
      Set<Long> seen,
      List<SubscriberView> people,
      Violations violations) {
    if (person == null) {
      violations.add(field, "is no subscriber of this organization.");
    } else if (!seen.add(person.id())) {
      violations.add(field, "is named twice. Name everybody once.");
    } else if (!person.enabled()) {
      violations.add(field, "is disabled, so a code would be of no use. Enable them first.");
    } else {
      people.add(person);
    }
  }

  private static void checkNumber(int number) {
    if (number == 0 || number > MAX) {
      throw new InvalidValueException(
          FIELD, "must name 1 to " + MAX + " subscribers. For more, ask several times.");
    }
  }

  private static Username name(String field, String text, Violations violations) {
    try {
      return new Username(text);
    } catch (InvalidValueException e) {
      violations.add(field, "is no subscriber of this organization.");
      return null;
    }
  }

  private static String at(int index) {
    return FIELD + "[" + index + "]";
  }
}
