package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.job.JobRunner;
import org.callboard.job.Work;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.Violations;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberFilter;
import org.callboard.subscriber.SubscriberView;

/**
 * One edit of many subscribers: all of them or none. Its transaction may be longer than those that
 * containers give, so it manages its own.
 */
@Stateless
@RolesAllowed(Roles.EDIT_PEOPLE)
@TransactionManagement(TransactionManagementType.BEAN)
public class PeopleEditActs {

  /** More are edited in the background, unless the caller says. */
  private static final int MANY = 200;

  private final Caller caller;
  private final NamedSubscribers named;
  private final SubscriberDirectory subscribers;
  private final SubscriberSearches searches;
  private final PeopleEditor editor;
  private final JobRunner runner;

  /** For the container's proxy only. */
  public PeopleEditActs() {
    this(null, null, null, null, null, null);
  }

  @Inject
  PeopleEditActs(
      Caller caller,
      NamedSubscribers named,
      SubscriberDirectory subscribers,
      SubscriberSearches searches,
      PeopleEditor editor,
      JobRunner runner) {
    this.caller = caller;
    this.named = named;
    this.subscribers = subscribers;
    this.searches = searches;
    this.editor = editor;
    this.runner = runner;
  }

  /**
   * Edits them, and reports what becomes of each.
   *
   * @param dryRun whether all is taken back, and only the report stays
   * @param background whether to do it in the background; empty to decide by how many they are
   * @throws InvalidValueException naming who is not there
   */
  public ImportOutcome edit(
      String cloudId, PeopleEdit edit, boolean dryRun, Optional<Boolean> background) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    if (edit.action() == PeopleEdit.Action.DELETE) {
      caller.require(Roles.MANAGE);
    }
    Optional<Group> group = edit.group().map(name -> SubscriberSearches.group(organization, name));
    List<SubscriberView> people =
        edit.usernames()
            .map(names -> named(organization.id(), names))
            .orElseGet(() -> found(organization, edit.search().orElseThrow()));
    Work work =
        new Work(
            "edit-subscribers",
            Optional.of(organization.id()),
            dryRun,
            progress -> editor.edit(organization, people, edit.action(), group, dryRun, progress));
    return background.orElse(people.size() > MANY)
        ? ImportOutcome.started(runner.inBackground(work, () -> {}))
        : ImportOutcome.ended(runner.now(work));
  }

  /** Those who are named, each once. */
  private List<SubscriberView> named(long organizationId, List<String> usernames) {
    Violations violations = new Violations();
    Map<Long, SubscriberView> people = new LinkedHashMap<>();
    List<Optional<SubscriberView>> found = named.find(organizationId, usernames);
    for (int i = 0; i < found.size(); i++) {
      found.get(i).ifPresent(person -> people.put(person.id(), person));
      if (found.get(i).isEmpty()) {
        violations.add("usernames[" + i + "]", NamedSubscribers.NOBODY);
      }
    }
    violations.throwIfAny();
    return List.copyOf(people.values());
  }

  private List<SubscriberView> found(OrganizationSnapshot organization, SubscriberSearch search) {
    Page<SubscriberView> found =
        subscribers.page(
            organization.id(),
            searches.filter(organization, search, SubscriberFilter.Sort.USERNAME),
            0,
            PeopleEdit.MAX_PEOPLE);
    if (found.total() > PeopleEdit.MAX_PEOPLE) {
      throw EditRefusedException.conflict(
          "The search finds %d subscribers; at most %d can be edited at once. Search for fewer."
              .formatted(found.total(), PeopleEdit.MAX_PEOPLE));
    }
    return found.items();
  }
}
