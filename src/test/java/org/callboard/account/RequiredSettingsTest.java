package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.account.AccountSamples.ACME;
import static org.callboard.account.AccountSamples.ANN;
import static org.callboard.account.AccountSamples.DRAFT;
import static org.callboard.account.AccountSamples.ORGANIZATION;
import static org.callboard.account.AccountSamples.SALES;
import static org.callboard.account.AccountSamples.ann;
import static org.callboard.account.AccountSamples.data;
import static org.callboard.account.AccountSamples.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.EditRefusedException;
import org.callboard.subscriber.SubscriberSnapshot;
import org.junit.jupiter.api.Test;

/** When an edit would take title, username or host from somebody. */
class RequiredSettingsTest {

  private static final SubscriberSnapshot ANN_HERSELF = ann(Map.of());
  private static final AccountData HOST = data(text("host", "sip.example"));
  private static final AccountData HOST_OF_EACH = data(text("host", "${realm}"));

  @Test
  void theThreeAreThoseOfTheCatalogue() {
    assertThat(RequiredSettings.NAMES).containsExactly("title", "username", "host");
  }

  @Test
  void aHostThatNobodyGivesAnyMoreIsLost() {
    assertThat(lost(Map.of(ORGANIZATION, HOST), Map.of())).containsExactly("host");
    assertThat(lost(Map.of(ORGANIZATION, HOST), Map.of(ANN, HOST))).isEmpty();
    assertThat(lost(Map.of(), Map.of())).isEmpty();
  }

  @Test
  void aHostThatIsEmptyForTheSubscriberIsLostWhetherItWasThereOrNot() {
    assertThat(lost(Map.of(ORGANIZATION, HOST), Map.of(ORGANIZATION, HOST_OF_EACH)))
        .containsExactly("host");
    assertThat(lost(Map.of(), Map.of(ORGANIZATION, HOST_OF_EACH))).containsExactly("host");
    assertThat(lost(Map.of(), Map.of(ORGANIZATION, HOST, ANN, HOST_OF_EACH))).isEmpty();
  }

  @Test
  void anAttributeThatGoesTakesTheHostWithIt() {
    RequiredSettings layers = new RequiredSettings(ACME, Map.of(ORGANIZATION, HOST_OF_EACH));
    SubscriberSnapshot before = ann(Map.of("realm", "r"));
    assertThat(layers.lost(ANN_HERSELF, Optional.of(before), layers)).containsExactly("host");
    assertThat(layers.lost(before, Optional.of(ANN_HERSELF), layers)).isEmpty();
    assertThat(layers.lost(ANN_HERSELF, Optional.of(ANN_HERSELF), layers)).isEmpty();
  }

  @Test
  void aNewSubscriberWithoutTheAttributeHasNone() {
    RequiredSettings layers = new RequiredSettings(ACME, Map.of(ORGANIZATION, HOST_OF_EACH));
    assertThat(layers.lost(ANN_HERSELF, Optional.empty(), layers)).containsExactly("host");
    RequiredSettings none = new RequiredSettings(ACME, Map.of());
    assertThat(none.lost(ANN_HERSELF, Optional.empty(), none)).isEmpty();
  }

  @Test
  void aHostThatTheAppWouldNotTakeForTheSubscriberIsNoHost() {
    AccountData blankInOneLanguage =
        data(
            new AccountSetting(
                "title",
                new KeyNodeValue.Localized(
                    List.of(
                        new KeyNodeValue.Translation(Optional.of("cs"), "${realm}"),
                        new KeyNodeValue.Translation(Optional.empty(), "Acme"))),
                Optional.empty(),
                false));
    assertThat(lost(Map.of(), Map.of(ORGANIZATION, blankInOneLanguage))).containsExactly("title");
  }

  @Test
  void whoeverLeavesTheGroupThatGivesTheHostLosesIt() {
    RequiredSettings layers = new RequiredSettings(ACME, Map.of(SALES, HOST));
    assertThat(layers.lost(ANN_HERSELF, Optional.of(ann(Map.of(), 7L)), layers))
        .containsExactly("host");
    assertThat(layers.lost(ann(Map.of(), 7L), Optional.of(ANN_HERSELF), layers)).isEmpty();
  }

  @Test
  void aDraftThatTakesTheHostAwayTakesItFromTheEditableVersion() {
    AccountData gone = AccountData.EMPTY.deleting("host");
    assertThat(lost(Map.of(ORGANIZATION, HOST), Map.of(ORGANIZATION, HOST, DRAFT, gone)))
        .containsExactly("host");
    assertThat(
            lost(
                Map.of(ORGANIZATION, HOST),
                Map.of(ORGANIZATION, HOST, DRAFT, gone, ANN, data(text("host", "h")))))
        .isEmpty();
  }

  @Test
  void subscribersAreLookedAtOnlyIfTheEditCanHarmThem() {
    assertThat(RequiredSettings.canHarm(HOST, AccountData.EMPTY)).isTrue();
    assertThat(RequiredSettings.canHarm(AccountData.EMPTY, HOST_OF_EACH)).isTrue();
    assertThat(RequiredSettings.canHarm(AccountData.EMPTY, AccountData.EMPTY.deleting("username")))
        .isTrue();
    assertThat(RequiredSettings.canHarm(AccountData.EMPTY, HOST)).isFalse();
    assertThat(RequiredSettings.canHarm(HOST, data(text("host", "${username}.example")))).isFalse();
    assertThat(RequiredSettings.canHarm(HOST_OF_EACH, HOST_OF_EACH.with(text("proxy", "${x}"))))
        .isFalse();
    assertThat(RequiredSettings.canHarm(data(text("proxy", "p")), AccountData.EMPTY)).isFalse();
  }

  @Test
  void theRefusalNamesSomeAndCountsAll() {
    IncompleteAccounts found = new IncompleteAccounts();
    found.add("whole", Set.of());
    found.throwIfAny();
    found.add("ann", Set.of("host", "title"));
    assertThatThrownBy(found::throwIfAny)
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("The account of 1 subscriber would have no host and no title: ann.");
    IntStream.range(0, 10).forEach(i -> found.add("s" + i, Set.of("host")));
    assertThatThrownBy(found::throwIfAny)
        .hasMessage(
            "The accounts of 11 subscribers would have no host and no title:"
                + " ann, s0, s1, s2, s3, s4, s5, s6, s7, s8 and others.");
  }

  private static Set<String> lost(
      Map<LayerKey, AccountData> before, Map<LayerKey, AccountData> after) {
    return new RequiredSettings(ACME, after)
        .lost(ANN_HERSELF, Optional.of(ANN_HERSELF), new RequiredSettings(ACME, before));
  }
}
