package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.database.Given.usernames;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.SubscriberActs;
import org.callboard.administration.SubscriberChange;
import org.callboard.administrator.AdministratorRole;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.job.Progress;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.platform.Told;
import org.callboard.security.Principals;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Names that are compared alike today, and were not when they were stored; and names that an older
 * node has stored as it compares them. Whatever is done is done to the one that is written so.
 */
@DatabaseTest
class TwinsTest {

  private static final String DOTLESS = "al\u0131";
  private static final String CAPITAL = "STRA\u1e9eE";
  private static final String SMALL = "strasse";

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberActs acts;
  @Inject private GroupEditor groups;
  @Inject private SubscriberCsv csv;

  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
  }

  /** As an older node stores it. */
  private void storedByAnOlderNode() {
    given.subscriber(acme, DOTLESS);
    node.execute("UPDATE subscriber SET username_key = 'ali' WHERE username = ?", DOTLESS);
  }

  private void twinGroups() {
    given.group(acme, "first");
    given.group(acme, SMALL);
    given.group(acme, "other");
    node.execute(
        "UPDATE subscriber_group SET name = ?, name_key = ? WHERE name = 'other'",
        CAPITAL,
        "stra\u00dfe");
    node.execute(
        "UPDATE subscriber_group SET position = CASE WHEN name = ? THEN 1 ELSE 2 END"
            + " WHERE name <> 'first'",
        SMALL);
  }

  private boolean imported(String file, OnConflict onConflict) throws IOException {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    try (Upload upload = Upload.of(new ByteArrayInputStream(bytes), 1 << 20)) {
      ImportOptions how = new ImportOptions(onConflict, false);
      return csv.work(acme, upload, how, true).task().run(new Progress());
    }
  }

  private static void asOperator(Runnable work) {
    new Caller(Principals.operator("root", 1), AdministratorRole.OPERATOR.rights()).runs(work);
  }

  private List<String> members(String group) {
    return node.rows(
        "SELECT s.username FROM group_member m"
            + " JOIN subscriber s ON s.id = m.subscriber_id"
            + " JOIN subscriber_group g ON g.id = m.group_id WHERE g.name = '"
            + group
            + "' ORDER BY s.username");
  }

  @Test
  void whoIsDeletedIsWhoIsFoundAtTheAddress() {
    storedByAnOlderNode();
    given.subscriber(acme, DOTLESS + "2");
    node.execute(
        "UPDATE subscriber SET username = ?, username_key = ? WHERE username = ?",
        DOTLESS,
        DOTLESS,
        DOTLESS + "2");
    asOperator(() -> acts.delete("ACME", "ali", Expected.ANYTHING));
    assertThat(node.rows("SELECT username_key FROM subscriber")).containsExactly(DOTLESS);
  }

  @Test
  void aCsvFileFindsWhomAnOlderNodeHasStored() throws IOException {
    storedByAnOlderNode();
    assertThat(
            imported(
                "username,displayName,expires\nAL\u0131,Ali,90\nnew,New,\n", OnConflict.UPDATE))
        .isTrue();
    assertThat(node.rows("SELECT username_key, display_name FROM subscriber ORDER BY username_key"))
        .containsExactly("ali Ali", "new New");
    assertThat(node.rows("SELECT name FROM account_setting")).containsExactly("expires");
  }

  @Test
  void aListOfMembersFindsWhomAnOlderNodeHasStored() {
    storedByAnOlderNode();
    given.group(acme, "sales", DOTLESS);
    assertThat(members("sales")).containsExactly(DOTLESS);
    assertThatThrownBy(
            () ->
                groups.put(
                    acme,
                    new GroupName("sales"),
                    Optional.of(usernames("al\u0131\u0131")),
                    Expected.ANYTHING))
        .hasMessageContaining("has no subscriber");
  }

  @Test
  void aTwinGroupIsFoundAsItIsWritten() {
    twinGroups();
    given.subscriber(acme, "ann", CAPITAL);
    given.subscriber(acme, "bob", SMALL);
    given.subscriber(acme, "carl", "stra\u1e9ee");
    given.subscriber(acme, "dora", "Stra\u00dfe");
    assertThat(members(CAPITAL)).containsExactly("ann", "carl");
    assertThat(members(SMALL)).containsExactly("bob", "dora");
  }

  @Test
  void twinGroupsCanBeOrderedAndKeepTheirNames() {
    twinGroups();
    List<GroupName> order =
        List.of(new GroupName(CAPITAL), new GroupName("first"), new GroupName(SMALL));
    assertThat(groups.order(acme, order, Expected.ANYTHING))
        .extracting(group -> group.group().name().text())
        .containsExactly(CAPITAL, "first", SMALL);
    given.subscriber(acme, "ann");
    groups.put(
        acme,
        new GroupName(CAPITAL),
        new GroupName(SMALL),
        Optional.of(usernames("ann")),
        Expected.ANYTHING);
    groups.put(acme, new GroupName(CAPITAL), Optional.of(usernames("ann")), Expected.ANYTHING);
    assertThat(members(CAPITAL)).containsExactly("ann");
    assertThat(members(SMALL)).isEmpty();
    groups.delete(acme, new GroupName(CAPITAL), Expected.ANYTHING);
    assertThat(node.rows("SELECT name FROM subscriber_group ORDER BY name"))
        .containsExactly("first", SMALL);
  }

  @Test
  void aCsvFileKeepsMembersOfTwinGroupsApart() throws IOException {
    twinGroups();
    assertThat(
            imported(
                "username,groups\nann,%s\nbob,%s\ncarl,%s|%s\n"
                    .formatted(CAPITAL, SMALL, CAPITAL, SMALL),
                OnConflict.FAIL))
        .isTrue();
    assertThat(members(CAPITAL)).containsExactly("ann", "carl");
    assertThat(members(SMALL)).containsExactly("bob", "carl");
  }

  @Test
  void aTwinSubscriberIsFoundByAFileAndAListAsTheyAreWritten() throws IOException {
    given.subscriber(acme, SMALL);
    given.subscriber(acme, "other");
    node.execute(
        "UPDATE subscriber SET username = ?, username_key = ? WHERE username = 'other'",
        CAPITAL,
        "stra\u00dfe");
    assertThat(imported("username,displayName\n" + CAPITAL + ",Capital\n", OnConflict.UPDATE))
        .isTrue();
    assertThat(node.rows("SELECT username FROM subscriber WHERE display_name = 'Capital'"))
        .containsExactly(CAPITAL);
    given.group(acme, "both", SMALL, CAPITAL);
    assertThat(members("both")).containsExactlyInAnyOrder(SMALL, CAPITAL);
  }

  @Test
  void aPasswordThatIsTheNameIsRefusedHoweverTheAddressIsWritten() {
    given.subscriber(acme, "jonathan-smith");
    SubscriberChange change =
        new SubscriberChange(
            Told.absent(),
            Told.absent(),
            Told.of("Jonathan-Smith"),
            Duration.ZERO,
            false,
            Told.absent(),
            Told.absent());
    assertThatThrownBy(
            () ->
                asOperator(
                    () ->
                        acts.put(
                            "ACME",
                            new Username("jonathan-smith\u200b"),
                            change,
                            Expected.ANYTHING)))
        .hasMessageContaining("must not be the username");
  }
}
