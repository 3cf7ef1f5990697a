package org.callboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.Layers;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Expected;
import org.callboard.subscriber.MoveEditor;
import org.callboard.subscriber.SubscriberCache;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones converge to what is theirs, in whatever organization their subscriber is meanwhile. */
@DatabaseTest
class MovedSubscribersTest {

  /** Above what the replace attribute takes away: only a removal does. */
  private static final int LOCKED = 50;

  private static final Username ANN = new Username("ann");
  private static final ProvisioningXml XML = new ProvisioningXml();

  @Inject private Given given;
  @Inject private OrganizationDirectory organizations;
  @Inject private SubscriberCache subscribers;
  @Inject private SubscriberEditor editor;
  @Inject private MoveEditor moves;
  @Inject private DatabaseContact database;
  @Inject private DialDataEditor layers;

  private final PhoneSimulator phone = new PhoneSimulator();
  private OrganizationSnapshot acme;
  private OrganizationSnapshot other;
  private LayerAddress sales;
  private LayerAddress field;
  private long ann;

  @BeforeEach
  void twoOrganizations() {
    database.confirm(System.nanoTime());
    acme = given.organization("ACME");
    other = given.organization("OTHER");
    sales = LayerAddress.ofGroup(acme, given.group(acme, "sales"));
    field = LayerAddress.ofGroup(other, given.group(other, "field"));
    ann = given.subscriber(acme, "ann", "sales").key().ownerId();
    item(LayerAddress.ofOrganization(acme), "acme's");
    item(sales, "of sales");
    item(own(acme), "own");
    item(LayerAddress.ofOrganization(other), "other's");
    item(field, "of field");
  }

  @Test
  void aPhoneForgetsTheOldOrganizationAndKeepsItsOwn() {
    refresh(acme);
    assertThat(phone.quickDial()).containsOnlyKeys("acme's", "of sales", "own");
    move(acme, other, "field");
    refresh(acme);
    assertThat(phone.quickDial()).containsOnlyKeys("other's", "of field", "own");
    layers.edit(own(other), data -> data.withoutItem("own"));
    item(LayerAddress.ofOrganization(acme), "acme's later");
    refresh(acme);
    assertThat(phone.quickDial()).containsOnlyKeys("other's", "of field");
    refresh(other);
    assertThat(phone.quickDial()).containsOnlyKeys("other's", "of field");
  }

  /** What the old organization had taken away before, and the phone has not heard of. */
  @Test
  void aPhoneThatWasOffForLongForgetsWhatWasTakenAwayBefore() {
    refresh(acme);
    layers.edit(LayerAddress.ofOrganization(acme), data -> data.withoutItem("acme's"));
    layers.edit(sales, data -> data.withoutItem("of sales"));
    move(acme, other);
    refresh(acme);
    assertThat(phone.quickDial()).containsOnlyKeys("other's", "own");
  }

  @Test
  void aPhoneThatWasOffForAMoveThereAndBackHasWhatItHad() {
    PhoneSimulator everywhere = new PhoneSimulator();
    refresh(acme);
    refresh(everywhere, acme, false);
    move(acme, other, "field");
    refresh(everywhere, acme, false);
    move(other, acme, "sales");
    for (PhoneSimulator one : List.of(phone, everywhere)) {
      refresh(one, acme, false);
      assertThat(one.quickDial()).containsOnlyKeys("acme's", "of sales", "own");
    }
    refresh(everywhere, other, false); // it may have signed in there
    assertThat(everywhere.quickDial()).containsOnlyKeys("acme's", "of sales", "own");
  }

  /** A phone refuses what is lower than what it holds. */
  @Test
  void whatBothOrganizationsHaveLowerThereComesThere() {
    given.item(LayerAddress.ofOrganization(acme), "both", 90);
    given.item(LayerAddress.ofOrganization(other), "both", 30);
    refresh(acme);
    move(acme, other);
    refresh(acme);
    assertThat(phone.quickDial().get("both").priority()).isEqualTo(30);
    move(other, acme);
    refresh(acme);
    assertThat(phone.quickDial().get("both").priority()).isEqualTo(90);
  }

  @Test
  void thePhoneOfTheEditableAppForgetsTheDraftToo() {
    item(LayerAddress.ofDraft(acme), "draft");
    refresh(phone, acme, true);
    assertThat(phone.quickDial()).containsKey("draft");
    move(acme, other);
    refresh(phone, acme, true);
    assertThat(phone.quickDial()).containsOnlyKeys("other's", "own");
  }

  /** It was hidden from them by the old organization. */
  @Test
  void whatWasHiddenInTheOldOrganizationIsNotInTheNew() {
    Deletions hidden = new Deletions(new TreeSet<>(List.of("acme's", "other's")), new TreeSet<>());
    layers.edit(own(acme), data -> data.withDeletions(hidden));
    refresh(acme);
    assertThat(phone.quickDial()).containsOnlyKeys("of sales", "own");
    move(acme, other);
    refresh(acme);
    assertThat(phone.quickDial()).containsOnlyKeys("other's", "own");
  }

  /** Whoever signs in on it does so under the name. */
  @Test
  void aPhoneThatAskedByAnEndedNameForgetsTheOtherOrganization() {
    move(acme, other, "field");
    refresh(acme);
    assertThat(phone.quickDial()).containsKeys("other's", "of field");
    moves.endFormer(acme, ANN);
    given.subscriber(acme, "ann");
    refresh(acme);
    assertThat(phone.quickDial()).containsOnlyKeys("acme's");
  }

  @Test
  void whoeverIsMadeAgainInEitherOrganizationFindsNothingOfADeletedOne() {
    PhoneSimulator there = new PhoneSimulator();
    refresh(acme);
    move(acme, other, "field");
    refresh(there, other, false);
    editor.delete(other, ANN, Expected.ANYTHING);
    given.subscriber(acme, "ann");
    given.subscriber(other, "ann");
    refresh(acme);
    refresh(there, other, false);
    assertThat(phone.quickDial()).containsOnlyKeys("acme's");
    assertThat(there.quickDial()).containsOnlyKeys("other's");
  }

  @Test
  void thePhoneOfANamesakeWhoWasDeletedThereForgetsWhatWasTheirs() {
    PhoneSimulator namesakes = new PhoneSimulator();
    item(given.subscriber(other, "ann"), "namesake's");
    refresh(namesakes, other, false);
    editor.delete(other, ANN, Expected.ANYTHING);
    move(acme, other);
    refresh(namesakes, other, false);
    assertThat(namesakes.quickDial()).containsOnlyKeys("other's", "own");
  }

  /** Two phones that ask in different organizations, and miss what they miss. */
  @Test
  void phonesConvergeWhateverHappens() {
    Random random = new Random(55);
    PhoneSimulator second = new PhoneSimulator();
    OrganizationSnapshot now = acme;
    move(acme, other);
    move(other, acme);
    for (int step = 0; step < 120; step++) {
      switch (random.nextInt(6)) {
        case 0 -> {
          OrganizationSnapshot to = now == acme ? other : acme;
          String[] groups =
              random.nextBoolean() ? new String[0] : new String[] {to == acme ? "sales" : "field"};
          move(now, to, groups);
          now = to;
        }
        case 1, 2 -> given.item(any(random, now), id(random), priority(random));
        case 3 -> layers.edit(any(random, now), data -> data.withoutItem(id(random)));
        case 4 -> checked(phone, random.nextBoolean() ? acme : other, step);
        default -> checked(second, now, step);
      }
    }
    checked(phone, acme, 120);
    checked(second, other, 121);
  }

  private void checked(PhoneSimulator app, OrganizationSnapshot asked, int step) {
    DialData told = refresh(app, asked, false);
    Map<String, Integer> wanted =
        told.quickDial().stream()
            .collect(Collectors.toMap(QuickDialItem::id, i -> i.priority().value()));
    assertThat(
            app.quickDial().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().priority())))
        .describedAs("step " + step)
        .isEqualTo(wanted);
  }

  private LayerAddress any(Random random, OrganizationSnapshot now) {
    List<LayerAddress> all =
        List.of(
            LayerAddress.ofOrganization(acme),
            LayerAddress.ofOrganization(other),
            sales,
            field,
            own(now));
    return all.get(random.nextInt(all.size()));
  }

  private static String id(Random random) {
    return "item" + random.nextInt(4);
  }

  private static int priority(Random random) {
    return List.of(20, 45, 60, 100).get(random.nextInt(4));
  }

  private LayerAddress own(OrganizationSnapshot organization) {
    return LayerAddress.ofSubscriber(organization, ann, "ann");
  }

  private void item(LayerAddress layer, String id) {
    given.item(layer, id, LOCKED);
  }

  private void refresh(OrganizationSnapshot asked) {
    refresh(phone, asked, false);
  }

  /** It asks by the names that it has, of which it knows no others. */
  private DialData refresh(PhoneSimulator app, OrganizationSnapshot asked, boolean editable) {
    database.confirm(System.nanoTime());
    SubscriberSnapshot user = subscribers.findAskingAnyway(asked.id(), ANN).orElseThrow();
    OrganizationSnapshot organization =
        organizations.load(user.name().organizationId()).orElseThrow();
    DialData told = DialData.folded(Layers.of(organization, user, editable, layers::read));
    app.merge(XML.global(told, organization));
    return told;
  }

  private void move(OrganizationSnapshot from, OrganizationSnapshot to, String... groups) {
    moves.move(
        from,
        ANN,
        to,
        List.of(groups).stream().map(GroupName::new).toList(),
        Expected.ANYTHING.ofSomething());
  }
}
