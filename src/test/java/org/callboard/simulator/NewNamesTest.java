package org.callboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.Layers;
import org.callboard.organization.CloudId;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Expected;
import org.callboard.subscriber.Naming;
import org.callboard.subscriber.SubscriberCache;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones converge to what is theirs, whatever their subscriber is called meanwhile. */
@DatabaseTest
class NewNamesTest {

  /** Above what the replace attribute takes away: only a removal does. */
  private static final int LOCKED = 50;

  private static final ProvisioningXml XML = new ProvisioningXml();

  @Inject private Given given;
  @Inject private OrganizationDirectory organizations;
  @Inject private SubscriberCache subscribers;
  @Inject private SubscriberEditor editor;
  @Inject private DatabaseContact database;
  @Inject private DialDataEditor layers;

  private final PhoneSimulator phone = new PhoneSimulator();
  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    database.confirm(System.nanoTime());
    acme = given.organization("ACME");
    given.item(LayerAddress.ofOrganization(acme), "everybody", LOCKED);
  }

  @Test
  void aRenamedSubscribersPhoneKeepsAllAndFollowsByEitherName() {
    Group sales = given.group(acme, "sales");
    LayerAddress ann = given.subscriber(acme, "smith", "sales");
    given.item(LayerAddress.ofGroup(acme, sales), "group", LOCKED);
    given.item(ann, "own", LOCKED);
    refresh("smith");
    rename("smith", "jones");
    refresh("smith");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody", "group", "own");
    layers.edit(ann, data -> data.withoutItem("own"));
    refresh("smith");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody", "group");
    given.item(ann, "own", LOCKED);
    refresh("jones");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody", "group", "own");
  }

  /** Whoever signs in on it does so under the name. */
  @Test
  void thePhoneOfADeletedNamesakeForgetsWhatWasTheirs() {
    given.item(given.subscriber(acme, "jones"), "namesake's", LOCKED);
    LayerAddress ann = given.subscriber(acme, "smith");
    given.item(ann, "own", LOCKED);
    refresh("jones");
    PhoneSimulator anns = new PhoneSimulator();
    refresh(anns, "smith");
    delete("jones");
    rename("smith", "jones");
    refresh("jones");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody", "own");
    refresh(anns, "smith");
    assertThat(anns.quickDial()).containsOnlyKeys("everybody", "own");
  }

  /** The namesake's removals hide nothing of what the renamed one has. */
  @Test
  void whatANamesakeHadTakesNothingFromTheRenamed() {
    given.item(given.subscriber(acme, "jones"), "same id", LOCKED);
    delete("jones");
    given.item(given.subscriber(acme, "smith"), "same id", 30);
    refresh("smith");
    rename("smith", "jones");
    refresh("smith");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody", "same id");
  }

  @Test
  void aPhoneThatAskedByAFormerNameForgetsAllWhenSomebodyElseGetsTheName() {
    given.item(given.subscriber(acme, "smith"), "own", LOCKED);
    refresh("smith");
    rename("smith", "jones");
    edit("jones", new Naming(Optional.empty(), Optional.of(java.util.List.of())));
    given.subscriber(acme, "smith");
    refresh("smith");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody");
  }

  @Test
  void andWhenTheRenamedOneIsDeletedWhicheverNameIsMadeAgain() {
    given.item(given.subscriber(acme, "smith"), "own", LOCKED);
    refresh("smith");
    PhoneSimulator other = new PhoneSimulator();
    rename("smith", "jones");
    refresh(other, "jones");
    delete("jones");
    given.subscriber(acme, "smith");
    given.subscriber(acme, "jones");
    refresh("smith");
    refresh(other, "jones");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody");
    assertThat(other.quickDial()).containsOnlyKeys("everybody");
  }

  /** Two of one name have gone, one after the other. */
  @Test
  void whatTwoOfOneNameLeftBehindIsRememberedOfBoth() {
    given.item(given.subscriber(acme, "jones"), "first", LOCKED);
    refresh("jones");
    delete("jones");
    PhoneSimulator other = new PhoneSimulator();
    given.item(given.subscriber(acme, "smith"), "second", LOCKED);
    refresh(other, "smith");
    rename("smith", "jones");
    delete("jones");
    given.subscriber(acme, "jones");
    refresh("jones");
    refresh(other, "jones");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody");
    assertThat(other.quickDial()).containsOnlyKeys("everybody");
  }

  private void refresh(String username) {
    refresh(phone, username);
  }

  /** It asks by the names that it has, of which it knows no others. */
  private void refresh(PhoneSimulator app, String username) {
    OrganizationSnapshot organization =
        organizations.find(new CloudId(acme.cloudId().value())).orElseThrow();
    DialData told =
        DialData.folded(
            Layers.of(
                organization,
                subscribers
                    .findAskingAnyway(organization.id(), new Username(username))
                    .orElseThrow(),
                false,
                layers::read));
    app.merge(XML.global(told, organization));
  }

  private void delete(String username) {
    editor.delete(acme, new Username(username), Expected.ANYTHING);
  }

  private void rename(String from, String to) {
    edit(from, new Naming(Optional.of(new Username(to)), Optional.empty()));
  }

  private void edit(String username, Naming naming) {
    editor.edit(
        acme,
        new Username(username),
        before ->
            new SubscriberData(
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                naming),
        Expected.ANYTHING.ofSomething());
  }
}
