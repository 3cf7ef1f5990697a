package org.callboard.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.organization.CloudId;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;

/** How administrators are called, and found. */
@DatabaseTest
class AdministratorNamesTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private AdministratorEditor editor;
  @Inject private AdministratorDirectory directory;

  private String put(String username) {
    AdministratorData operator = new AdministratorData(Optional.empty(), true, Optional.of("h"));
    return editor
        .put(new Username(username), operator, Optional.empty(), Expected.ANYTHING)
        .value()
        .username();
  }

  private Optional<String> signsIn(String typed) {
    return directory.findToSignIn(new Username(typed)).map(AdministratorSnapshot::username);
  }

  @Test
  void aNewNameIsAsItIsSeenAndSoIsWhoeverSignsIn() {
    assertThat(put("\u00a0Eve\u200b")).isEqualTo("Eve");
    assertThat(put("eve\u202c")).isEqualTo("Eve");
    assertThat(signsIn("EVE\u00a0")).contains("Eve");
    assertThat(signsIn("e\u200bve")).contains("Eve");
    assertThatThrownBy(() -> put("b\u200bob"))
        .hasMessageContaining("has an invisible character inside (U+200B)");
  }

  @Test
  void whoseNameWasComparedOtherwiseSignsInAsBefore() {
    put("al\u0131");
    assertThat(signsIn("ali")).isEmpty();
    node.execute("UPDATE administrator SET former_key = 'ali'");
    assertThat(signsIn("ALI")).contains("al\u0131");
    assertThat(directory.find(new Username("ali"))).isEmpty();
    assertThat(put("ali")).isEqualTo("ali");
    assertThat(signsIn("ali")).contains("ali");
    assertThat(signsIn("al\u0131")).contains("al\u0131");
  }

  @Test
  void whoSignsInCostsTheSameWhoeverIsMeantAndWhetherSomebodyIs() {
    given.organization("ACME");
    put("root");
    put("al\u0131");
    node.execute("UPDATE administrator SET former_key = 'ali' WHERE username_key = 'al\u0131'");
    AdministratorData manager =
        new AdministratorData(Optional.of(new CloudId("ACME")), true, Optional.of("h"));
    editor.put(new Username("eve"), manager, Optional.empty(), Expected.ANYTHING);
    for (String typed :
        List.of("nobody", "root", "eve", "al\u0131", "ALI", "e\u200bve", "g\u1e9e")) {
      assertThat(node.statements(() -> signsIn(typed))).as(typed).isEqualTo(2);
    }
  }

  @Test
  void whomAnOlderNodeHasStoredUnderTheFormerKeyIsFoundEditedAndDeleted() {
    put("al\u0131");
    node.execute("UPDATE administrator SET username_key = 'ali'");
    assertThat(directory.find(new Username("AL\u0131")).map(AdministratorSnapshot::username))
        .contains("al\u0131");
    assertThat(put("al\u0131")).isEqualTo("al\u0131");
    assertThat(node.rows("SELECT username_key FROM administrator")).containsExactly("ali");
    put("root");
    editor.delete(new Username("al\u0131"), Optional.empty(), Expected.ANYTHING);
    assertThat(node.rows("SELECT username FROM administrator")).containsExactly("root");
  }

  @Test
  void aManagerEditsNobodyElseThanWhomTheyRead() {
    long acme = given.organization("ACME").id();
    AdministratorData manager =
        new AdministratorData(Optional.of(new CloudId("ACME")), true, Optional.of("h"));
    editor.put(new Username("eve"), manager, Optional.empty(), Expected.ANYTHING);
    put("root");
    node.execute(
        "UPDATE administrator SET username = ?, username_key = ? WHERE username = 'root'",
        "eve\u200b",
        "eve\u200b");
    assertThatThrownBy(
            () -> editor.delete(new Username("eve\u200b"), Optional.of(acme), Expected.ANYTHING))
        .hasMessageContaining("no such administrator");
    assertThat(node.rows("SELECT COUNT(*) FROM administrator")).containsExactly("2");
  }

  @Test
  void aManagerCannotTakeTheFormerNameOfSomebodyElsewhere() {
    long acme = given.organization("ACME").id();
    put("al\u0131");
    node.execute("UPDATE administrator SET former_key = 'ali'");
    AdministratorData manager =
        new AdministratorData(Optional.of(new CloudId("ACME")), true, Optional.of("h"));
    assertThatThrownBy(
            () -> editor.put(new Username("ali"), manager, Optional.of(acme), Expected.ANYTHING))
        .hasMessageContaining("This username cannot be used");
    assertThat(signsIn("ali")).contains("al\u0131");
  }

  @Test
  void whatIsExpectedIsCheckedBeforeWhatIsSet() {
    assertThatThrownBy(
            () ->
                editor.edit(
                    new Username("nobody"),
                    before -> {
                      throw new InvalidValueException("organization", "is required.");
                    },
                    Optional.empty(),
                    Expected.version("x")))
        .hasMessageContaining("It has changed since the version");
  }
}
