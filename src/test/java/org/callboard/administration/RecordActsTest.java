package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.callboard.administrator.AdministratorData;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorRole;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.security.Principals;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;

/** Who reads which entries of the record. */
@DatabaseTest
class RecordActsTest {

  private static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @Inject private Given given;
  @Inject private OrganizationEditor organizations;
  @Inject private AdministratorEditor administrators;
  @Inject private RecordActs records;

  @Test
  void whoGetsADeletedCloudIdAgainReadsNothingOfItsFormerOwner() {
    OrganizationSnapshot former = given.organization("ACME");
    given.subscriber(former, "ann");
    given.items(LayerAddress.ofOrganization(former), "secret plan");
    organizations.delete(new CloudId("ACME"), Expected.ANYTHING);
    OrganizationSnapshot now = given.organization("ACME");
    given.items(LayerAddress.ofOrganization(now), "new");
    for (String asked : List.of("", "ACME", "acme")) {
      assertThat(seen(manager(now), asked))
          .containsExactly("organizations/ACME", "organizations/ACME");
    }
  }

  @Test
  void anOperatorFindsTheEntriesOfADeletedOrganizationByItsCloudId() {
    OrganizationSnapshot former = given.organization("ACME");
    given.group(former, "sales");
    organizations.delete(new CloudId("ACME"), Expected.ANYTHING);
    Caller operator = caller(Optional.empty(), AdministratorRole.OPERATOR);
    List<String> ofFormer =
        List.of("organizations/ACME", "organizations/ACME/groups/sales", "organizations/ACME");
    assertThat(seen(operator, "acme")).isEqualTo(ofFormer);
    given.organization("ACME");
    assertThat(seen(operator, "ACME")).hasSize(4).endsWith(ofFormer.toArray(String[]::new));
  }

  /** Each organization is told its part: the other one is none of its business. */
  @Test
  void whoeverComesFromAnotherOrganizationLeavesNoTraceOfItInTheRecordOfTheNewOne() {
    OrganizationSnapshot acme = given.organization("ACME");
    OrganizationSnapshot other = given.organization("OTHER");
    put(Optional.of("OTHER"));
    put(Optional.of("ACME"));
    put(Optional.empty());
    assertThat(states(manager(other))).containsExactly("OTHER null UPDATE", "null OTHER CREATE");
    assertThat(states(manager(acme))).containsExactly("ACME null UPDATE", "null ACME UPDATE");
  }

  private void put(Optional<String> cloudId) {
    administrators.put(
        new Username("ann"),
        new AdministratorData(cloudId.map(CloudId::new), true, Optional.of("hash")),
        Optional.empty(),
        Expected.ANYTHING);
  }

  /** Of administrators: whose manager it was and is. */
  private List<String> states(Caller caller) {
    return caller.calls(
        () ->
            records.page(ALL, 0, 100).items().stream()
                .filter(entry -> entry.target().startsWith("administrators/"))
                .map(
                    entry ->
                        organization(entry.before())
                            + " "
                            + organization(entry.after())
                            + " "
                            + entry.action().orElseThrow())
                .toList());
  }

  private static String organization(Optional<String> state) {
    return state
        .map(json -> Json.createReader(new StringReader(json)).readObject())
        .map(json -> json.getString("organization", "none"))
        .orElse("null");
  }

  @Test
  void toAManagerOtherOrganizationsAreNotThere() {
    given.organization("OTHER");
    Caller manager = manager(given.organization("ACME"));
    assertThatThrownBy(() -> seen(manager, "OTHER")).hasMessage("There is no such organization.");
    assertThat(seen(manager, "")).containsExactly("organizations/ACME");
  }

  private List<String> seen(Caller caller, String organization) {
    AuditFilter filter =
        new AuditFilter(
            Optional.of(organization).filter(text -> !text.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return caller.calls(
        () -> records.page(filter, 0, 100).items().stream().map(AuditEntry::target).toList());
  }

  private static Caller manager(OrganizationSnapshot organization) {
    return caller(Optional.of(organization.id()), AdministratorRole.MANAGER);
  }

  private static Caller caller(Optional<Long> organization, AdministratorRole role) {
    return new Caller(Principals.of(role, "caller", 1, organization), role.rights());
  }
}
