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
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationNaming;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Expected;
import org.callboard.subscriber.SubscriberCache;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones converge to what is theirs, whatever their organization is called meanwhile. */
@DatabaseTest
class NewCloudIdsTest {

  /** Above what the replace attribute takes away: only a removal does. */
  private static final int LOCKED = 50;

  private static final ProvisioningXml XML = new ProvisioningXml();

  @Inject private Given given;
  @Inject private OrganizationCache organizations;
  @Inject private OrganizationEditor editor;
  @Inject private SubscriberCache subscribers;
  @Inject private DatabaseContact database;
  @Inject private DialDataEditor layers;

  private final PhoneSimulator phone = new PhoneSimulator();
  private OrganizationSnapshot acme;
  private LayerAddress ann;

  @BeforeEach
  void anOrganizationWithAPhone() {
    database.confirm(System.nanoTime());
    acme = given.organization("ACME");
    Group sales = given.group(acme, "sales");
    ann = given.subscriber(acme, "ann", "sales");
    given.item(LayerAddress.ofOrganization(acme), "everybody", LOCKED);
    given.item(LayerAddress.ofGroup(acme, sales), "group", LOCKED);
    given.item(ann, "own", LOCKED);
    refresh("ACME");
  }

  @Test
  void aPhoneKeepsAllAndFollowsByEitherCloudId() {
    rename("ACME", "NEW");
    refresh("ACME");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody", "group", "own");
    layers.edit(
        LayerAddress.ofOrganization(given.now(acme)), data -> data.withoutItem("everybody"));
    given.item(ann, "later", LOCKED);
    refresh("ACME");
    assertThat(phone.quickDial()).containsOnlyKeys("group", "own", "later");
    layers.edit(ann, data -> data.withoutItem("own"));
    refresh("NEW");
    assertThat(phone.quickDial()).containsOnlyKeys("group", "later");
  }

  @Test
  void aPhoneThatWasOffForTheRenameAndBackMissesNothing() {
    rename("ACME", "NEW");
    layers.edit(ann, data -> data.withoutItem("own"));
    rename("NEW", "ACME");
    refresh("NEW");
    assertThat(phone.quickDial()).containsOnlyKeys("everybody", "group");
  }

  /** It asks by the Cloud ID that it was made for. */
  private void refresh(String cloudId) {
    database.confirm(System.nanoTime());
    OrganizationSnapshot organization = organizations.find(new CloudId(cloudId)).orElseThrow();
    DialData told =
        DialData.folded(
            Layers.of(
                organization,
                subscribers.findAskingAnyway(organization.id(), new Username("ann")).orElseThrow(),
                false,
                layers::read));
    phone.merge(XML.global(told, organization));
  }

  private void rename(String from, String to) {
    editor.edit(
        new CloudId(from),
        new OrganizationNaming(Optional.of(new CloudId(to)), Optional.empty()),
        before -> before.orElseThrow(),
        Optional.empty(),
        Expected.ANYTHING);
  }
}
