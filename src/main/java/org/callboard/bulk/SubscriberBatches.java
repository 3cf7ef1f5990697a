package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.callboard.account.AccountBulkEditor;
import org.callboard.account.AccountData;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.layer.LayerEdit;
import org.callboard.organization.EditLocks;
import org.callboard.organization.Group;
import org.callboard.organization.GroupIds;
import org.callboard.organization.GroupList;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.SubscriberBulkEditor;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.SubscribersEdited;
import org.callboard.subscriber.Username;

/** Decides what becomes of subscribers and writes them, some hundred at a time. */
@ApplicationScoped
public class SubscriberBatches {

  public static final int SIZE = 500;

  /** So many characters do not wait for a batch to be full. */
  public static final long MAX_WAITING = 4_000_000;

  private final SubscriberBulkEditor subscribers;
  private final GroupEditor groups;
  private final AccountBulkEditor accounts;
  private final GroupList groupList;
  private final OrganizationEditor organizations;
  private final EditLocks locks;

  /** For the container's proxy only. */
  protected SubscriberBatches() {
    this(null, null, null, null, null, null);
  }

  @Inject
  SubscriberBatches(
      SubscriberBulkEditor subscribers,
      GroupEditor groups,
      AccountBulkEditor accounts,
      GroupList groupList,
      OrganizationEditor organizations,
      EditLocks locks) {
    this.subscribers = subscribers;
    this.groups = groups;
    this.accounts = accounts;
    this.groupList = groupList;
    this.organizations = organizations;
    this.locks = locks;
  }

  /** What is known of the organization while an import goes on. */
  public static final class State {
    private final OrganizationSnapshot organization;
    private final Optional<ImportRecord> record;
    private GroupIds groupIds;
    private final Set<String> groupsToCome = new HashSet<>();
    private final List<Long> newGroups = new ArrayList<>();
    private final Map<Long, Set<Long>> leavers = new HashMap<>();
    private final long rulesVersion;
    private boolean locked;
    private final AccountBulkEditor.Written accounts = new AccountBulkEditor.Written();
    private UnaryOperator<InvalidValueException> words = UnaryOperator.identity();

    private State(
        OrganizationSnapshot organization,
        Optional<ImportRecord> record,
        long rulesVersion,
        GroupIds groupIds) {
      this.organization = organization;
      this.record = record;
      this.rulesVersion = rulesVersion;
      this.groupIds = groupIds;
    }

    /** Faults are told in the words of the file. */
    void tellIn(UnaryOperator<InvalidValueException> wordsOfTheFile) {
      words = wordsOfTheFile;
    }

    /** The group of this name, if it is there by now. */
    public Optional<Long> groupId(GroupName name) {
      return groupIds.of(name);
    }
  }

  /**
   * Begins an import.
   *
   * @param record takes what each line changed; empty if nothing is to be written
   */
  public State begin(OrganizationSnapshot organization, Optional<ImportRecord> record) {
    long id = organization.id();
    return new State(organization, record, locks.rulesVersion(id), subscribers.groupIds(id));
  }

  /**
   * Reports what becomes of the lines, and writes them unless a line has failed.
   *
   * @param writes false if nothing is to be written
   * @return the lines that were written, or would be
   */
  public List<PreparedLine> write(
      State state, List<PreparedLine> batch, ImportOptions how, Progress progress, boolean writes) {
    return write(state, batch, Map.of(), how, progress, writes);
  }

  /**
   * The same, and writes.
   *
   * @param layers edits of their own account layers
   */
  public List<PreparedLine> write(
      State state,
      List<PreparedLine> batch,
      Map<Username, UnaryOperator<AccountData>> layers,
      ImportOptions how,
      Progress progress) {
    return write(state, batch, layers, how, progress, true);
  }

  private List<PreparedLine> write(
      State state,
      List<PreparedLine> batch,
      Map<Username, UnaryOperator<AccountData>> layers,
      ImportOptions how,
      Progress progress,
      boolean writes) {
    boolean reallyWrites = writes && !progress.hasErrors();
    List<Username> names = batch.stream().map(line -> line.entry().username()).toList();
    Map<Username, Long> existing = subscribers.existing(state.organization.id(), names);
    List<PreparedLine> wanted = new ArrayList<>();
    for (PreparedLine line : batch) {
      boolean there = existing.containsKey(line.entry().username());
      ReportLine decided = decided(state, line, there, how.onConflict(), reallyWrites);
      progress.report(decided);
      if (decided.outcome() != Outcome.ERROR && decided.outcome() != Outcome.SKIP) {
        wanted.add(line);
      }
    }
    if (reallyWrites && !progress.hasErrors() && !wanted.isEmpty()) {
      Map<Long, LayerEdit<AccountData>> settings = new HashMap<>();
      List<SubscribersEdited.Edit> edits =
          subscribers.write(
              state.organization,
              wanted.stream().map(PreparedLine::entry).toList(),
              existing,
              state.groupIds,
              state.leavers,
              ids ->
                  settings.putAll(
                      new OwnSettings(accounts, state.organization, state.accounts)
                          .write(wanted, layers, ids)));
      SubscriberLines changed =
          new SubscriberLines(state.organization, subscribers.groups(state.organization.id()));
      state.record.ifPresent(
          there -> there.add(state.organization, changed.of(wanted, edits, settings)));
    }
    return wanted;
  }

  /** What becomes of a line. Groups that it needs are created. */
  private ReportLine decided(
      State state, PreparedLine line, boolean there, OnConflict onConflict, boolean writes) {
    SubscriberEntry entry = line.entry();
    Outcome outcome = there ? onConflict.outcome() : Outcome.CREATE;
    List<String> message = new ArrayList<>();
    Optional<InvalidValueException> wrong = faultOfNew(state, entry, there);
    if (outcome == Outcome.ERROR) {
      wrong.map(InvalidValueException::getMessage).ifPresent(message::add);
      message.add("This subscriber exists already.");
    } else if (outcome != Outcome.SKIP && wrong.isPresent()) {
      outcome = Outcome.ERROR;
      message.add(wrong.get().getMessage());
    } else if (outcome != Outcome.SKIP) {
      createGroups(state, entry, writes).ifPresent(message::add);
    }
    message.addAll(line.warnings());
    return new ReportLine(
        line.line(),
        outcome,
        Optional.of(entry.username().text()),
        Optional.of(String.join(" ", message)).filter(text -> !text.isEmpty()));
  }

  /** The organization with the groups that it has by now. */
  public OrganizationSnapshot asItIs(State state) {
    OrganizationSnapshot before = state.organization;
    return before.with(subscribers.groups(before.id()));
  }

  /**
   * Locks all that subscribers are held against, from now on until the import is committed, so late
   * and so shortly that others need not wait for the import.
   *
   * @param groupIds of groups that are edited from now on
   * @throws EditRefusedException (conflict) if it has changed since the import began
   */
  public void lock(State state, Collection<Long> groupIds) {
    if (state.locked) {
      return;
    }
    long id = state.organization.id();
    Set<Long> groupsToLock = new HashSet<>(groupIds);
    groupsToLock.addAll(state.leavers.keySet());
    groupList.lock(groupsToLock);
    organizations.lock(id);
    locks.lockRules(id);
    if (locks.rulesVersion(id) != state.rulesVersion) {
      throw EditRefusedException.conflict(
          "During the import, somebody has edited settings on which the accounts of many"
              + " subscribers depend, such as title, username or host. Import again.");
    }
    state.locked = true;
  }

  /**
   * Called when all is written, since an account may refer to what comes last.
   *
   * @throws org.callboard.platform.InvalidValueException if a setting refers to what nobody has
   * @throws org.callboard.platform.EditRefusedException if subscribers would have no title,
   *     username or host, or if others have edited what they were held against
   */
  public State end(State state) {
    accounts.check(asItIs(state), state.accounts);
    lock(state, Set.of());
    groupList.settle(state.organization.id(), state.newGroups);
    subscribers.leave(state.organization, state.leavers);
    return state;
  }

  /** Puts these groups into this order; others keep their places. The caller has locked all. */
  public void arrange(State state, Collection<Long> groupIds) {
    List<Group> before = groupList.of(state.organization.id());
    Map<Long, Group> byId = before.stream().collect(Collectors.toMap(Group::id, group -> group));
    Iterator<Group> next =
        groupIds.stream().distinct().map(byId::get).filter(Objects::nonNull).iterator();
    List<Group> after =
        before.stream().map(group -> groupIds.contains(group.id()) ? next.next() : group).toList();
    if (!after.equals(before)) {
      groupList.arrange(after);
    }
  }

  /** What nobody could ask for alone is not created: see {@link Text#checkNew}. */
  private static Optional<InvalidValueException> faultOfNew(
      State state, SubscriberEntry entry, boolean there) {
    Violations violations = new Violations();
    if (!there) {
      violations.check(() -> Text.checkNew("username", entry.username().text()));
    }
    for (GroupName name : entry.groups().orElse(List.of())) {
      if (state.groupId(name).isEmpty()) {
        violations.check(() -> Text.checkNew("groups", name.text()));
      }
    }
    try {
      violations.throwIfAny();
      return Optional.empty();
    } catch (InvalidValueException e) {
      return Optional.of(state.words.apply(e));
    }
  }

  /** Groups that are not there yet come behind the others, in the order of the file. */
  private Optional<String> createGroups(State state, SubscriberEntry entry, boolean writes) {
    List<String> created = new ArrayList<>();
    for (GroupName name : entry.groups().orElse(List.of())) {
      if (state.groupId(name).isEmpty() && state.groupsToCome.add(name.key())) {
        created.add(name.text());
        if (writes) {
          create(state, name);
        }
      }
    }
    return created.isEmpty()
        ? Optional.empty()
        : Optional.of("A new group: " + String.join(", ", created) + ".");
  }

  /** What somebody else has created since the import began is theirs, and stays in its place. */
  public void create(State state, GroupName name) {
    state.groupIds = subscribers.groupIds(state.organization.id());
    if (state.groupId(name).isEmpty()) {
      state.newGroups.add(groups.create(state.organization, name).id());
      state.groupIds = subscribers.groupIds(state.organization.id());
    }
  }
}
