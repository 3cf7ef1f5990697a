package org.callboard.phone.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.callboard.Golden;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodeValue.Localized;
import org.callboard.mergeable.KeyNodeValue.Plain;
import org.callboard.mergeable.KeyNodeValue.Subtree;
import org.callboard.mergeable.KeyNodeValue.Translation;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SnapshotOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of External Provisioning, by golden files and by what must never be sent. */
class AccountXmlTest {

  private static final ProvisioningXml XML = new ProvisioningXml();
  private static final Optional<String> URL = Optional.of("https://phones.example.com");
  private static final OrganizationSnapshot ORGANIZATION =
      SnapshotOf.organization(1, new CloudId("EXAMPLE"), "Example", true, Optional.empty(), false);
  private static final Layers<AccountData> NO_LAYERS =
      new Layers<>(
          List.of(), new Layer<>(LayerKey.ofSubscriber(1, 2), "subscriber", AccountData.EMPTY));
  private static final String TOKEN = "cbd_kVv3pJxTqY0cNf8uZr1LwGm5oQe7HsB2aXd4CyK6jUE";

  private static final Account FULL =
      account(
          node("title", "Example: Jöhn Dow & Co.", 20, false),
          node("username", "sip-johndow", 20, false),
          node("password", "sip secret", 50, true),
          node("host", "sip.example.com", 20, false),
          node("transport", "tls", 20, false),
          new Account.Node(
              "rewriting",
              new Subtree(
                  new XmlFragment(
                      "<rule><conditions><condition type=\"doesntStartWith\" param=\"+\"/>"
                          + "</conditions><actions><action type=\"prepend\" param=\"+420\"/>"
                          + "</actions></rule>")),
              MergePriority.PROVISIONED,
              false,
              "organization",
              List.of()),
          new Account.Node(
              "greeting",
              new Localized(
                  List.of(
                      new Translation(Optional.of("cs"), "Ahoj"),
                      new Translation(Optional.empty(), "Hello"))),
              new MergePriority(5),
              false,
              "organization",
              List.of()));

  @Test
  void anAccountIsWrittenAsTheDocumentsSay() {
    Golden.assertEqual("account.xml", XML.account(FULL, own(NO_LAYERS, TOKEN), false));
  }

  @Test
  void peopleAreShownNoSecrets() {
    List<KeyNode> own = ServersOwnNodes.forPreview(NO_LAYERS, ORGANIZATION, "johndow", URL);
    Golden.assertEqual("account-masked.xml", XML.account(FULL, own, true));
    assertThat(text(XML.account(FULL, own(NO_LAYERS, TOKEN), true))).doesNotContain(TOKEN);
  }

  @Test
  void aSettingWinsOverTheServersButForWhoThePhoneIs() {
    Account account =
        account(
            node("cloud_username", "somebody", 50, false),
            node("cloud_password", "else", 50, false),
            node("extProvInterval", "60", 30, false));
    assertThat(text(XML.account(account, own(NO_LAYERS, TOKEN), false)))
        .contains(
            "<cloud_username>johndow</cloud_username><cloud_password>" + TOKEN,
            "<extProvInterval priority=\"30\">60</extProvInterval>")
        .doesNotContain("somebody", "else", "3600");
  }

  /** A phone refuses what is lower than what it holds. */
  @Test
  void theServersNodesReachPhonesThatHoldAnAdministratorsOfBefore() {
    TreeMap<String, MergePriority> highest = new TreeMap<>();
    highest.put("extProvInterval", new MergePriority(70));
    highest.put("extProvUrl", new MergePriority(3));
    AccountData data = new AccountData(new TreeMap<>(), highest, new TreeSet<>(), true);
    Layers<AccountData> layers =
        new Layers<>(
            List.of(new Layer<>(LayerKey.ofOrganization(1), "organization", data)),
            new Layer<>(LayerKey.ofSubscriber(1, 2), "subscriber", AccountData.EMPTY));
    assertThat(text(XML.account(account(), own(layers, TOKEN), false)))
        .contains("<extProvInterval priority=\"70\">3600<", "<extProvUrl>https:");
  }

  @Test
  void aSettingReplacesTheServersOnPhonesThatHoldThatAlready() {
    Account account = account(node("extProvInterval", "60", 1, false), node("a", "b", 1, false));
    assertThat(text(XML.account(account, own(), false)))
        .contains("<extProvInterval>60<", "<a priority=\"1\">b<");
  }

  @Test
  void withoutAnAddressThePhoneAsksWhereThePortalSays() {
    List<KeyNode> own =
        ServersOwnNodes.of(NO_LAYERS, ORGANIZATION, "johndow", TOKEN, Optional.empty());
    assertThat(text(XML.account(account(), own, false)))
        .contains("extProvInterval")
        .doesNotContain("extProvUrl", "extProvMethod", "extProvContentType", "extProvPostData");
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "username", "host"})
  void whatTheAppWouldRefuseIsNotSent(String name) {
    assertThatThrownBy(() -> XML.account(account(node(name, "", 20, false)), own(), false))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                XML.account(
                    account(new Account.Node(name, localized(""), USUAL, false, "o", List.of())),
                    own(),
                    false))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLocalizedTitleIsSent() {
    Account account =
        account(new Account.Node("title", localized("Titel"), USUAL, false, "o", List.of()));
    assertThat(text(XML.account(account, own(), false)))
        .contains("<title><value lang=\"de\">Titel</value></title>");
  }

  @Test
  void anAccountWithoutItsOwnerIsNotSent() {
    List<KeyNode> own = new ArrayList<>(own());
    own.removeIf(node -> node.name().equals("cloud_password"));
    assertThatThrownBy(() -> XML.account(FULL, own, false))
        .isInstanceOf(IllegalStateException.class);
  }

  private static final MergePriority USUAL = MergePriority.PROVISIONED;

  private static KeyNodeValue localized(String text) {
    return new Localized(List.of(new Translation(Optional.of("de"), text)));
  }

  private static List<KeyNode> own() {
    return own(NO_LAYERS, TOKEN);
  }

  private static List<KeyNode> own(Layers<AccountData> layers, String password) {
    return ServersOwnNodes.of(layers, ORGANIZATION, "johndow", password, URL);
  }

  private static Account account(Account.Node... nodes) {
    return new Account(List.of(nodes), true);
  }

  private static Account.Node node(String name, String text, int priority, boolean secret) {
    return new Account.Node(
        name, new Plain(text), new MergePriority(priority), secret, "organization", List.of());
  }

  private static String text(byte[] answer) {
    return new String(answer, StandardCharsets.UTF_8);
  }
}
