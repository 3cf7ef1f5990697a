package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.account.AccountSamples.ANN;
import static org.callboard.account.AccountSamples.DRAFT;
import static org.callboard.account.AccountSamples.ORGANIZATION;
import static org.callboard.account.AccountSamples.SALES;
import static org.callboard.account.AccountSamples.account;
import static org.callboard.account.AccountSamples.ann;
import static org.callboard.account.AccountSamples.data;
import static org.callboard.account.AccountSamples.secret;
import static org.callboard.account.AccountSamples.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberSnapshot;
import org.junit.jupiter.api.Test;

/** What the layers of a subscriber make. */
class AccountTest {

  @Test
  void theHighestLayerDecidesAndTheOthersAreNamed() {
    Account account =
        account(
            Map.of(
                ORGANIZATION, data(text("host", "a")),
                SALES, data(text("host", "b")),
                ANN, data(text("host", "c"))),
            ann(Map.of(), 7L),
            false);
    assertThat(account.node("host"))
        .contains(
            new Account.Node(
                "host",
                new KeyNodeValue.Plain("c"),
                MergePriority.PROVISIONED,
                false,
                "subscriber",
                List.of("organization", "group:sales")));
    assertThat(account.whole()).isTrue();
  }

  @Test
  void nodesComeInTheOrderOfTheCatalogueAndThenByName() {
    Account account =
        account(
            Map.of(
                ORGANIZATION,
                data(
                    text("zeta", "1"),
                    text("alpha", "2"),
                    text("expires", "60"),
                    text("host", "h"),
                    secret("password", "p"))),
            ann(Map.of()),
            false);
    assertThat(account.nodes())
        .extracting(Account.Node::name)
        .containsExactly("title", "username", "password", "host", "expires", "alpha", "zeta");
  }

  @Test
  void whereNobodySetsTitleAndUsernameTheServerFillsTheGap() {
    Account account = account(Map.of(), ann(Map.of()), false);
    assertThat(account.nodes())
        .containsExactly(
            new Account.Node(
                "title",
                new KeyNodeValue.Plain("Ann & <Bob>"),
                new MergePriority(1),
                false,
                "server",
                List.of()),
            new Account.Node(
                "username",
                new KeyNodeValue.Plain("ann"),
                new MergePriority(1),
                false,
                "server",
                List.of()));
  }

  @Test
  void aRequiredSettingThatIsEmptyForTheSubscriberFallsThrough() {
    Map<LayerKey, AccountData> layers =
        Map.of(
            ORGANIZATION, data(text("host", "a"), text("networkId", "n")),
            ANN, data(text("host", " ${realm} "), text("networkId", "${realm}")));
    assertThat(account(layers, ann(Map.of()), false).node("host").orElseThrow())
        .extracting(Account.Node::layer, Account.Node::value)
        .containsExactly("organization", new KeyNodeValue.Plain("a"));
    assertThat(account(layers, ann(Map.of()), false).node("networkId").orElseThrow().value())
        .isEqualTo(new KeyNodeValue.Plain(""));
    assertThat(account(layers, ann(Map.of("realm", "r")), false).node("host").orElseThrow().value())
        .isEqualTo(new KeyNodeValue.Plain(" r "));
  }

  @Test
  void aLoweredPriorityAnOverrideAndASettingThatCameBackReachPhones() {
    AccountData lowered = data(text("expires", "60", 50)).with(text("expires", "90", 5));
    assertThat(priority(Map.of(ORGANIZATION, lowered))).isEqualTo(50);
    AccountData back = data(text("expires", "60", 45)).without("expires");
    assertThat(account(Map.of(ORGANIZATION, back), ann(Map.of()), false).node("expires")).isEmpty();
    assertThat(priority(Map.of(ORGANIZATION, back.with(text("expires", "70"))))).isEqualTo(45);
    assertThat(
            priority(
                Map.of(
                    ORGANIZATION,
                    data(text("expires", "60", 50)),
                    ANN,
                    data(text("expires", "90")))))
        .isEqualTo(50);
    AccountData remembered =
        AccountData.EMPTY.remembering(new TreeMap<>(Map.of("expires", new MergePriority(60))));
    assertThat(priority(Map.of(ORGANIZATION, data(text("expires", "60", 10)), ANN, remembered)))
        .isEqualTo(60);
    assertThat(priority(Map.of(ORGANIZATION, data(text("expires", "60", 10))))).isEqualTo(10);
  }

  private static int priority(Map<LayerKey, AccountData> layers) {
    return account(layers, ann(Map.of()), false).node("expires").orElseThrow().priority().value();
  }

  @Test
  void aDraftAddsReplacesAndTakesAwayForTheEditableVersionOnly() {
    Map<LayerKey, AccountData> layers =
        Map.of(
            ORGANIZATION, data(text("host", "a"), text("expires", "60"), text("proxy", "p")),
            DRAFT, data(text("host", "b")).deleting("expires").deleting("proxy"),
            SALES, data(text("proxy", "q")));
    Account editable = account(layers, ann(Map.of(), 7L), true);
    assertThat(editable.node("host").orElseThrow().layer()).isEqualTo("draft");
    assertThat(editable.node("host").orElseThrow().overrides()).containsExactly("organization");
    assertThat(editable.node("expires")).isEmpty();
    assertThat(editable.node("proxy").orElseThrow().overrides()).isEmpty();
    Account live = account(layers, ann(Map.of(), 7L), false);
    assertThat(live.node("host").orElseThrow().layer()).isEqualTo("organization");
    assertThat(live.node("expires")).isPresent();
  }

  @Test
  void aNodeThatTheAppWouldNotTakeIsLeftOut() {
    Map<LayerKey, AccountData> layers =
        Map.of(ORGANIZATION, data(text("expires", "${seconds}"), text("transport", "tls")));
    assertThat(account(layers, ann(Map.of("seconds", "soon")), false).node("expires")).isEmpty();
    assertThat(account(layers, ann(Map.of("seconds", "29")), false).node("expires")).isEmpty();
    assertThat(account(layers, ann(Map.of("seconds", "30")), false).node("expires")).isPresent();
    assertThat(account(layers, ann(Map.of()), false).node("transport")).isPresent();
  }

  @Test
  void aValueThatGrowsTooLongIsLeftOut() {
    String many = "${x}".repeat(10_000);
    Map<LayerKey, AccountData> layers = Map.of(ORGANIZATION, data(text("own", many)));
    assertThat(account(layers, ann(Map.of("x", "12345678")), false).node("own")).isEmpty();
    assertThat(account(layers, ann(Map.of("x", "1")), false).node("own")).isPresent();
  }

  @Test
  void whatTheServerSendsItselfIsNotTakenFromALayer() {
    Map<LayerKey, AccountData> layers =
        Map.of(ORGANIZATION, data(text("cloud_username", "x"), text("extProvInterval", "60")));
    Account account = account(layers, ann(Map.of()), false);
    assertThat(account.node("cloud_username")).isEmpty();
    assertThat(account.node("extProvInterval")).isPresent();
  }

  @Test
  void oneLayerThatIsNotWholeMakesTheAccountNotWhole() {
    assertThat(account(Map.of(ANN, AccountData.UNKNOWN), ann(Map.of()), false).whole()).isFalse();
    assertThat(
            account(Map.of(LayerKey.ofGroup(1, 8), AccountData.UNKNOWN), ann(Map.of(), 7L), false)
                .whole())
        .isTrue();
  }

  /** A part that is missing would be taken for the truth. */
  @Test
  void anAttributeThatCannotBeReadMakesTheAccountNotWholeIfItIsReferredTo() {
    assertThat(withUnknownAttributes(text("host", "sip.example.com")).whole()).isTrue();
    assertThat(withUnknownAttributes(text("host", "${desk}.example.com")).whole()).isTrue();
    assertThat(withUnknownAttributes(text("host", "${floor}.example.com")).whole()).isFalse();
    assertThat(withUnknownAttributes(text("proxy", "${floor}")).whole()).isFalse();
  }

  @Test
  void whatAHigherLayerReplacesMayReferToWhatCannotBeRead() {
    Map<LayerKey, AccountData> layers =
        Map.of(
            ORGANIZATION, data(text("proxy", "${floor}"), text("host", "sip.example.com")),
            ANN, data(text("proxy", "proxy.example.com")));
    assertThat(account(layers, withUnknownAttributes(), false).whole()).isTrue();
  }

  private static Account withUnknownAttributes(AccountSetting setting) {
    return account(Map.of(ORGANIZATION, data(setting)), withUnknownAttributes(), false);
  }

  private static SubscriberSnapshot withUnknownAttributes() {
    SubscriberSnapshot ann = ann(Map.of("desk", "12"));
    return new SubscriberSnapshot(
        ann.id(),
        ann.name(),
        ann.username(),
        ann.passwordHash(),
        ann.enabled(),
        ann.displayName(),
        ann.groupIds(),
        new Attributes(ann.attributes().values(), false),
        ann.previousPassword());
  }

  @Test
  void aSecretStaysOne() {
    Map<LayerKey, AccountData> layers =
        Map.of(ORGANIZATION, data(text("password", "p"), secret("own", "q"), text("other", "r")));
    Account account = account(layers, ann(Map.of()), false);
    assertThat(account.node("password").orElseThrow().secret()).isTrue();
    assertThat(account.node("own").orElseThrow().secret()).isTrue();
    assertThat(account.node("other").orElseThrow().secret()).isFalse();
    assertThat(account.toString()).doesNotContain("text=");
  }
}
