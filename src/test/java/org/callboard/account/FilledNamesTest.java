package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody sees reaches no name and no address of an account through a reference. */
@DatabaseTest
class FilledNamesTest {

  private static final String WRONG = "acme\u200b.example";

  @Inject private Given given;
  @Inject private Node node;
  @Inject private AccountEditor layers;
  @Inject private GroupEditor groups;
  @Inject private SubscriberEditor subscribers;

  private OrganizationSnapshot acme;
  private LayerAddress everybody;
  private LayerAddress sales;
  private LayerAddress ann;

  @BeforeEach
  void aSubscriberInAGroup() {
    acme = given.organization("ACME");
    everybody = LayerAddress.ofOrganization(acme);
    sales = LayerAddress.ofGroup(acme, given.group(acme, "sales"));
    ann = given.subscriber(acme, "ann", Map.of("site", "acme.example"), "sales");
  }

  /** As somebody stored it before it was refused. */
  private void stored(String value) {
    node.execute(
        "UPDATE subscriber SET attributes = ? WHERE username = 'ann'",
        "{\"site\":\"" + value + "\"}");
  }

  @Test
  void anAttributeIsRefusedByItsNameWhateverLayerRefersToIt() {
    for (LayerAddress layer : List.of(everybody, LayerAddress.ofDraft(acme), sales, ann)) {
      for (String name : List.of("host", "proxy", "username")) {
        given.setting(layer, name, "sip.${site}");
        for (String value : List.of(WRONG, "a\nb", "a\u00a0b", "a\u202eb", "a\tb")) {
          assertThatThrownBy(() -> given.subscriber(acme, "ann", Map.of("site", value), "sales"))
              .as("%s in %s of %s", value, name, layer.path())
              .isInstanceOfSatisfying(
                  InvalidValueException.class,
                  e -> assertThat(e.field()).isEqualTo("attributes.site"))
              .hasMessageContaining("U+")
              .hasMessageContaining(name);
        }
        assertThatCode(() -> given.subscriber(acme, "ann", Map.of("site", "b.example"), "sales"))
            .doesNotThrowAnyException();
        given.setting(layer, name, "acme.example");
      }
    }
  }

  @Test
  void whoIsNewIsHeldAgainstItToo() {
    given.setting(everybody, "host", "${site}");
    assertThatThrownBy(() -> given.subscriber(acme, "bob", Map.of("site", WRONG)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("attributes.site");
  }

  @Test
  void addressesAreHeldAgainstItToo() {
    String url =
        AccountCatalogue.all().stream()
            .filter(known -> known.type().kind() == SettingType.Kind.URL)
            .filter(known -> !known.serversOwn())
            .map(KnownSetting::name)
            .findFirst()
            .orElseThrow();
    given.setting(everybody, url, "https://${site}/");
    assertThatThrownBy(() -> given.subscriber(acme, "ann", Map.of("site", WRONG), "sales"))
        .hasMessageContaining("attributes.site")
        .hasMessageContaining(url);
  }

  @Test
  void aTitleMayHaveIt() {
    given.setting(everybody, "title", "${site}");
    assertThatCode(() -> given.subscriber(acme, "ann", Map.of("site", WRONG), "sales"))
        .doesNotThrowAnyException();
  }

  @Test
  void aSettingThatWouldReferToItIsRefusedWithTheAttributeAndItsSubscriber() {
    given.subscriber(acme, "ann", Map.of("site", WRONG), "sales"); // nothing refers to it
    for (LayerAddress layer : List.of(everybody, LayerAddress.ofDraft(acme), sales, ann)) {
      assertThatThrownBy(() -> given.setting(layer, "host", "${site}"))
          .as(layer.path())
          .isInstanceOf(EditRefusedException.class)
          .hasMessageContaining("site")
          .hasMessageContaining("ann")
          .hasMessageContaining("host");
      assertThatCode(() -> given.setting(layer, "title", "Site ${site}"))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void nobodyJoinsAGroupWhoseHostWouldBeMadeOfIt() {
    given.setting(sales, "host", "${site}");
    given.subscriber(acme, "bob", Map.of("site", WRONG));
    assertThatThrownBy(() -> given.group(acme, "sales", "ann", "bob"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("site")
        .hasMessageContaining("bob");
    assertThatThrownBy(() -> given.subscriber(acme, "bob", Map.of("site", WRONG), "sales"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("site");
    given.group(acme, "sales", "ann");
  }

  @Test
  void aDisplayNameIsRefusedOnlyWhereANameIsMadeOfIt() {
    given.setting(everybody, "title", "${displayName}");
    named("\u0645\u200f \u0645");
    assertThatThrownBy(() -> given.setting(everybody, "userCallerId", "${displayName}"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("display name")
        .hasMessageContaining("ann");
    named("Ann");
    given.setting(everybody, "userCallerId", "${displayName}");
    assertThatThrownBy(() -> named("A\u200bnn"))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("displayName"));
  }

  private void named(String displayName) {
    subscribers.put(
        acme,
        new Username("ann"),
        new SubscriberData(
            Optional.of(displayName), true, Optional.empty(), Optional.empty(), Optional.empty()),
        Expected.ANYTHING);
  }

  /** Nobody is stopped by what is stored: its phone goes on, and so do edits of other things. */
  @Test
  void whatIsStoredSoStaysAndIsInNobodysWay() {
    given.setting(everybody, "host", "${site}");
    stored(WRONG);
    assertThatCode(
            () -> {
              given.subscriber(acme, "ann", Map.of("site", WRONG), "sales");
              given.subscriber(acme, "ann", Map.of("site", WRONG, "desk", "4"));
              given.setting(everybody, "host", "${site}:5060");
              given.setting(everybody, "proxy", "proxy.example");
              given.setting(ann, "expires", "90");
              groups.delete(acme, new GroupName("sales"), Expected.ANYTHING);
              given.subscriber(acme, "ann", Map.of("site", "acme.example"));
            })
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> given.subscriber(acme, "ann", Map.of("site", WRONG)))
        .hasMessageContaining("attributes.site");
  }
}
