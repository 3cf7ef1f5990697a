package org.callboard.bulk.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.callboard.account.AccountData;
import org.callboard.account.AccountEditor;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.Upload;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.job.ImportCounts;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports of the vendor's sample in the database. */
@DatabaseTest
class VendorSampleImportTest {

  private static final String USERS =
      """
      cloud_username,username,password,display_name
      ann,1001,,Ann
      """;

  @Inject private Given given;
  @Inject private VendorSample sample;
  @Inject private AccountEditor accounts;

  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
  }

  private Progress run(String users, String template, OnConflict onConflict) throws IOException {
    Progress told = new Progress();
    byte[] bytes = users.getBytes(StandardCharsets.UTF_8);
    try (Upload upload = Upload.of(new ByteArrayInputStream(bytes), 1 << 20)) {
      sample.work(acme, upload, template, new ImportOptions(onConflict, false)).task().run(told);
    }
    return told;
  }

  private AccountData organizations() {
    return accounts.read(LayerAddress.ofOrganization(acme).key());
  }

  @Test
  void anUpdateKeepsThePriorityThatTheTemplateDoesNotSay() throws IOException {
    String template = "<account><title priority='50'>A</title><x priority='30'>1</x></account>";
    run(USERS, template, OnConflict.FAIL);
    Progress told =
        run(USERS, "<account><title>B</title><x priority='40'>1</x></account>", OnConflict.UPDATE);
    assertThat(told.hasErrors()).isFalse();
    assertThat(organizations().setting("title").orElseThrow().effectivePriority().value())
        .isEqualTo(50);
    assertThat(organizations().setting("x").orElseThrow().effectivePriority().value())
        .isEqualTo(40);
  }

  @Test
  void usersAndNodesAreCountedApart() throws IOException {
    String template =
        "<account><title>{display_name}</title><host>h</host><cloud_username/></account>";
    ImportCounts first = run(USERS, template, OnConflict.FAIL).counts();
    assertThat(first.lines()).isEqualTo(1);
    assertThat(first.created()).isEqualTo(1);
    assertThat(first.skipped()).isZero();
    assertThat(first.nodes().orElseThrow().created()).isEqualTo(2);
    assertThat(first.nodes().orElseThrow().skipped()).isEqualTo(1);
    ImportCounts second = run(USERS, template, OnConflict.FAIL).counts();
    assertThat(second.failed()).isEqualTo(1);
    assertThat(second.nodes().orElseThrow().failed()).isEqualTo(2);
    assertThat(second.wrong()).isEqualTo(3);
  }

  @Test
  void faultsNameColumnsAsTheFileDoes() throws IOException {
    Progress told =
        run(
            "Cloud_Username,username,First Name\nann,1001," + "x".repeat(501) + "\n",
            "<account><title>{First Name}</title></account>",
            OnConflict.FAIL);
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == ReportLine.Outcome.ERROR)
        .extracting(line -> line.message().orElseThrow())
        .containsExactly("First Name must have at most 500 characters.");
  }
}
