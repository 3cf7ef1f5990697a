package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.organization.EditLocks;
import org.callboard.organization.OrganizationSnapshot;

/** Puts subscribers into groups and takes them out, and tells whom that concerns. */
@ApplicationScoped
class GroupMoves {

  /** More than so many subscribers are told of by one row of the change feed for all. */
  private static final int MAX_ROWS = 100;

  private static final int BATCH = 500;

  @PersistenceContext private EntityManager entities;

  private final Memberships memberships;
  private final ChangeFeed changes;
  private final Event<GroupsLeft> groupsLeft;
  private final Event<SubscribersEdited> edited;
  private final EditLocks locks;

  /** For the container's proxy only. */
  protected GroupMoves() {
    this(null, null, null, null, null);
  }

  @Inject
  GroupMoves(
      Memberships memberships,
      ChangeFeed changes,
      Event<GroupsLeft> groupsLeft,
      Event<SubscribersEdited> edited,
      EditLocks locks) {
    this.memberships = memberships;
    this.changes = changes;
    this.groupsLeft = groupsLeft;
    this.edited = edited;
    this.locks = locks;
  }

  /** The caller has locked all of them, and the group. */
  void move(OrganizationSnapshot organization, long groupId, Set<Long> leaving, Set<Long> joining) {
    Set<Long> moved = new HashSet<>(leaving);
    moved.addAll(joining);
    tellOf(
        organization,
        moved,
        () -> {
          memberships.remove(groupId, leaving);
          joining.forEach(id -> memberships.add(groupId, id));
          entities.flush();
          if (!leaving.isEmpty()) {
            groupsLeft.fire(new GroupsLeft(organization, Map.of(groupId, leaving)));
          }
        });
    recordFor(organization, moved);
  }

  /** Takes all members out of a group that is about to be deleted. */
  void empty(OrganizationSnapshot organization, long groupId, Set<Long> members) {
    tellOf(
        organization,
        members,
        () -> {
          memberships.remove(groupId);
          groupsLeft.fire(new GroupsLeft(organization, Map.of(groupId, members)));
        });
    recordFor(organization, members);
  }

  /** Moves subscribers, and tells who they were before and are now. */
  private void tellOf(OrganizationSnapshot organization, Set<Long> subscriberIds, Runnable moving) {
    List<List<Long>> batches = new ArrayList<>();
    List<Long> ids = List.copyOf(subscriberIds);
    for (int from = 0; from < ids.size(); from += BATCH) {
      batches.add(ids.subList(from, Math.min(from + BATCH, ids.size())));
    }
    List<Map<Long, SubscriberSnapshot>> before =
        batches.stream().map(memberships::snapshots).toList();
    moving.run();
    if (!subscriberIds.isEmpty()) {
      locks.lockRules(organization.id());
    }
    for (int i = 0; i < batches.size(); i++) {
      Map<Long, SubscriberSnapshot> old = before.get(i);
      List<SubscribersEdited.Edit> edits =
          memberships.snapshots(batches.get(i)).values().stream()
              .map(s -> new SubscribersEdited.Edit(Optional.ofNullable(old.get(s.id())), s))
              .toList();
      edited.fire(new SubscribersEdited(organization, edits));
    }
  }

  private void recordFor(OrganizationSnapshot organization, Set<Long> subscriberIds) {
    if (subscriberIds.size() > MAX_ROWS) {
      changes.record(DataChanged.ofEverything(organization.id()));
    } else {
      subscriberIds.forEach(id -> changes.record(DataChanged.ofSubscriber(organization.id(), id)));
    }
  }
}
