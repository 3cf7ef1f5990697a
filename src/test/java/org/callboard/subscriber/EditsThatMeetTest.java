package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.database.Given.usernames;
import static org.callboard.database.HeldTransaction.assertWaits;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.callboard.account.AccountEditor;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.HeldTransaction;
import org.callboard.database.Node;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.layer.DraftEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.EditLocks;
import org.callboard.organization.Group;
import org.callboard.organization.GroupList;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationRemoval;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits at once that rely on each other: one sees the other, and nobody waits in a circle. */
@DatabaseTest
@SuppressWarnings("try") // transactions are held open, not used
class EditsThatMeetTest {

  private static final GroupName SALES = new GroupName("sales");

  /** Both databases find them, and say so. */
  private static final Predicate<String> IN_A_CIRCLE =
      state -> state != null && state.startsWith("40");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberEditor subscribers;
  @Inject private SubscriberBulkEditor bulk;
  @Inject private SubscriberDirectory directory;
  @Inject private GroupEditor groups;
  @Inject private OrganizationEditor organizations;
  @Inject private OrganizationRemoval removal;
  @Inject private GroupList groupList;
  @Inject private EditLocks locks;
  @Inject private DialDataEditor dialData;
  @Inject private AccountEditor accounts;
  @Inject private DraftEditor drafts;

  private OrganizationSnapshot acme;
  private LayerAddress all;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
    all = LayerAddress.ofOrganization(acme);
  }

  private Future<?> begin(Runnable edit) {
    return node.inBackground(
        () -> {
          edit.run();
          return null;
        });
  }

  private HeldTransaction held(Runnable edit) throws InterruptedException {
    return new HeldTransaction(node, edit);
  }

  private void put(String username, String... groupNames) {
    put(username, Map.of(), groupNames);
  }

  private void put(String username, Map<String, String> attributes, String... groupNames) {
    given.subscriber(acme, username, attributes, groupNames);
  }

  private void delete(String username) {
    subscribers.delete(acme, new Username(username), Expected.ANYTHING);
  }

  private static void assertRefused(Future<?> edit, Class<? extends Exception> how, String saying) {
    assertThatThrownBy(() -> edit.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(how)
        .hasMessageContaining(saying);
  }

  // Groups

  @Test
  void aGroupIsDeletedAfterWhoeverJoinsItAndIsRememberedForThem() throws Exception {
    LayerAddress ann = given.subscriber(acme, "ann");
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales"));
    given.item(sales, "x", 60);
    given.setting(sales, "expires", "90");
    Future<?> deletion;
    try (HeldTransaction joining = held(() -> put("ann", "sales"))) {
      deletion = begin(() -> groups.delete(acme, SALES, Expected.ANYTHING));
      assertWaits(deletion);
    }
    deletion.get(20, TimeUnit.SECONDS);
    assertThat(node.filledTables()).doesNotContain("subscriber_group", "group_member");
    assertThat(dialData.read(all.key()).removals()).containsKey("x");
    assertThat(accounts.read(ann.key()).highest()).containsKey("expires");
  }

  @Test
  void whoeverJoinsAGroupThatIsBeingDeletedIsToldThatThereIsNone() throws Exception {
    given.subscriber(acme, "ann");
    given.group(acme, "sales");
    Future<?> joining;
    try (HeldTransaction deletion = held(() -> groups.delete(acme, SALES, Expected.ANYTHING))) {
      joining = begin(() -> put("ann", "sales"));
      assertWaits(joining);
    }
    assertRefused(joining, InvalidValueException.class, "names the group sales");
    assertThat(node.filledTables()).doesNotContain("group_member");
  }

  @Test
  void nobodyIsMadeAMemberWhoIsBeingDeleted() throws Exception {
    given.subscriber(acme, "ann");
    Future<?> members;
    try (HeldTransaction deletion = held(() -> delete("ann"))) {
      members =
          begin(() -> groups.put(acme, SALES, Optional.of(usernames("ann")), Expected.ANYTHING));
      assertWaits(members);
    }
    assertRefused(members, InvalidValueException.class, "has no subscriber ann");
    assertThat(node.filledTables()).doesNotContain("group_member", "subscriber_group");
  }

  @Test
  void whoIsDeletedAfterJoiningAGroupLeavesBehindWhatItGave() throws Exception {
    given.subscriber(acme, "ann");
    given.items(LayerAddress.ofGroup(acme, given.group(acme, "sales")), "x");
    Future<?> deletion;
    try (HeldTransaction members =
        held(() -> groups.put(acme, SALES, Optional.of(usernames("ann")), Expected.ANYTHING))) {
      deletion = begin(() -> delete("ann"));
      assertWaits(deletion);
    }
    deletion.get(20, TimeUnit.SECONDS);
    LayerAddress again = given.subscriber(acme, "ann");
    assertThat(dialData.read(again.key()).removals()).containsKey("x");
  }

  // Whether accounts are complete

  @Test
  void aTitleThatANewSubscriberWouldNotHaveIsRefused() throws Exception {
    put("ann", Map.of("desk", "4"));
    given.setting(all, "title", "Phone");
    Future<?> edit;
    try (HeldTransaction creation = held(() -> put("bob"))) {
      edit = begin(() -> given.setting(all, "title", "${desk}"));
      assertWaits(edit);
    }
    assertRefused(edit, EditRefusedException.class, "bob");
  }

  @Test
  void aNewSubscriberWhoWouldNotHaveTheNewTitleIsRefused() throws Exception {
    put("ann", Map.of("desk", "4"));
    given.setting(all, "title", "Phone");
    Future<?> creation;
    try (HeldTransaction edit = held(() -> given.setting(all, "title", "${desk}"))) {
      creation = begin(() -> put("bob"));
      assertWaits(creation);
    }
    assertRefused(creation, EditRefusedException.class, "bob");
  }

  @Test
  void ofTwoWhoTakeAwayTheOwnAndTheCommonHostOneIsRefused() throws Exception {
    LayerAddress ann = given.subscriber(acme, "ann");
    for (int round = 0; round < 5; round++) {
      given.setting(all, "host", "common");
      given.setting(ann, "host", "own");
      List<Future<Object>> ends =
          node.atOnce(
              List.of(
                  () -> accounts.editEntry(all, "host", layer -> layer.without("host")),
                  () -> accounts.editEntry(ann, "host", layer -> layer.without("host"))));
      assertThat(ends).filteredOn(Node::succeeded).hasSize(1);
    }
  }

  // The organization

  @Test
  void anOrganizationIsDeletedWithTheSubscriberThatWasBeingAdded() throws Exception {
    put("ann");
    Future<?> deletion;
    try (HeldTransaction creation = held(() -> put("bob"))) {
      deletion = begin(() -> organizations.delete(acme.cloudId(), Expected.ANYTHING));
      assertWaits(deletion);
    }
    deletion.get(20, TimeUnit.SECONDS);
    assertThat(rowsLeft()).doesNotContain("organization", "subscriber");
  }

  @Test
  void aSubscriberIsNotAddedToAnOrganizationThatIsBeingDeleted() throws Exception {
    put("ann");
    Future<?> creation;
    try (HeldTransaction deletion =
        held(() -> organizations.delete(acme.cloudId(), Expected.ANYTHING))) {
      creation = begin(() -> put("bob"));
      assertWaits(creation);
    }
    assertRefused(creation, EditRefusedException.class, "no such organization");
    assertThat(rowsLeft()).doesNotContain("organization", "subscriber");
  }

  private List<String> rowsLeft() {
    while (removal.deleteSome(acme.id(), 1000)) {
      assertThat(removal.unfinished()).containsExactly(acme.id());
    }
    return node.filledTables();
  }

  @Test
  void manyWhoCreateTheSameSubscriberCreateOne() throws Exception {
    List<Future<Boolean>> ends =
        node.atOnce(
            6,
            () ->
                subscribers
                    .put(
                        acme,
                        new Username("ann"),
                        new SubscriberData(
                            Optional.empty(),
                            true,
                            Optional.empty(),
                            Optional.of(List.of()),
                            Optional.empty()),
                        Expected.ANYTHING)
                    .created());
    assertThat(ends).allMatch(Node::succeeded);
    long created = 0;
    for (Future<Boolean> end : ends) {
      created += end.get() ? 1 : 0;
    }
    assertThat(created).isEqualTo(1);
    assertThat(node.rows("SELECT username FROM subscriber")).containsExactly("ann");
  }

  // All together

  /** Databases end one of those who wait in a circle. */
  @Test
  void nobodyWaitsInACircle() throws Exception {
    List<String> people = List.of("ann", "bob", "eve", "dan");
    people.forEach(name -> put(name, Map.of("desk", "1")));
    LayerAddress a = LayerAddress.ofGroup(acme, given.group(acme, "a", "ann", "bob"));
    LayerAddress b = LayerAddress.ofGroup(acme, given.group(acme, "b", "ann", "eve"));
    given.items(a, "of a");
    given.items(b, "of b");
    given.setting(all, "title", "Phone");
    for (int round = 0; round < 12; round++) {
      int n = round;
      List<Callable<Object>> edits = new ArrayList<>();
      edits.add(done(() -> put("ann", n % 2 == 0 ? "a" : "b")));
      edits.add(done(() -> put("bob", n % 2 == 0 ? new String[] {"b", "a"} : new String[0])));
      edits.add(done(() -> importAll(List.of("eve", "ann", "new" + n), n % 2 == 0 ? "a" : "b")));
      edits.add(done(() -> importAll(List.of("new" + n, "ann", "eve"))));
      edits.add(
          done(
              () ->
                  groups.put(
                      acme,
                      new GroupName("a"),
                      Optional.of(usernames("dan", people.get(n % 4))),
                      Expected.ANYTHING)));
      edits.add(done(() -> order(n)));
      edits.add(
          done(
              () ->
                  groups.put(
                      acme,
                      new GroupName("other" + n % 2),
                      Optional.of(usernames("dan")),
                      Expected.ANYTHING)));
      edits.add(done(() -> groups.delete(acme, new GroupName("other" + n % 2), Expected.ANYTHING)));
      edits.add(done(() -> given.setting(n % 2 == 0 ? a : all, "title", "T" + n)));
      edits.add(done(() -> put("passing" + n % 3, "b")));
      edits.add(done(() -> delete("passing" + n % 3)));
      edits.add(done(() -> given.setting(LayerAddress.ofDraft(acme), "title", "D" + n)));
      edits.add(done(() -> drafts.publish(acme, () -> {})));
      edits.add(
          done(
              () ->
                  organizations.put(
                      acme.cloudId(),
                      OrganizationSettings.named("Acme " + n),
                      Optional.empty(),
                      Expected.ANYTHING)));
      for (Future<Object> end : node.atOnce(edits)) {
        assertWaitedInNoCircle(end);
      }
    }
  }

  @Test
  void whoeverIsAddedWhileTheOrganizationIsDeletedWaitsInNoCircle() throws Exception {
    for (int round = 0; round < 20; round++) {
      OrganizationSnapshot other = given.organization("OTHER" + round);
      List<Callable<Object>> edits = new ArrayList<>();
      for (String name : List.of("a", "b", "c")) {
        edits.add(done(() -> given.subscriber(other, name)));
        edits.add(
            done(
                () -> groups.put(other, new GroupName(name), Optional.empty(), Expected.ANYTHING)));
      }
      edits.add(done(() -> organizations.delete(other.cloudId(), Expected.ANYTHING)));
      List<Future<Object>> ends = node.atOnce(edits);
      for (Future<Object> end : ends) {
        assertWaitedInNoCircle(end);
      }
      assertThat(ends.get(ends.size() - 1)).as("the deletion").matches(Node::succeeded);
    }
  }

  private void order(int round) {
    List<GroupName> names =
        new ArrayList<>(given.now(acme).groups().stream().map(Group::name).toList());
    if (round % 2 == 0) {
      Collections.reverse(names);
    }
    groups.order(acme, names, Expected.ANYTHING);
  }

  private static Callable<Object> done(Runnable edit) {
    return () -> {
      edit.run();
      return null;
    };
  }

  private static void assertWaitedInNoCircle(Future<Object> end) throws InterruptedException {
    try {
      end.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof EditRefusedException
          || e.getCause() instanceof InvalidValueException)) {
        assertThat(e).satisfies(failure -> assertThat(states(failure)).noneMatch(IN_A_CIRCLE));
        assertThat(DatabaseTrouble.of(e)).as("%s", states(e)).isPresent();
      }
    }
  }

  private static List<String> states(Throwable failure) {
    List<String> states = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        states.add(sql.getSQLState());
      }
    }
    return states;
  }

  /** As an import does it. */
  private void importAll(List<String> names, String... groupNames) {
    node.inTransaction(
        () -> {
          locks.lockMany(acme.id());
          Map<Long, Set<Long>> leavers = new HashMap<>();
          for (String name : names) {
            SubscriberEntry entry =
                new SubscriberEntry(
                    new Username(name),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Arrays.stream(groupNames).map(GroupName::new).toList()),
                    new Attributes(new TreeMap<>(Map.of("desk", "2"))));
            bulk.write(
                acme,
                List.of(entry),
                bulk.existing(acme.id(), List.of(entry.username())),
                bulk.groupIds(acme.id()),
                leavers,
                ids -> assertThat(ids).hasSize(1));
          }
          groupList.lock(leavers.keySet());
          organizations.lock(acme.id());
          locks.lockRules(acme.id());
          bulk.leave(acme, leavers);
        });
  }
}
