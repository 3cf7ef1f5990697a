package org.callboard.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.callboard.account.AccountData;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountSetting;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationQuota;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Bounds;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How large layers, answers and organizations may become. */
@DatabaseTest
class LayerSizesTest {

  private static final int NODE = 65_000;

  @Inject private Node node;
  @Inject private Given given;
  @Inject private DialDataEditor dialData;
  @Inject private AccountEditor accounts;
  @Inject private DraftEditor drafts;
  @Inject private OrganizationQuota quota;
  @Inject private LayerSizes sizes;

  private OrganizationSnapshot acme;
  private LayerAddress all;
  private LayerAddress ann;
  private LayerAddress sales;

  @BeforeEach
  void makeAnOrganization() {
    acme = given.organization("ACME");
    all = LayerAddress.ofOrganization(acme);
    ann = given.subscriber(acme, "ann", Map.of());
    Group group = given.group(acme, "sales", "ann");
    sales = LayerAddress.ofGroup(acme, group);
    node.restart(Map.of(Bounds.ANSWER_BYTES.key(), "64"));
  }

  private static List<QuickDialItem> items(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> item(prefix + i, 20)).toList();
  }

  private static QuickDialItem item(String id, int priority) {
    return new QuickDialItem(
        id,
        "Name & <more>",
        "50 öä",
        Optional.of("https://x.example/"),
        new MergePriority(priority));
  }

  private static DialAction action(String id, int length) {
    return new DialAction(
        id,
        IntStream.rangeClosed(0, length / NODE)
            .mapToObj(
                i ->
                    new KeyNode(
                        "url" + i,
                        new KeyNodeValue.Plain("x".repeat(Math.min(NODE, length - i * NODE))),
                        Optional.empty(),
                        Optional.empty()))
            .toList());
  }

  private static AccountSetting setting(String name, int length) {
    return new AccountSetting(
        name, new KeyNodeValue.Plain("x".repeat(length)), Optional.empty(), false);
  }

  private void put(LayerAddress address, List<QuickDialItem> items) {
    dialData.edit(address, before -> before.withQuickDial(items));
  }

  private long stored(LayerAddress address) {
    return Long.parseLong(
        node.rows("SELECT weight FROM dial_layer WHERE owner_id = " + address.key().ownerId())
            .get(0));
  }

  @Test
  void aListThatIsTooLongForAnAnswerIsRefusedInWords() {
    assertThatThrownBy(() -> put(all, items("i", 1000)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageMatching(
            "entries of organizations/ACME would make a phone's answer about \\d+,\\d+ bytes long,"
                + ".* 65,536 are allowed \\(callboard.answer.max-kb\\)\\.");
    assertThat(dialData.read(all.key())).isEqualTo(DialData.EMPTY);
  }

  @Test
  void oneMoreEntryIsRefusedWhenThereIsNoMoreRoom() {
    dialData.edit(all, before -> before.with(action("big", 60_000)));
    dialData.editEntry(all, "small", before -> before.with(action("small", 2_000)));
    assertThatThrownBy(
            () -> dialData.editEntry(all, "more", before -> before.with(action("more", 5_000))))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(
            () -> dialData.editEntry(all, "small", before -> before.with(action("small", 7_000))))
        .isInstanceOf(InvalidValueException.class);
    dialData.editEntry(all, "big", before -> before.withoutAction("big"));
    dialData.editEntry(all, "more", before -> before.with(action("more", 50_000)));
  }

  @Test
  void layersThatOnePhoneGetsAreLookedAtTogether() {
    dialData.edit(all, before -> before.with(action("all", 30_000)));
    dialData.edit(sales, before -> before.with(action("sales", 20_000)));
    assertThatThrownBy(() -> dialData.edit(ann, before -> before.with(action("ann", 20_000))))
        .hasMessageContaining("entries of organizations/ACME/subscribers/ann would");
    dialData.edit(ann, before -> before.with(action("ann", 10_000)));
  }

  @Test
  void whatCoversALowerLayerIsNotCountedTwice() {
    dialData.edit(all, before -> before.with(action("big", 50_000)));
    dialData.edit(sales, before -> before.with(action("big", 50_000)));
    dialData.edit(ann, before -> before.with(action("big", 50_000)));
    LayerAddress draft = LayerAddress.ofDraft(acme);
    dialData.edit(draft, before -> before.with(action("big", 55_000)));
    drafts.publish(acme, () -> {});
    assertThat(dialData.read(all.key()).weight()).isGreaterThan(55_000);
  }

  @Test
  void whoeverHasTooMuchMayTakeSomethingAway() {
    node.restart(Map.of());
    put(all, items("i", 1000));
    node.restart(Map.of(Bounds.ANSWER_BYTES.key(), "64"));
    dialData.editEntry(all, "i1", before -> before.withoutItem("i1"));
    put(all, items("i", 900));
    dialData.edit(ann, before -> before.withoutItem("nothing"));
    assertThatThrownBy(() -> put(all, items("i", 950))).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> put(ann, items("a", 1))).isInstanceOf(InvalidValueException.class);
  }

  /** Whoever puts other ids each night must go on: such removals may be forgotten. */
  @Test
  void removalsOfOrdinaryItemsDoNotCount() {
    for (int night = 0; night < 5; night++) {
      String prefix = "night" + night + "-";
      assertThatCode(() -> put(all, items(prefix, 200))).doesNotThrowAnyException();
    }
  }

  @Test
  void whatIsStoredOfTheWeightIsTheWeightWhateverWasEdited() {
    put(all, items("i", 20));
    dialData.editEntry(all, "new", before -> before.with(item("new", 30)));
    dialData.editEntry(all, "i3", before -> before.withoutItem("i3"));
    dialData.editEntry(all, "new", before -> before.withoutItem("new"));
    dialData.editEntry(all, "go", before -> before.with(action("go", 7)));
    dialData.editEntry(all, "go", before -> before.withoutAction("go"));
    dialData.editEntry(ann, "first", before -> before.with(item("first", 20)));
    assertThat(stored(all)).isEqualTo(dialData.read(all.key()).weight()).isGreaterThan(2000);
    assertThat(stored(ann)).isEqualTo(dialData.read(ann.key()).weight()).isGreaterThan(100);
  }

  @Test
  void ofAListTheRecordHasTheItemThatDiffers() {
    put(all, items("i", 100));
    List<QuickDialItem> edited = new ArrayList<>(items("i", 100));
    edited.set(50, item("i50", 30));
    put(all, edited);
    assertThat(
            node.rows(
                "SELECT before_state, after_state FROM audit_entry WHERE id ="
                    + " (SELECT MAX(id) FROM audit_entry)"))
        .singleElement()
        .asString()
        .contains("\"i50\"")
        .doesNotContain("\"i49\"", "\"i51\"");
  }

  @Test
  void settingsOfAnAccountAreBoundedLikewise() {
    accounts.edit(all, before -> before.with(setting("extOne", 40_000)));
    assertThatThrownBy(
            () ->
                accounts.editEntry(ann, "extTwo", before -> before.with(setting("extTwo", 40_000))))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("subscribers/ann");
    accounts.editEntry(ann, "extOne", before -> before.with(setting("extOne", 45_000)));
    assertThat(accounts.read(ann.key())).isNotEqualTo(AccountData.EMPTY);
    assertThat(new TreeMap<>(accounts.read(ann.key()).settings())).containsOnlyKeys("extOne");
  }

  /** In XML each of these is five bytes, and each of the others six. */
  @Test
  void settingsAreLookedAtAsTheyAreInAnAnswer() {
    for (String text : List.of("&", "\"")) {
      KeyNodeValue value = new KeyNodeValue.Plain(text.repeat(20_000));
      AccountSetting setting = new AccountSetting("extOne", value, Optional.empty(), false);
      assertThatThrownBy(() -> accounts.edit(all, before -> before.with(setting)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("65,536 are allowed");
    }
  }

  /** What stands below is read for none of them, so the sentence does not speak of it. */
  @Test
  void aBulkEditIsRefusedForWhatOneSubscriberHasOfTheirOwn() {
    LayerEdit<DialData> edit =
        new LayerEdit<>(DialData.EMPTY, DialData.EMPTY.withQuickDial(items("i", 1000)));
    long id = ann.key().ownerId();
    assertThatThrownBy(
            () ->
                node.inTransaction(
                    () -> sizes.check(acme.id(), Map.of(id, edit), subscriber -> "ann")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageMatching(
            "entries of subscriber ann would make a phone's answer about \\d+,\\d+ bytes long"
                + " by themselves; 65,536 are allowed \\(callboard.answer.max-kb\\)\\.");
  }

  @Test
  void anOrganizationHasNoMoreEntriesThanAllowed() {
    node.restart(Map.of(Bounds.ORGANIZATION_ENTRIES.key(), "1000"));
    put(all, items("i", 990));
    assertThatThrownBy(() -> put(ann, items("a", 20)))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage(
            "The organization would have 1,011 entries; 1,000 are allowed"
                + " (callboard.organization.max-entries).");
    put(ann, items("a", 5));
    for (int i = 0; i < 4; i++) {
      given.subscriber(acme, "s" + i, Map.of());
    }
    assertThatThrownBy(() -> given.subscriber(acme, "more", Map.of()))
        .isInstanceOf(EditRefusedException.class);
    put(all, items("i", 900));
    given.subscriber(acme, "more", Map.of());
    assertThat(node.inTransaction(() -> quota.stored(acme.id())).entries()).isEqualTo(911);
  }

  @Test
  void anOrganizationHasNoMoreBytesThanAllowed() {
    node.restart(Map.of(Bounds.ORGANIZATION_BYTES.key(), "1"));
    dialData.edit(all, before -> before.with(action("big", 390_000)));
    dialData.edit(ann, before -> before.with(action("big", 390_000)));
    assertThatThrownBy(() -> dialData.edit(sales, before -> before.with(action("big", 390_000))))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageMatching(
            "The organization would have 1,\\d+,\\d+ bytes; 1,048,576 are allowed"
                + " \\(callboard.organization.max-mb\\)\\.");
    OrganizationSnapshot other = given.organization("OTHER");
    dialData.edit(
        LayerAddress.ofOrganization(other), before -> before.with(action("big", 390_000)));
  }

  /** What was in the draft is live then: there is no more of it than before. */
  @Test
  void aDraftCanBePublishedWhereThereIsNoRoomForItTwice() {
    node.restart(Map.of(Bounds.ORGANIZATION_BYTES.key(), "1"));
    LayerAddress draft = LayerAddress.ofDraft(acme);
    dialData.edit(
        draft, before -> before.with(action("one", 300_000)).with(action("two", 300_000)));
    drafts.publish(acme, () -> {});
    assertThat(dialData.read(all.key()).action("two")).isPresent();
    assertThat(dialData.read(draft.key()).saysNothing()).isTrue();
  }

  @Test
  void whatWasRefusedTakesNothingOfTheRecordsShare() {
    node.restart(Map.of(Bounds.ANSWER_BYTES.key(), "64", Bounds.RECORD_BYTES.key(), "1"));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  dialData.edit(
                      all,
                      before -> before.with(action("one", 250_000)).with(action("two", 250_000))))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("65,536 are allowed");
    }
    dialData.edit(all, before -> before.with(action("fits", 60_000)));
    assertThat(
            node.rows(
                "SELECT after_state FROM audit_entry WHERE id ="
                    + " (SELECT MAX(id) FROM audit_entry)"))
        .singleElement()
        .asString()
        .contains("\"fits\"");
  }

  /** What was refused or rolled back is not held against anybody. */
  @Test
  void onlyWhatIsStoredCounts() {
    node.restart(Map.of(Bounds.ORGANIZATION_ENTRIES.key(), "1000"));
    put(all, items("i", 500));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> put(ann, items("a", 600))).isInstanceOf(EditRefusedException.class);
    }
    put(ann, items("a", 400));
  }
}
