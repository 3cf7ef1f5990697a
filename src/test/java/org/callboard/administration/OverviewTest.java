package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.device.OrganizationDevices;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.platform.Page;
import org.callboard.subscriber.SubscriberDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which organizations are found, and what is known of them at a glance. */
@DatabaseTest
class OverviewTest {

  @Inject private Given given;
  @Inject private OrganizationDirectory organizations;
  @Inject private OrganizationEditor editor;
  @Inject private SubscriberDirectory subscribers;
  @Inject private OrganizationDevices devices;

  private OrganizationSnapshot acme;
  private OrganizationSnapshot zebra;

  @BeforeEach
  void twoOrganizations() {
    acme = given.organization("ACME");
    zebra = given.organization("ZEBRA");
    editor.put(
        zebra.cloudId(),
        OrganizationSettings.named("Zoo 100% Ärzte"),
        Optional.empty(),
        Expected.ANYTHING);
  }

  private List<String> found(String text) {
    Page<OrganizationSnapshot> page = organizations.page(Optional.of(text), 0, 10);
    assertThat(page.total()).isEqualTo(page.items().size());
    return page.items().stream().map(one -> one.cloudId().value()).toList();
  }

  @Test
  void organizationsAreFoundByCloudIdAndNameCaseAside() {
    assertThat(found("eb")).containsExactly("ZEBRA");
    assertThat(found("ZOO")).containsExactly("ZEBRA");
    assertThat(found("0% ä")).containsExactly("ZEBRA");
    assertThat(found("a")).containsExactly("ACME", "ZEBRA");
    assertThat(found("_")).isEmpty();
    assertThat(found("%a")).isEmpty();
    assertThat(found("!")).isEmpty();
  }

  @Test
  void aPartIsCutAfterTheSearch() {
    Page<OrganizationSnapshot> page = organizations.page(Optional.of("a"), 1, 1);
    assertThat(page.items()).extracting(one -> one.cloudId().value()).containsExactly("ZEBRA");
    assertThat(page.total()).isEqualTo(2);
  }

  @Test
  void peopleAreCountedForEachOrganization() {
    given.subscriber(acme, "ann");
    given.subscriber(acme, "bob");
    assertThat(subscribers.counts(List.of(acme.id(), zebra.id())))
        .containsExactlyEntriesOf(Map.of(acme.id(), 2L));
    assertThat(subscribers.counts(List.of())).isEmpty();
  }

  @Test
  void whoWasNeverHeardOfHasNoContact() {
    assertThat(devices.contacted(List.of(acme.id())).get(acme.id()))
        .isEqualTo(OrganizationDevices.Contacted.NEVER);
    assertThat(devices.contacted(List.of())).isEmpty();
  }
}
