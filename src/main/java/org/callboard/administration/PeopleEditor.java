package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.bulk.BulkTransaction;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.device.Contact;
import org.callboard.device.Contacts;
import org.callboard.device.DeviceEditor;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.organization.EditLocks;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberLocks;
import org.callboard.subscriber.SubscriberScan;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/**
 * Edits many subscribers in one transaction, each as if alone: by the same editors, with the same
 * rules, with a record and a row in the change feed of its own. All are locked before the first one
 * is edited, so that locks are taken in the order of all other edits (docs/adr/0025).
 */
@ApplicationScoped
class PeopleEditor {

  private static final int BATCH = 100;

  private final BulkTransaction transaction;
  private final EditLocks locks;
  private final SubscriberLocks subscriberLocks;
  private final SubscriberScan scan;
  private final SubscriberEditor subscribers;
  private final DeviceEditor devices;
  private final Contacts contacts;

  /** For the container's proxy only. */
  protected PeopleEditor() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  PeopleEditor(
      BulkTransaction transaction,
      EditLocks locks,
      SubscriberLocks subscriberLocks,
      SubscriberScan scan,
      SubscriberEditor subscribers,
      DeviceEditor devices,
      Contacts contacts) {
    this.transaction = transaction;
    this.locks = locks;
    this.subscriberLocks = subscriberLocks;
    this.scan = scan;
    this.subscribers = subscribers;
    this.devices = devices;
    this.contacts = contacts;
  }

  /** What is done with each. */
  private record Edit(
      OrganizationSnapshot organization, PeopleEdit.Action action, Optional<Group> group) {

    /** Whether there is nothing to do, and why. */
    Optional<String> isDone(SubscriberSnapshot person, int livingDevices) {
      boolean isMember = group.map(g -> person.groupIds().contains(g.id())).orElse(false);
      return switch (action) {
        case ADD_TO_GROUP -> told(isMember, "is in the group already.");
        case TAKE_OUT_OF_GROUP -> told(!isMember, "is not in the group.");
        case ENABLE -> told(person.enabled(), "is enabled already.");
        case DISABLE -> told(!person.enabled(), "is disabled already.");
        case SIGN_OUT -> told(livingDevices == 0, "has no device that is signed in.");
        case DELETE -> Optional.empty();
      };
    }

    private static Optional<String> told(boolean isSo, String sentence) {
      return isSo ? Optional.of(sentence) : Optional.empty();
    }

    SubscriberData over(SubscriberView before) {
      return new SubscriberData(
          before.displayName(),
          switch (action) {
            case ENABLE -> true;
            case DISABLE -> false;
            default -> before.enabled();
          },
          Optional.empty(),
          group.map(g -> groups(before, g.name())),
          Optional.empty());
    }

    private List<GroupName> groups(SubscriberView before, GroupName group) {
      List<GroupName> names = new ArrayList<>();
      before.groups().stream()
          .map(GroupName::sought)
          .filter(name -> !name.equals(group)) // a twin is another group
          .forEach(names::add);
      if (action == PeopleEdit.Action.ADD_TO_GROUP) {
        names.add(group);
      }
      return names;
    }
  }

  /** Whether all were edited, or would be. */
  boolean edit(
      OrganizationSnapshot organization,
      List<SubscriberView> people,
      PeopleEdit.Action action,
      Optional<Group> group,
      boolean dryRun,
      Progress progress)
      throws IOException {
    Edit edit = new Edit(organization, action, group);
    return transaction.tryOut(
        new ImportOptions(OnConflict.FAIL, dryRun),
        progress,
        () -> {
          locks.lockMany(organization.id());
          subscriberLocks.lock(people.stream().map(SubscriberView::id).toList());
          for (int from = 0; from < people.size() && !progress.hasErrors(); from += BATCH) {
            progress.checkpoint();
            int to = Math.min(from + BATCH, people.size());
            editSome(edit, people.subList(from, to), from, progress);
            scan.forget();
          }
        });
  }

  private void editSome(Edit edit, List<SubscriberView> people, int done, Progress progress) {
    Map<Long, Contact> phones =
        edit.action() == PeopleEdit.Action.SIGN_OUT
            ? contacts.of(people.stream().map(SubscriberView::id).toList())
            : Map.of();
    for (int i = 0; i < people.size(); i++) {
      SubscriberView person = people.get(i);
      progress.read();
      long line = done + i + 1L;
      try {
        int living = phones.getOrDefault(person.id(), Contact.NONE).devices();
        progress.report(edited(edit, person, living, line));
      } catch (EditRefusedException | InvalidValueException e) {
        // The transaction is at its end: those behind cannot be tried any more.
        progress.report(ReportLine.error(line, person.username(), e.getMessage()));
        return;
      }
    }
  }

  private ReportLine edited(Edit edit, SubscriberView person, int livingDevices, long line) {
    Optional<SubscriberSnapshot> now = scan.find(person.id());
    Optional<String> nothing =
        now.map(there -> edit.isDone(there, livingDevices))
            .orElse(Optional.of("was deleted meanwhile."));
    if (nothing.isPresent()) {
      return new ReportLine(line, Outcome.SKIP, Optional.of(person.username()), nothing);
    }
    Username username = new Username(person.username());
    switch (edit.action()) {
      case SIGN_OUT -> devices.revokeAll(edit.organization(), person.id(), person.username());
      case DELETE -> subscribers.delete(edit.organization(), username, Expected.ANYTHING);
      default ->
          subscribers.edit(
              edit.organization(),
              username,
              before ->
                  edit.over(before.orElseThrow(() -> EditRefusedException.notFound("subscriber"))),
              Expected.ANYTHING);
    }
    Outcome outcome = edit.action() == PeopleEdit.Action.DELETE ? Outcome.DELETE : Outcome.UPDATE;
    return ReportLine.of(line, outcome, person.username());
  }
}
