package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.bulk.ReportLine.Outcome;
import org.callboard.organization.GroupEditor;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SubscriberBulkEditor;
import org.callboard.organization.SubscriberEntry;

/** The second step of an import of subscribers: everything in one transaction, or nothing. */
@ApplicationScoped
public class SubscriberImportWriter {

  @Inject private BulkTransaction transaction;
  @Inject private SubscriberBulkEditor subscribers;
  @Inject private GroupEditor groups;

  /** What is known of the organization while an import goes on. */
  private static final class State {
    private final Map<String, Long> groupIds = new HashMap<>();
    private final Set<String> groupsToCome = new HashSet<>();
    private final Set<Long> groupsLeft = new HashSet<>();
  }

  /** Whether it was done, or would be. */
  boolean write(
      OrganizationSnapshot organization, DataInputStream in, ImportOptions how, Progress progress)
      throws IOException {
    if (how.dryRun() || progress.hasErrors()) {
      writeAll(organization, in, how, progress, false);
      return !progress.hasErrors();
    }
    return transaction.run(
        organization,
        "subscribers.csv",
        progress,
        () -> writeAll(organization, in, how, progress, true));
  }

  private void writeAll(
      OrganizationSnapshot organization,
      DataInputStream in,
      ImportOptions how,
      Progress progress,
      boolean writes)
      throws IOException {
    State state = new State();
    state.groupIds.putAll(subscribers.groupIds(organization.id()));
    List<PreparedLine> batch = new ArrayList<>();
    Optional<PreparedLine> line;
    do {
      line = PreparedLine.read(in);
      line.ifPresent(batch::add);
      if (batch.size() == SubscriberImport.BATCH || line.isEmpty()) {
        progress.checkpoint();
        write(organization, batch, how, progress, state, writes && !progress.hasErrors());
        batch.clear();
      }
    } while (line.isPresent());
  }

  private void write(
      OrganizationSnapshot organization,
      List<PreparedLine> batch,
      ImportOptions how,
      Progress progress,
      State state,
      boolean writes) {
    List<String> keys = batch.stream().map(line -> line.entry().username().key()).toList();
    Map<String, Long> existing = subscribers.existing(organization.id(), keys);
    List<SubscriberEntry> wanted = new ArrayList<>();
    for (PreparedLine line : batch) {
      SubscriberEntry entry = line.entry();
      boolean there = existing.containsKey(entry.username().key());
      Outcome outcome = there ? outcome(how.onConflict()) : Outcome.CREATE;
      Optional<String> message = Optional.empty();
      if (outcome == Outcome.ERROR) {
        message = Optional.of("There is such a subscriber already.");
      } else if (outcome != Outcome.SKIP) {
        message = createGroups(organization, entry, state, writes);
        wanted.add(entry);
      }
      progress.report(
          new ReportLine(line.line(), outcome, Optional.of(entry.username().text()), message));
    }
    if (writes && !progress.hasErrors() && !wanted.isEmpty()) {
      subscribers.write(organization, wanted, existing, state.groupIds, state.groupsLeft);
    }
  }

  private static Outcome outcome(OnConflict onConflict) {
    return switch (onConflict) {
      case FAIL -> Outcome.ERROR;
      case SKIP -> Outcome.SKIP;
      case UPDATE -> Outcome.UPDATE;
    };
  }

  /** Groups that are not there yet come behind the others, in the order of the file. */
  private Optional<String> createGroups(
      OrganizationSnapshot organization, SubscriberEntry entry, State state, boolean writes) {
    List<String> created = new ArrayList<>();
    for (GroupName name : entry.groups().orElse(List.of())) {
      if (!state.groupIds.containsKey(name.key()) && state.groupsToCome.add(name.key())) {
        created.add(name.text());
        if (writes) {
          groups.put(organization, name, Optional.empty(), there -> {});
          state.groupIds.putAll(subscribers.groupIds(organization.id()));
        }
      }
    }
    return created.isEmpty()
        ? Optional.empty()
        : Optional.of("A new group: " + String.join(", ", created) + ".");
  }
}
