package org.callboard.bulk.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.AccountData;
import org.callboard.account.AccountEditor;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.Upload;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.job.ImportCounts;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SignInSettings;
import org.callboard.platform.Expected;
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

  @Inject private Node node;
  @Inject private Given given;
  @Inject private VendorSample sample;
  @Inject private AccountEditor accounts;
  @Inject private OrganizationEditor organizations;

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

  private AccountData organizationsSettings() {
    return accounts.read(LayerAddress.ofOrganization(acme).key());
  }

  @Test
  void anUpdateKeepsThePriorityThatTheTemplateDoesNotSay() throws IOException {
    String template = "<account><title priority='50'>A</title><x priority='30'>1</x></account>";
    run(USERS, template, OnConflict.FAIL);
    Progress told =
        run(USERS, "<account><title>B</title><x priority='40'>1</x></account>", OnConflict.UPDATE);
    assertThat(told.hasErrors()).isFalse();
    assertThat(organizationsSettings().setting("title").orElseThrow().effectivePriority().value())
        .isEqualTo(50);
    assertThat(organizationsSettings().setting("x").orElseThrow().effectivePriority().value())
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
  void aCellThatASettingOfTheOrganizationMakesAHostOfIsHeldAgainstIt() throws IOException {
    given.subscriber(acme, "bob", Map.of("Site", "a.example"));
    given.setting(LayerAddress.ofOrganization(acme), "host", "${Site}");
    Progress told =
        run(
            "cloud_username,username,Site\nann,1001,acme\u200b.example\n",
            "<account><title>{Site}</title></account>",
            OnConflict.UPDATE);
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == ReportLine.Outcome.ERROR)
        .singleElement()
        .satisfies(line -> assertThat(line.line()).isEqualTo(2))
        .satisfies(
            line ->
                assertThat(line.message().orElseThrow())
                    .startsWith("Site has an invisible character"));
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

  /** As the vendor's newest sample has it. */
  private static final String CONTACTS =
      "<account><title>{display_name}</title><username>{username}</username>"
          + "<cloud_password>{cloud_password}</cloud_password>"
          + "<wsContactsUrl>https://old.example/provisioning/acrobits_contacts.php</wsContactsUrl>"
          + "<wsContactsMethod>POST</wsContactsMethod>"
          + "<wsContactsPostData>cloud_id=%account[cloud_id]%&amp;"
          + "cloud_password=%account[cloud_password]%</wsContactsPostData></account>";

  private List<String> notes(String template) throws IOException {
    return run(USERS, template, OnConflict.UPDATE).lines().stream()
        .filter(line -> line.outcome() == Outcome.NOTE && line.id().isPresent())
        .map(line -> line.id().orElseThrow() + " " + line.message().orElseThrow())
        .toList();
  }

  @Test
  void eachNodeThatSendsTheTokenElsewhereIsNoted() throws IOException {
    assertThat(notes(CONTACTS))
        .singleElement()
        .asString()
        .startsWith("<wsContactsPostData> ")
        .contains("%account[cloud_password]%", "deviceTokens", "false");
    assertThat(
            notes(
                "<account><a><value lang='cs'>%Account[cloud_password]%</value></a>"
                    + "<b><c d='%account[cloud_password]%'/></b>"
                    + "<genericSmsSendUrl>https://h.example/?p=%sha1(%account[cloud_password]%)%"
                    + "</genericSmsSendUrl><d>%account[password]%</d></account>"))
        .extracting(note -> note.substring(0, note.indexOf(' ')))
        .containsExactlyInAnyOrder("<a>", "<b>", "<genericSmsSendUrl>");
  }

  @Test
  void whatComesHereIsNotNoted() throws IOException {
    assertThat(
            notes(
                "<account><extProvPostData>p=%account[cloud_password]%</extProvPostData>"
                    + "<globalExtProvUrl>https://new.example/provisioning/global</globalExtProvUrl>"
                    + "<globalExtProvPostData>p=%account[cloud_password]%</globalExtProvPostData>"
                    + "</account>"))
        .isEmpty();
  }

  @Test
  void withoutTokensPhonesSendThePasswordAndNothingIsNoted() throws IOException {
    organizations.put(
        acme.cloudId(),
        new OrganizationSettings(
            "Acme",
            true,
            Optional.empty(),
            false,
            3600,
            ErrorTexts.NONE,
            new SignInSettings(false, SignInSettings.SignedOut.REFUSE)),
        Optional.empty(),
        Expected.ANYTHING);
    acme = given.now(acme);
    assertThat(notes(CONTACTS)).isEmpty();
  }

  @Test
  void aTemplateThatLeadsRefreshesAwayIsNoted() throws IOException {
    assertThat(
            notes(
                "<account><extProvUrl>https://old.example/prov.php</extProvUrl>"
                    + "<extProvPostData>p=%account[cloud_password]%</extProvPostData></account>"))
        .hasSize(2)
        .anyMatch(note -> note.startsWith("<extProvUrl> Phones would refresh"))
        .anyMatch(note -> note.startsWith("<extProvPostData> Phones would send"));
  }

  private static List<String> faults(Progress told) {
    return told.lines().stream()
        .filter(line -> line.outcome() == Outcome.ERROR)
        .map(line -> line.line() + " " + line.id().orElse("") + " " + line.message().orElse(""))
        .toList();
  }

  /** Such a node is each subscriber's own, since a reference could not express it. */
  @Test
  void aNodeWithADollarBeforeItsColumnIsCutAndHasNothingInsideThatNobodySees() throws IOException {
    String template =
        "<account><username>$" + "{username}</username><host>{username}</host></account>";
    List<String> faults =
        faults(
            run(
                "cloud_username,username\nann,10\u200b01\nbob,\"10\n02\"\ncarl,10\u00a003\n",
                template,
                OnConflict.FAIL));
    assertThat(faults).hasSize(3).allMatch(fault -> fault.contains("invisible character inside"));
    Progress told =
        run("cloud_username,username\nann,\u200b1001\u00a0\n", template, OnConflict.FAIL);
    assertThat(faults(told)).isEmpty();
    assertThat(node.rows("SELECT value_json FROM account_setting WHERE name = 'username'"))
        .singleElement()
        .asString()
        .contains("\"$1001\"");
  }

  @Test
  void allThatIsWrongWithALineIsToldAtOnce() throws IOException {
    String template =
        "<account><username>{a}</username><title>{b}</title><expires>$" + "{c}</expires></account>";
    List<String> faults =
        faults(
            run(
                "cloud_username,a,b,c\nann,1\u200b2," + "x".repeat(501) + ",soon\n",
                template,
                OnConflict.FAIL));
    assertThat(faults)
        .singleElement()
        .asString()
        .contains("a has an invisible character", "b must have at most 500", "<expires> ");
  }

  @Test
  void faultsOfTheTemplateAreThoseOfItsNodesAndNotOfLines() throws IOException {
    Progress told =
        run(
            "cloud_username,a.b,a_b\nann,1,2\n,3,4\n",
            "<account><title>{nope} {no}</title><x>{a.b}</x><host>{none}</host></account>",
            OnConflict.FAIL);
    assertThat(faults(told))
        .containsExactly(
            "0 <title> <title> has {nope}, {no}, but the users file has no such column.",
            "0 <host> <host> has {none}, but the users file has no such column.",
            "3  cloud_username must not be empty.");
    assertThat(told.counts().failed()).isEqualTo(1);
    assertThat(told.counts().nodes().orElseThrow().failed()).isEqualTo(2);
    for (String template :
        List.of(
            "no xml",
            "<root/>",
            "<account>x</account>",
            "<account><x/><x/></account>",
            "<account><x priority='a'/></account>",
            "<account><x>{a.b}{a_b}</x></account>")) {
      told = run("cloud_username,a.b,a_b\nann,1,2\n", template, OnConflict.FAIL);
      assertThat(faults(told)).singleElement().asString().startsWith("0  The template is wrong: ");
      assertThat(told.counts().failed()).isZero();
      assertThat(told.hasErrors()).isTrue();
    }
    assertThat(node.rows("SELECT username FROM subscriber")).isEmpty();
  }
}
