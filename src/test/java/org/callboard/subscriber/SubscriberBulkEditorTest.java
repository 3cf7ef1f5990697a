package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.EditLocks;
import org.callboard.organization.GroupIds;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class SubscriberBulkEditorTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberBulkEditor editor;
  @Inject private SubscriberEditor subscribers;
  @Inject private SubscriberDirectory directory;
  @Inject private EditLocks locks;
  @Inject private DialDataEditor layers;

  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
  }

  @Test
  void hundredsAreWrittenInOneTransactionAndReadAgainInTheirOrder() {
    List<SubscriberEntry> entries =
        IntStream.range(0, 300).mapToObj(i -> entry("user%03d".formatted(i))).toList();
    write(entries);
    assertThat(node.rows("SELECT COUNT(*) FROM subscriber")).containsExactly("300");
    List<SubscriberSnapshot> all = new ArrayList<>();
    List<SubscriberSnapshot> slice;
    do {
      long last = all.isEmpty() ? 0 : all.get(all.size() - 1).id();
      slice = editor.after(acme.id(), last, 70);
      all.addAll(slice);
    } while (!slice.isEmpty());
    assertThat(all).extracting(SubscriberSnapshot::username).doesNotHaveDuplicates().hasSize(300);
  }

  @Test
  void whatAnEntryDoesNotSayStays() {
    given.group(acme, "sales");
    given.subscriber(acme, "ann", Map.of("desk", "4", "floor", "1"), "sales");
    write(
        List.of(
            new SubscriberEntry(
                new Username("Ann"),
                Optional.of("Ann B."),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Attributes(new TreeMap<>(Map.of("desk", "5"))))));
    SubscriberView ann = directory.view(new SubscriberName(acme.id(), "ann")).orElseThrow();
    assertThat(ann.displayName()).contains("Ann B.");
    assertThat(ann.groups()).containsExactly("sales");
    assertThat(ann.attributes().values()).isEqualTo(Map.of("desk", "5", "floor", "1"));
    assertThat(ann.hasPassword()).isTrue();
    assertThat(directory.load(ann.id()).orElseThrow().passwordHash()).isEqualTo("hash");
  }

  @Test
  void whoLeavesAGroupIsToldToRemoveWhatItGave() {
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales"));
    given.group(acme, "night");
    given.items(sales, "of sales");
    given.subscriber(acme, "ann", "sales");
    write(List.of(entry("ann", "night"), entry("bob", "sales")));
    assertThat(layers.read(LayerAddress.ofOrganization(acme).key()).removals())
        .containsOnlyKeys("of sales");
    assertThat(directory.view(new SubscriberName(acme.id(), "ann")).orElseThrow().groups())
        .containsExactly("night");
    assertThat(directory.view(new SubscriberName(acme.id(), "bob")).orElseThrow().groups())
        .containsExactly("sales");
  }

  @Test
  void whoComesBackIsToldToRemoveWhatTheyHad() {
    given.items(given.subscriber(acme, "ann"), "own");
    subscribers.delete(acme, new Username("ann"), Expected.ANYTHING);
    write(List.of(entry("bob"), entry("Ann")));
    long ann = directory.idOf(new SubscriberName(acme.id(), "ann")).orElseThrow();
    assertThat(layers.read(LayerAddress.ofSubscriber(acme, ann, "Ann").key()).removals())
        .containsOnlyKeys("own");
  }

  @Test
  void nobodyIsLeftWithoutATitleAndNothingOfTheRestIsWritten() {
    given.subscriber(acme, "ann", Map.of("desk", "4"));
    given.setting(LayerAddress.ofOrganization(acme), "title", "${desk}");
    assertThatThrownBy(() -> write(List.of(entry("bob"), entry("eve"))))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("bob");
    assertThat(node.rows("SELECT username FROM subscriber")).containsExactly("ann");
  }

  @Test
  void aBulkEditIsTheTransactionOfWhoCalls() {
    assertThatThrownBy(
            () ->
                editor.write(
                    acme,
                    List.of(entry("ann")),
                    Map.of(),
                    new GroupIds(List.of()),
                    new HashMap<>(),
                    any -> {}))
        .isInstanceOf(EJBTransactionRequiredException.class);
  }

  @Test
  void editsSignInsAndABulkEditAtOnceLoseNothing() throws Exception {
    long ann = given.subscriber(acme, "ann").key().ownerId();
    given.group(acme, "sales");
    for (int i = 0; i < 6; i++) {
      String old = directory.load(ann).orElseThrow().passwordHash();
      String hash = "hash" + i;
      String name = "Ann " + i;
      String number = String.valueOf(i);
      List<Callable<Object>> all =
          List.of(
              () -> {
                write(
                    List.of(
                        new SubscriberEntry(
                            new Username("ann"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            new Attributes(new TreeMap<>(Map.of("desk", number))))));
                return null;
              },
              () -> {
                subscribers.replaceHash(ann, old, hash);
                return null;
              },
              () ->
                  subscribers.put(
                      acme,
                      new Username("ann"),
                      new SubscriberData(
                          Optional.of(name),
                          true,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty()),
                      Expected.ANYTHING));
      assertThat(node.atOnce(all)).allMatch(Node::succeeded);
      SubscriberSnapshot after = directory.load(ann).orElseThrow();
      assertThat(after.passwordHash()).isEqualTo(hash);
      assertThat(after.attributes().value("desk")).contains(number);
      assertThat(after.displayName()).contains(name);
    }
  }

  private void write(List<SubscriberEntry> entries) {
    node.inTransaction(
        () -> {
          locks.lockMany(acme.id());
          List<Username> names = entries.stream().map(SubscriberEntry::username).toList();
          Map<Long, Set<Long>> leavers = new HashMap<>();
          editor.write(
              acme,
              entries,
              editor.existing(acme.id(), names),
              editor.groupIds(acme.id()),
              leavers,
              ids -> assertThat(ids).containsOnlyKeys(names));
          editor.leave(acme, leavers);
        });
  }

  private static SubscriberEntry entry(String username, String... groups) {
    return new SubscriberEntry(
        new Username(username),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Arrays.stream(groups).map(GroupName::new).toList()),
        Attributes.NONE);
  }
}
