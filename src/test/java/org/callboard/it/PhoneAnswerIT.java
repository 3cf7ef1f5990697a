package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.Golden;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.ServerLog;
import org.callboard.simulator.PhoneSimulator;
import org.junit.jupiter.api.Test;

/** What answers have in them. */
class PhoneAnswerIT extends DeployedCallboard {

  private static final String PASSWORD = "12345678";

  @Test
  void anyLegalTextComesOutAsItWentIn() {
    String cloudId = TestData.newCloudId();
    List<String> texts =
        List.of(
            "<b>&amp;</b> ]]> \"quoted\" 'single'",
            "\uD83D\uDE00\uD83C\uDFF4\u200D\u2620\uFE0F",
            "\u0645\u0631\u062D\u0628\u0627 \u200Fabc",
            "line\nbreak\ttab\rreturn",
            "\u0085\u2028 \uFFFD \uD800\uDC00");
    TestData.atOnce(
        () -> {
          long organization = TestData.organization(cloudId);
          TestData.subscriber(organization, "ann", PASSWORD);
          long layer = TestData.organizationLayer(organization);
          for (int i = 0; i < texts.size(); i++) {
            TestData.item(layer, "<" + i + "&\"", texts.get(i), "sip:" + texts.get(i), 20);
          }
        });
    PhoneSimulator simulator = new PhoneSimulator();
    simulator.merge(PhoneClient.get(cloudId, "ann", PASSWORD).bytes());
    for (int i = 0; i < texts.size(); i++) {
      assertThat(simulator.quickDial().get("<" + i + "&\"").content())
          .isEqualTo(new PhoneSimulator.Content(texts.get(i), "sip:" + texts.get(i)));
    }
  }

  @Test
  void theSubscribersItemTakesThePlaceOfTheOrganizations() {
    String cloudId = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          long organization = TestData.organization(cloudId);
          long ann = TestData.subscriber(organization, "ann", PASSWORD);
          TestData.subscriber(organization, "bob", PASSWORD);
          long common = TestData.organizationLayer(organization);
          TestData.item(common, "help", "Help desk", "100", 20);
          TestData.item(common, "canteen", "Canteen", "200", 20);
          long own = TestData.subscriberLayer(organization, ann);
          TestData.item(own, "mum", "Mum", "300", 20);
          TestData.item(own, "help", "Ann's help", "111", 20);
        });
    assertThat(ids(PhoneClient.get(cloudId, "ann", PASSWORD)))
        .containsExactly("help", "canteen", "mum");
    assertThat(PhoneClient.get(cloudId, "ann", PASSWORD).text()).contains("Ann's help");
    assertThat(ids(PhoneClient.get(cloudId, "bob", PASSWORD))).containsExactly("help", "canteen");
    assertThat(PhoneClient.get(cloudId, "bob", PASSWORD).text()).contains("Help desk");
  }

  private static List<String> ids(Answer reply) {
    Matcher matcher = Pattern.compile("<item id=\"([^\"]*)\"").matcher(reply.text());
    return matcher.results().map(result -> result.group(1)).toList();
  }

  @Test
  void removalsCarryThePriorityOfWhatTheyRemove() {
    String cloudId = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          long organization = TestData.organization(cloudId);
          TestData.subscriber(organization, "ann", PASSWORD);
          long layer = TestData.organizationLayer(organization);
          TestData.item(layer, "security", "Security", "5911", 20);
          TestData.removal(layer, "QUICK_DIAL_ITEM", "security", 50);
          TestData.removal(layer, "QUICK_DIAL_ITEM", "alarm", 60);
          TestData.removal(layer, "QUICK_DIAL_ITEM", "ordinary", 20);
        });
    Golden.assertEqual("removals.xml", PhoneClient.get(cloudId, "ann", PASSWORD).bytes());
  }

  @Test
  void anInvalidRowNeverRemovesAnythingFromAPhone() {
    String cloudId = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          long organization = TestData.organization(cloudId);
          TestData.subscriber(organization, "ann", PASSWORD);
          long layer = TestData.organizationLayer(organization);
          TestData.item(layer, "canteen", "Canteen", "5000", 20);
          TestData.item(layer, "broken", "Broken \u0001", "6000", 20);
          TestData.removal(layer, "QUICK_DIAL_ITEM", "alarm", 60);
          TestData.dialAction(
              layer, "conference", "[{\"name\":\"title\",\"text\":\"Conference\"}]");
        });
    Golden.assertEqual("additions-only.xml", PhoneClient.get(cloudId, "ann", PASSWORD).bytes());
    Waiting.await("the log", () -> ServerLog.contains("Entry broken of layer"));
  }

  @Test
  void theReplaceAttributeCanBeSetAndSwitchedOff() {
    String other = TestData.newCloudId();
    String off = TestData.newCloudId();
    TestData.atOnce(
        () -> {
          long set = TestData.organization(other);
          TestData.sql("UPDATE organization SET replace_priority = 35 WHERE id = ?", set);
          TestData.subscriber(set, "ann", PASSWORD);
          long without = TestData.organization(off);
          TestData.sql("UPDATE organization SET replace_priority = NULL WHERE id = ?", without);
          TestData.subscriber(without, "ann", PASSWORD);
          TestData.removal(TestData.organizationLayer(without), "QUICK_DIAL_ITEM", "gone", 20);
        });
    assertThat(PhoneClient.get(other, "ann", PASSWORD).text())
        .contains("<quickDial maxQuickDialReplacePriority=\"35\"");
    assertThat(PhoneClient.get(off, "ann", PASSWORD).text())
        .contains("<quickDial><item id=\"gone\" priority=\"21\" action=\"remove\"/>");
  }
}
