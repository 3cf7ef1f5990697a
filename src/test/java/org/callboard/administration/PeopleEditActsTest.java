package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.PeopleEdit.Action;
import org.callboard.administrator.AdministratorRole;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.device.DeviceEditor;
import org.callboard.device.SignIn;
import org.callboard.feed.DataChanged;
import org.callboard.job.ImportReport;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.security.Principals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One edit of many: all or nobody, each as if alone. */
@DatabaseTest
class PeopleEditActsTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private PeopleEditActs acts;
  @Inject private DeviceEditor devices;

  private OrganizationSnapshot acme;

  @BeforeEach
  void threePeople() {
    acme = given.organization("ACME");
    given.group(acme, "sales");
    acme = given.now(acme);
    given.subscriber(acme, "ann", "sales");
    given.subscriber(acme, "bob");
    given.subscriber(acme, "carl");
    node.execute("DELETE FROM audit_entry");
    node.forgetTold();
  }

  private Caller caller(AdministratorRole role) {
    return new Caller(Principals.of(role, "eve", 7, Optional.of(acme.id())), role.rights());
  }

  private ImportReport edit(AdministratorRole role, PeopleEdit edit, boolean dryRun) {
    return caller(role)
        .calls(() -> acts.edit("ACME", edit, dryRun, Optional.of(false)))
        .report()
        .orElseThrow();
  }

  private ImportReport edit(PeopleEdit edit) {
    return edit(AdministratorRole.MANAGER, edit, false);
  }

  private static PeopleEdit named(Action action, Optional<String> group, String... usernames) {
    return new PeopleEdit(Optional.of(List.of(usernames)), Optional.empty(), action, group);
  }

  private static PeopleEdit found(Action action, Optional<String> text, Optional<String> group) {
    return new PeopleEdit(
        Optional.empty(),
        Optional.of(
            new SubscriberSearch(
                text,
                group,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        action,
        Optional.empty());
  }

  private static List<String> outcomes(ImportReport report) {
    return report.lines().stream()
        .map(line -> line.id().orElse("") + " " + line.outcome().label())
        .toList();
  }

  private long id(String username) {
    return Long.parseLong(
        node.rows("SELECT id FROM subscriber WHERE username = '" + username + "'").get(0));
  }

  private List<String> members() {
    return node.rows(
        "SELECT s.username FROM subscriber s JOIN group_member m ON m.subscriber_id = s.id"
            + " ORDER BY s.username");
  }

  private List<String> recorded() {
    return node.rows("SELECT action, target FROM audit_entry ORDER BY id");
  }

  @Test
  void eachIsEditedAndRecordedAndToldOfAsIfAlone() {
    ImportReport report =
        edit(named(Action.ADD_TO_GROUP, Optional.of("SALES"), "ann", "BOB", "carl", "bob"));
    assertThat(outcomes(report)).containsExactly("ann skip", "bob update", "carl update");
    assertThat(members()).containsExactly("ann", "bob", "carl");
    assertThat(recorded())
        .containsExactly(
            "UPDATE organizations/ACME/subscribers/bob",
            "UPDATE organizations/ACME/subscribers/carl");
    assertThat(node.told(DataChanged.class)).hasSize(2);
  }

  @Test
  void aDryRunReportsTheSameAndLeavesNothing() {
    PeopleEdit edit = named(Action.ADD_TO_GROUP, Optional.of("sales"), "ann", "bob");
    assertThat(outcomes(edit(AdministratorRole.MANAGER, edit, true)))
        .containsExactly("ann skip", "bob update");
    assertThat(members()).containsExactly("ann");
    assertThat(recorded()).isEmpty();
    assertThat(node.told(DataChanged.class)).isEmpty();
  }

  @Test
  void whoeverIsTakenOutOfAGroupIsToldToRemoveWhatItGave() {
    given.items(LayerAddress.ofGroup(acme, acme.groups().get(0)), "hotline");
    edit(named(Action.TAKE_OUT_OF_GROUP, Optional.of("sales"), "ann", "bob"));
    assertThat(members()).isEmpty();
    assertThat(node.rows("SELECT entry_id FROM removal")).contains("hotline");
  }

  @Test
  void aSearchIsEditedAsAWhole() {
    assertThat(outcomes(edit(found(Action.DISABLE, Optional.of("a"), Optional.empty()))))
        .containsExactly("ann update", "carl update");
    assertThat(node.rows("SELECT username FROM subscriber WHERE enabled = FALSE ORDER BY id"))
        .containsExactly("ann", "carl");
    assertThat(outcomes(edit(found(Action.ENABLE, Optional.empty(), Optional.empty()))))
        .containsExactly("ann update", "bob skip", "carl update");
  }

  @Test
  void devicesAreSignedOutAndWhoeverHasNoneIsPassedOver() {
    devices.signIn(
        new SignIn(
            acme.id(),
            "ACME",
            id("bob"),
            "bob",
            "192.0.2.1",
            Optional.empty(),
            Optional.of("phone"),
            "App/1"));
    assertThat(outcomes(edit(found(Action.SIGN_OUT, Optional.empty(), Optional.empty()))))
        .containsExactly("ann skip", "bob update", "carl skip");
    assertThat(node.rows("SELECT COUNT(*) FROM device WHERE revoked_at IS NULL"))
        .containsExactly("0");
  }

  @Test
  void manyAreDeletedByAManagerAndNotByAReception() {
    PeopleEdit edit = found(Action.DELETE, Optional.empty(), Optional.of("sales"));
    assertThatThrownBy(() -> edit(AdministratorRole.RECEPTION, edit, false))
        .isInstanceOf(EditRefusedException.class);
    assertThat(outcomes(edit(edit))).containsExactly("ann delete");
    assertThat(node.rows("SELECT username FROM subscriber ORDER BY id"))
        .containsExactly("bob", "carl");
    assertThatThrownBy(() -> found(Action.DELETE, Optional.empty(), Optional.empty()))
        .hasMessageContaining("search must have something that makes them fewer than all");
  }

  @Test
  void ifOneCannotBeEditedNobodyIsAndTheReportSaysWho() {
    given.subscriber(acme, "zoe", "sales");
    given.setting(LayerAddress.ofGroup(acme, acme.groups().get(0)), "title", "Sales");
    given.setting(
        LayerAddress.ofSubscriber(acme, id("ann"), "ann"), "title", "Ann"); // who keeps hers
    node.execute("DELETE FROM audit_entry");
    ImportReport report =
        edit(named(Action.TAKE_OUT_OF_GROUP, Optional.of("sales"), "bob", "ann", "zoe", "carl"));
    assertThat(report.done()).isFalse();
    assertThat(outcomes(report)).containsExactly("bob skip", "ann update", "zoe error");
    assertThat(report.lines().get(2).message().orElseThrow()).contains("title");
    assertThat(members()).containsExactly("ann", "zoe");
    assertThat(recorded()).isEmpty();
  }

  @Test
  void whoeverIsNotThereIsNamedAndNobodyIsEdited() {
    assertThatThrownBy(() -> edit(named(Action.DISABLE, Optional.empty(), "ann", "zoe", "")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("usernames[1] is no subscriber of this organization")
        .hasMessageContaining("usernames[2]");
    assertThat(recorded()).isEmpty();
  }

  @Test
  void anEditOfHundredsIsOneOfTheSame() {
    // Not in one transaction: each flush would look at all that it has made.
    for (int i = 0; i < 250; i++) {
      String name = "user" + i;
      node.inTransaction(() -> given.subscriber(acme, name));
    }
    ImportReport report =
        edit(
            new PeopleEdit(
                Optional.empty(),
                found(Action.DISABLE, Optional.of("user"), Optional.empty()).search(),
                Action.ADD_TO_GROUP,
                Optional.of("sales")));
    assertThat(report.counts().json().getInt("updated")).isEqualTo(250);
    assertThat(members()).hasSize(251);
  }
}
