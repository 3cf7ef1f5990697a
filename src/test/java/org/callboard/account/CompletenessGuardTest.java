package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.subscriber.GroupEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever edits what, nobody is left without a title, username or host that they had. */
@DatabaseTest
class CompletenessGuardTest {

  @Inject private Given given;
  @Inject private AccountEditor layers;
  @Inject private GroupEditor groups;

  private OrganizationSnapshot acme;
  private LayerAddress everybody;
  private LayerAddress sales;

  @BeforeEach
  void anOrganizationWithAGroup() {
    acme = given.organization("ACME");
    everybody = LayerAddress.ofOrganization(acme);
    sales = LayerAddress.ofGroup(acme, given.group(acme, "sales"));
  }

  @Test
  void theLastTitleOfSomebodyCannotBeTakenAway() {
    LayerAddress ann = given.subscriber(acme, "ann", "sales");
    given.subscriber(acme, "bob");
    given.setting(sales, "title", "Sales");
    refused(() -> layers.edit(sales, data -> data.without("title")));
    assertThat(layers.read(sales.key()).setting("title")).isPresent();
    given.setting(ann, "title", "Ann");
    assertThatCode(() -> layers.edit(sales, data -> data.without("title")))
        .doesNotThrowAnyException();
    refused(() -> layers.edit(ann, data -> data.without("title")));
  }

  @Test
  void nobodyCanLeaveTheGroupThatGivesTheirTitle() {
    given.subscriber(acme, "ann", "sales");
    given.setting(sales, "title", "Sales");
    refused(() -> given.subscriber(acme, "ann"));
    refused(() -> given.group(acme, "sales"));
    refused(() -> groups.delete(acme, new GroupName("sales"), Expected.ANYTHING));
    given.setting(everybody, "title", "Acme");
    assertThatCode(() -> given.subscriber(acme, "ann")).doesNotThrowAnyException();
  }

  @Test
  void anAttributeThatATitleIsMadeOfCannotBeTakenAway() {
    given.subscriber(acme, "ann", Map.of("desk", "4"));
    given.setting(everybody, "title", "${desk}");
    refused(() -> given.subscriber(acme, "ann"));
    assertThatCode(() -> given.subscriber(acme, "ann", Map.of("desk", "5")))
        .doesNotThrowAnyException();
  }

  @Test
  void whoHadAHostKeepsOneWhereverItComesFrom() {
    given.subscriber(acme, "ann", Map.of("desk", "4"), "sales");
    given.setting(sales, "host", "${desk}.acme.example");
    refused("host", () -> layers.edit(sales, data -> data.without("host")));
    refused("host", () -> groups.delete(acme, new GroupName("sales"), Expected.ANYTHING));
    given.setting(everybody, "host", "${desk}");
    refused("host", () -> given.subscriber(acme, "ann"));
    given.subscriber(acme, "ann", Map.of("desk", "5"));
    groups.delete(acme, new GroupName("sales"), Expected.ANYTHING);
  }

  @Test
  void whoIsNewMustHaveWhatATitleIsMadeOf() {
    given.subscriber(acme, "bob", Map.of("desk", "4"));
    given.setting(everybody, "title", "${desk}");
    refused(() -> given.subscriber(acme, "ann"));
    given.subscriber(acme, "ann", Map.of("desk", "5"));
  }

  @Test
  void aTitleThatIsEmptyForSomebodyIsRefused() {
    given.subscriber(acme, "bob", Map.of("desk", "4"));
    given.subscriber(acme, "ann");
    refused(() -> given.setting(everybody, "title", "${desk}"));
    assertThatCode(() -> given.setting(everybody, "title", "${desk} phone"))
        .doesNotThrowAnyException();
  }

  @Test
  void aDraftCannotHideALiveTitle() {
    given.subscriber(acme, "ann");
    given.setting(everybody, "title", "Acme");
    refused(
        () ->
            layers.editDraftEntry(
                acme, "title", (live, draft) -> new AccountDraft(live, draft).without("title")));
  }

  @Test
  void whoNeverHadATitleNeedsNone() {
    given.subscriber(acme, "ann");
    given.setting(everybody, "expires", "60");
    assertThatCode(() -> layers.edit(everybody, data -> data.without("expires")))
        .doesNotThrowAnyException();
  }

  /** More than are looked at in one go. */
  @Test
  void everybodyOfALargeOrganizationIsLookedAt() {
    for (int i = 0; i < 510; i++) {
      given.subscriber(acme, "user" + i, "sales");
    }
    given.subscriber(acme, "ann");
    given.setting(everybody, "title", "Acme");
    given.setting(sales, "title", "Sales");
    refused(() -> layers.edit(everybody, data -> data.without("title")));
  }

  private static void refused(ThrowingCallable edit) {
    refused("title", edit);
  }

  private static void refused(String setting, ThrowingCallable edit) {
    assertThatThrownBy(edit)
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("ann")
        .hasMessageContaining(setting);
  }
}
