package org.callboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.callboard.simulator.PhoneSimulator.Content;
import org.callboard.simulator.PhoneSimulator.Entry;
import org.callboard.simulator.PhoneSimulator.KeyNode;
import org.callboard.simulator.PhoneSimulator.NotUnderstood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the app, each shown by the smallest answer: what the other tests rely on. */
class PhoneSimulatorTest {

  private final PhoneSimulator phone = new PhoneSimulator();

  @Test
  void anItemComesAtTheImplicitPriority() {
    receiveItems("<item id='a'><displayName>A</displayName><uri>1</uri></item>");
    assertThat(phone.quickDial()).isEqualTo(Map.of("a", provided(20, "A", "1")));
  }

  @Test
  void anEntryThatIsNoLongerSentStays() {
    receiveItems("<item id='a'><displayName>A</displayName><uri>1</uri></item>");
    receiveItems("");
    assertThat(phone.quickDial()).containsOnlyKeys("a");
  }

  @Test
  void theReplaceAttributeTakesWhatIsLowerAndNothingElse() {
    receiveItems(
        "<item id='a'><displayName>A</displayName><uri>1</uri></item>"
            + "<item id='b' priority='21'><displayName>B</displayName><uri>2</uri></item>");
    phone.userPuts("own", new Content("Own", "3"));
    receive("<root><quickDial maxQuickDialReplacePriority='21'/></root>");
    assertThat(phone.quickDial()).containsOnlyKeys("b", "own");
  }

  @Test
  void aChangeIsAcceptedFromTheStoredPriorityOnwards() {
    receiveItems("<item id='a' priority='30'><displayName>A</displayName><uri>1</uri></item>");
    receiveItems("<item id='a' priority='29'><displayName>B</displayName><uri>2</uri></item>");
    assertThat(phone.quickDial()).containsEntry("a", provided(30, "A", "1"));
    receiveItems("<item id='a' priority='30'><displayName>C</displayName><uri>3</uri></item>");
    assertThat(phone.quickDial()).containsEntry("a", provided(30, "C", "3"));
  }

  @Test
  void aRemovalIsAcceptedByTheSameRuleAndInDocumentOrder() {
    receiveItems("<item id='a' priority='50'><displayName>A</displayName><uri>1</uri></item>");
    receiveItems("<item id='a' action='remove'/>");
    assertThat(phone.quickDial()).containsOnlyKeys("a");
    receiveItems(
        "<item id='a' action='remove' priority='50'/>"
            + "<item id='a'><displayName>B</displayName><uri>2</uri></item>");
    assertThat(phone.quickDial()).containsEntry("a", provided(20, "B", "2"));
  }

  @Test
  void theUserMayEditUpToHisOwnPriority() {
    receiveItems(
        "<item id='a' priority='40'><displayName>A</displayName><uri>1</uri></item>"
            + "<item id='b' priority='41'><displayName>B</displayName><uri>2</uri></item>");
    assertThat(phone.userEdits("a", new Content("Mine", "9"))).isTrue();
    assertThat(phone.userEdits("b", new Content("Mine", "9"))).isFalse();
    receiveItems("<item id='a' priority='39'><displayName>A</displayName><uri>1</uri></item>");
    assertThat(phone.quickDial())
        .containsEntry("a", new Entry(40, new Content("Mine", "9"), true))
        .containsEntry("b", provided(41, "B", "2"));
    receiveItems("<item id='a' priority='40'><displayName>A</displayName><uri>1</uri></item>");
    assertThat(phone.quickDial()).containsEntry("a", provided(40, "A", "1"));
  }

  @Test
  void aDialActionIsMergedNodeByNode() {
    receiveActions("<dialAction id='x'><title>T</title><icon priority='30'>I</icon></dialAction>");
    receiveActions("<dialAction id='x'><title source='s'>U</title><icon>J</icon></dialAction>");
    assertThat(phone.dialActions())
        .isEqualTo(
            Map.of(
                "x", Map.of("title", new KeyNode(20, "s", "U"), "icon", new KeyNode(30, "", "I"))));
    receiveActions("<dialAction id='x' action='remove'/>");
    assertThat(phone.dialActions()).isEmpty();
  }

  @Test
  void aRootOfAnyNameWillDo() {
    receive(
        "<anything><quickDial><item id='a'><displayName>A</displayName><uri>1</uri></item>"
            + "</quickDial></anything>");
    assertThat(phone.quickDial()).containsOnlyKeys("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<root><quickdial/></root>",
        "<root><quickDial/><quickDial/></root>",
        "<root><quickDial maxquickdialreplacepriority='21'/></root>",
        "<root><quickDial><entry id='a'/></quickDial></root>",
        "<root><quickDial><item><displayName>A</displayName><uri>1</uri></item></quickDial></root>",
        "<root><quickDial><item id='a'><displayName>A</displayName></item></quickDial></root>",
        "<root><quickDial><item id='a'><displayname>A</displayname></item></quickDial></root>",
        "<root><quickDial><item id='a' action='delete'/></quickDial></root>",
        "<root><quickDial><item id='a' order='1'/></quickDial></root>",
        "<root><dialActions><dialAction><title>T</title></dialAction></dialActions></root>",
        "<root><dialActions><action id='a'/></dialActions></root>"
      })
  void whatIsNotDocumentedIsNotUnderstood(String answer) {
    assertThatThrownBy(() -> receive(answer)).isInstanceOf(NotUnderstood.class);
  }

  private static Entry provided(int priority, String displayName, String uri) {
    return new Entry(priority, new Content(displayName, uri), false);
  }

  private void receiveItems(String items) {
    receive("<root><quickDial>" + items + "</quickDial></root>");
  }

  private void receiveActions(String actions) {
    receive("<root><dialActions>" + actions + "</dialActions></root>");
  }

  private void receive(String answer) {
    phone.merge(answer.getBytes(StandardCharsets.UTF_8));
  }
}
