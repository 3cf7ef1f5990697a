package org.callboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.callboard.phone.xml.PortalSettings;
import org.callboard.simulator.AccountSimulator.Refused;
import org.callboard.simulator.AccountSimulator.Request;
import org.callboard.simulator.PhoneSimulator.KeyNode;
import org.callboard.simulator.PhoneSimulator.NotUnderstood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the app's account, each shown by the smallest answer. */
class AccountSimulatorTest {

  private static final Map<String, String> PORTAL =
      PortalSettings.all("https://phones.example.com", 60);

  private final AccountSimulator phone =
      new AccountSimulator()
          .startsWith("title", "Portal")
          .startsWith("username", "portal")
          .startsWith("host", "portal.example.com");

  @Test
  void provisioningIsAboveThePortalAndBelowTheUser() {
    receive("<title>Server</title><host priority='9'>server.example.com</host>");
    assertThat(phone.nodes().get("title")).isEqualTo(new KeyNode(20, "", "Server"));
    assertThat(phone.value("host")).isEqualTo("portal.example.com");
    assertThat(phone.userChanges("title", "Mine")).isTrue();
    receive("<title priority='39'>Server</title>");
    assertThat(phone.value("title")).isEqualTo("Mine");
    assertThat(phone.usersOwn()).containsExactly("title");
    receive("<title priority='40'>Server</title>");
    assertThat(phone.value("title")).isEqualTo("Server");
    assertThat(phone.usersOwn()).isEmpty();
    receive("<title priority='41'>Server</title>");
    assertThat(phone.userChanges("title", "Mine")).isFalse();
  }

  @Test
  void aNodeThatIsNotSentStays() {
    receive("<proxy>p</proxy>");
    receive("");
    assertThat(phone.value("proxy")).isEqualTo("p");
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "username", "host"})
  void anAccountThatLacksTheIndispensableIsRefusedAsAWhole(String name) {
    Map<String, KeyNode> before = phone.nodes();
    assertThatThrownBy(() -> receive("<proxy>p</proxy><" + name + "/>"))
        .isInstanceOf(Refused.class);
    assertThat(phone.nodes()).isEqualTo(before);
    receive("<" + name + " priority='5'/>"); // the portal's stays after merging
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<root/>",
        "<account id='1'/>",
        "<account><a/><a/></account>",
        "<account><a action='remove'/></account>"
      })
  void whatIsNotDocumentedIsNotUnderstood(String answer) {
    assertThatThrownBy(() -> phone.merge(answer.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(NotUnderstood.class);
  }

  @Test
  void theSignInSendsWhatWasTyped() {
    Request request = phone.signsIn("CODE*", "ann", "a&b %account[title]%", "phone 1", PORTAL);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.url()).hasToString("https://phones.example.com/provisioning/account");
    assertThat(request.body())
        .isEqualTo(
            "cloud_id=CODE*&cloud_username=ann&cloud_password=a%26b+%25account%5Btitle%5D%25"
                + "&installid=phone+1");
  }

  @Test
  void aRefreshSendsWhatTheAccountHoldsToWhereItSays() {
    phone.signsIn("CODE", "ann", "typed", "1", PORTAL);
    receive(
        "<cloud_username>ann</cloud_username><cloud_password>token</cloud_password>"
            + "<extProvUrl>https://other.example.com/account</extProvUrl>"
            + "<extProvInterval>90</extProvInterval>");
    Request request = phone.refreshes(PORTAL);
    assertThat(request.url()).hasToString("https://other.example.com/account");
    assertThat(request.body())
        .isEqualTo("cloud_id=CODE&cloud_username=ann&cloud_password=token&installid=1");
    assertThat(phone.interval()).contains(90);
  }

  @Test
  void overPlainHttpTheAppSendsAsterisks() {
    Map<String, String> plain = PortalSettings.all("http://phones.example.com", 60);
    assertThat(phone.signsIn("CODE", "ann", "typed", "1", plain).body())
        .contains("cloud_password=*****&");
    Map<String, String> loopback = PortalSettings.all("http://127.0.0.1:8080/callboard", 60);
    assertThat(phone.signsIn("CODE", "ann", "typed", "1", loopback).body())
        .contains("cloud_password=typed&");
  }

  private void receive(String nodes) {
    phone.merge(("<account>" + nodes + "</account>").getBytes(StandardCharsets.UTF_8));
  }
}
