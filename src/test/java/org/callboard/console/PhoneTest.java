package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.administration.PreviewActs;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.ReplacePriority;
import org.callboard.subscriber.SnapshotOf;
import org.callboard.subscriber.SubscriberName;
import org.junit.jupiter.api.Test;

class PhoneTest {

  private static DialData items(QuickDialItem... items) {
    return DialData.EMPTY.withQuickDial(List.of(items));
  }

  private static QuickDialItem item(String name, int priority) {
    return new QuickDialItem(
        name.toLowerCase(), name, "5000", Optional.empty(), new MergePriority(priority));
  }

  private static Phone phone(DialData organization, DialData group, DialData own) {
    Layers<DialData> layers =
        new Layers<>(
            List.of(
                new Layer<>(LayerKey.ofOrganization(1), "organization", organization),
                new Layer<>(LayerKey.ofGroup(1, 2), "group:Sales", group)),
            new Layer<>(LayerKey.ofSubscriber(1, 3), "subscriber", own));
    return Phone.of(
        new PreviewActs.Phone<>(
            SnapshotOf.organization(
                1, new CloudId("ACME"), "Acme", true, Optional.of(new ReplacePriority(21)), false),
            SnapshotOf.subscriber(3, new SubscriberName(1, "ann"), "ann", "", true),
            layers,
            Set.of()),
        false,
        Texts.of(Optional.of("en"), Optional.empty()));
  }

  @Test
  void eachTileSaysWhereItComesFromAndWhatItReplaces() {
    Phone phone =
        phone(
            items(item("Canteen", 20), item("Gate", 20)),
            items(item("Canteen", 20)),
            items(item("Mum", 20), item("Canteen", 20)));
    assertThat(phone.owner()).isEqualTo("ann");
    assertThat(phone.tiles())
        .extracting(Phone.Tile::name, Phone.Tile::layer, Phone.Tile::hidden)
        .containsExactly(
            tuple("Canteen", "this person", List.of("the organization", "group Sales")),
            tuple("Gate", "the organization", List.of()),
            tuple("Mum", "this person", List.of()));
  }

  /** Above 40 the user cannot edit the entry (docs/protocol.md); at 40 the user can. */
  @Test
  void aTileIsLockedAboveTheUsersOwnPriority() {
    Phone phone =
        phone(
            items(item("Low", 20), item("Users", 40), item("High", 41)),
            DialData.EMPTY,
            DialData.EMPTY);
    assertThat(phone.tiles())
        .extracting(Phone.Tile::name, Phone.Tile::locked)
        .containsExactly(tuple("Low", false), tuple("Users", false), tuple("High", true));
  }

  @Test
  void theInitialIsAWholeCharacter() {
    Phone phone = phone(items(item("🎺 Music", 20)), DialData.EMPTY, DialData.EMPTY);
    assertThat(phone.tiles()).extracting(Phone.Tile::initial).containsExactly("🎺");
  }
}
