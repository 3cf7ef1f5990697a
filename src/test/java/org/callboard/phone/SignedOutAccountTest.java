package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.Golden;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue.Plain;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.phone.xml.ServersOwnNodes;
import org.callboard.simulator.AccountSimulator;
import org.callboard.subscriber.SnapshotOf;
import org.junit.jupiter.api.Test;

class SignedOutAccountTest {

  private static final ProvisioningXml XML = new ProvisioningXml();
  private static final OrganizationSnapshot ORGANIZATION =
      SnapshotOf.organization(1, new CloudId("EXAMPLE"), "Example", true, Optional.empty(), false);
  private static final Account ORDINARY =
      account(
          node("title", "Example", 20),
          node("username", "johndow", 20),
          node("password", "sip secret", 50),
          node("authUsername", "auth-johndow", 20),
          node("host", "sip.example.com", 20),
          node("voiceMailNumber", "5001", 20));

  @Test
  void itCannotRegisterAndTellsNothing() {
    byte[] answer = answer(SignedOutAccount.of(ORDINARY).orElseThrow());
    Golden.assertEqual("account-signed-out.xml", answer);
    assertThat(new String(answer, StandardCharsets.UTF_8)).doesNotContain("secret", "5001");
  }

  @Test
  void theOrdinaryAccountBringsEverythingBack() {
    AccountSimulator phone = new AccountSimulator();
    phone.startsWith("title", "Portal");
    phone.merge(answer(ORDINARY));
    var before = phone.nodes();
    phone.merge(answer(SignedOutAccount.of(ORDINARY).orElseThrow()));
    assertThat(phone.value("host")).isEqualTo("signed-out.invalid");
    phone.merge(answer(ORDINARY));
    assertThat(phone.nodes()).isEqualTo(before);
  }

  /** What the ordinary account does not say would stay broken for ever. */
  @Test
  void onlyWhatTheOrdinaryAccountSaysIsTakenAway() {
    Account account = SignedOutAccount.of(account(node("host", "a", 20))).orElseThrow();
    assertThat(account.nodes()).extracting(Account.Node::name).containsExactly("host");
  }

  /** Nobody sets it any more; the phone holds what the deleted subscriber's layer gave. */
  @Test
  void whatADeletedSubscribersPhoneHoldsIsTakenAwayAtItsPriority() {
    SortedMap<String, MergePriority> held =
        new TreeMap<>(
            Map.of(
                "password", new MergePriority(50),
                "username", new MergePriority(20),
                "voiceMailNumber", new MergePriority(20)));
    Account ordinary =
        account(node("title", "T", 1), node("username", "u", 20), node("host", "h", 20));
    Account told = SignedOutAccount.ofDeparted(ordinary, layers(held)).orElseThrow();
    assertThat(told.nodes())
        .extracting(n -> n.name() + " " + n.priority().value())
        .containsExactly("title 1", "username 20", "host 20", "password 50");
    assertThat(new String(answer(told), StandardCharsets.UTF_8))
        .contains("<password priority=\"50\"/>", "signed-out.invalid");
    Account nothing = account(node("title", "T", 1), node("username", "u", 1));
    assertThat(SignedOutAccount.ofDeparted(nothing, layers(new TreeMap<>()))).isEmpty();
    held.remove("username");
    assertThat(SignedOutAccount.ofDeparted(nothing, layers(held)).orElseThrow().node("password"))
        .isPresent();
  }

  private static Layers<AccountData> layers(SortedMap<String, MergePriority> held) {
    return new Layers<>(
        List.of(),
        new Layer<>(
            LayerKey.ofSubscriber(1, -1), "subscriber", AccountData.EMPTY.remembering(held)));
  }

  /** The server's own default only fills a gap: on most phones the portal's username stays. */
  @Test
  void aPhoneThatHasEverythingFromThePortalCannotBeSignedOutByAnAnswer() {
    assertThat(SignedOutAccount.of(account(node("title", "T", 1), node("username", "u", 1))))
        .isEmpty();
  }

  private static byte[] answer(Account account) {
    List<KeyNode> own =
        ServersOwnNodes.of(
            new Layers<>(
                List.of(),
                new Layer<>(LayerKey.ofSubscriber(1, 2), "subscriber", AccountData.EMPTY)),
            ORGANIZATION,
            "johndow",
            "cbd_token",
            Optional.empty());
    return XML.account(account, own, false);
  }

  private static Account account(Account.Node... nodes) {
    return new Account(List.of(nodes), true);
  }

  private static Account.Node node(String name, String text, int priority) {
    return new Account.Node(
        name, new Plain(text), new MergePriority(priority), false, "organization", List.of());
  }
}
