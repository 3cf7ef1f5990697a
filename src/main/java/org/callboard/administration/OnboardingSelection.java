package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Violations;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberFilter;
import org.callboard.subscriber.SubscriberView;

/** Whom one request lets sign in. */
@ApplicationScoped
class OnboardingSelection {

  /** What one transaction and one answer can well hold. */
  static final int MAX = 500;

  private static final String FIELD = "usernames";

  private static final String SEARCH = "search";

  private final NamedSubscribers named;
  private final SubscriberDirectory subscribers;
  private final SubscriberSearches searches;

  /** For the container's proxy only. */
  protected OnboardingSelection() {
    this(null, null, null);
  }

  @Inject
  OnboardingSelection(
      NamedSubscribers named, SubscriberDirectory subscribers, SubscriberSearches searches) {
    this.named = named;
    this.subscribers = subscribers;
    this.searches = searches;
  }

  /**
   * @throws InvalidValueException if it is nobody, or too many, or somebody who can get no code
   */
  List<SubscriberView> of(OrganizationSnapshot organization, Selection selection) {
    if (selection instanceof Selection.Named named) {
      return named(organization.id(), named.usernames());
    }
    return found(organization, ((Selection.Found) selection).search());
  }

  /** Who is disabled is passed over: a code would be of no use. */
  private List<SubscriberView> found(OrganizationSnapshot organization, SubscriberSearch search) {
    SubscriberSearch ofEnabled =
        new SubscriberSearch(
            search.text(),
            search.group(),
            Optional.of(true),
            search.neverSignedIn(),
            search.silentDays(),
            search.codeWaiting());
    Page<SubscriberView> page =
        subscribers.page(
            organization.id(),
            searches.filter(organization, ofEnabled, SubscriberFilter.Sort.DISPLAY_NAME),
            0,
            MAX);
    if (page.total() > MAX) {
      throw new InvalidValueException(
          SEARCH,
          "finds "
              + page.total()
              + " subscribers who are enabled, and one request lets at most "
              + MAX
              + " sign in. Make the search narrower.");
    }
    if (page.items().isEmpty()) {
      throw new InvalidValueException(SEARCH, "finds nobody who is enabled.");
    }
    return page.items();
  }

  /**
   * Those who are named, in their order.
   *
   * @throws InvalidValueException with all who are not there, are disabled or are named twice
   */
  private List<SubscriberView> named(long organizationId, List<String> usernames) {
    checkNumber(usernames.size());
    Violations violations = new Violations();
    List<Optional<SubscriberView>> found = named.find(organizationId, usernames);
    List<SubscriberView> people = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < found.size(); i++) {
      check(FIELD + "[" + i + "]", found.get(i), seen, people, violations);
    }
    violations.throwIfAny();
    return people;
  }

  private static void check(
      String field,
      Optional<SubscriberView> found,
      Set<Long> seen,
      List<SubscriberView> people,
      Violations violations) {
    if (found.isEmpty()) {
      violations.add(field, NamedSubscribers.NOBODY);
      return;
    }
    SubscriberView person = found.get();
    if (!seen.add(person.id())) {
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
}
