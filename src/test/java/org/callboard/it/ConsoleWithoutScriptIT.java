package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.callboard.administration.QrReading;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.TestRun;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** The main ways through the console in a browser without script, which every machine has. */
class ConsoleWithoutScriptIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final Api api = Api.operator();

  @Test
  void aReceptionistSignsSomebodyOnAndOut() throws IOException {
    String name = TestAdministrators.newName();
    api.put("/administrators/" + name, TestAdministrators.json("reception", cloudId)).expect(201);
    try (WebClient browser = PlainBrowser.client()) {
      HtmlPage page = browser.getPage(TestRun.base() + "/console/");
      page = signIn(page, name, "wrong");
      assertThat(page.asNormalizedText()).contains("Name or password is wrong.");
      page = signIn(page, name, TestAdministrators.PASSWORD);
      assertThat(page.asNormalizedText()).contains("There are no people yet.");
      page = page.getAnchorByText("Add the first person.").click();
      HtmlForm form = page.getForms().get(2);
      form.getInputByName("name").type("Ann Lee");
      page = button(form).click();
      assertThat(page.asNormalizedText()).contains("Username must not be empty.");
      form = page.getForms().get(2);
      assertThat(form.getInputByName("name").getValue()).isEqualTo("Ann Lee");
      form.getInputByName("username").type("ann");
      page = button(form).click();
      String csc = QrReading.ofSvg(page.getWebResponse().getContentAsString());
      String code = csc.replaceAll("^csc:ann:|@.*$", "");
      assertThat(PhoneClient.signIn(cloudId, "ann", code, "i-1").status()).isEqualTo(200);
      page = page.getAnchorByText("Back to the person").click();
      page = click(page, "Sign out", 1);
      assertThat(page.asNormalizedText()).contains("The device is signed out.");
      page = click(page, "Disable", 0);
      assertThat(page.asNormalizedText()).contains("disabled");
      page = click(page, "Enable", 0);
      page = page.getAnchorByText("People").click();
      HtmlInput ann =
          page.getFirstByXPath("//input[@name='username' and @value='ann' and @type='checkbox']");
      ann.click();
      page = page.<HtmlElement>getFirstByXPath("//button[@value='sheet']").click();
      assertThat(page.asNormalizedText()).contains("1 person gets a code.");
      page = click(page, "Make 1 code", 0);
      assertThat(QrReading.ofSvg(page.getWebResponse().getContentAsString()))
          .startsWith("csc:ann:");
      page = browser.getPage(TestRun.base() + "/console/");
      page = click(page, "Sign out", 0);
      assertThat(page.asNormalizedText()).contains("You are signed out.");
      page = browser.getPage(TestRun.base() + "/console/o/" + cloudId + "/people");
      assertThat(page.getUrl().getPath()).endsWith("/console/sign-in");
    }
  }

  @Test
  void anEditThatWasOvertakenIsToldAndKept() throws IOException {
    api.put("/organizations/" + cloudId + "/subscribers/ann", "{\"displayName\": \"Ann\"}")
        .expect(201);
    api.put("/organizations/" + cloudId + "/groups/Sales", "{}").expect(201);
    String name = TestAdministrators.manager(cloudId);
    try (WebClient browser = PlainBrowser.client()) {
      signIn(browser.getPage(TestRun.base() + "/console/"), name, TestAdministrators.PASSWORD);
      HtmlPage page = browser.getPage(TestRun.base() + "/console/o/" + cloudId + "/people/ann");
      api.merge("/organizations/" + cloudId + "/subscribers/ann", "{\"groups\": [\"Sales\"]}")
          .expect(200);
      page.getForms().get(2).getInputByName("name").setValue("Anne");
      page = button(page.getForms().get(2)).click();
      assertThat(page.getWebResponse().getStatusCode()).isEqualTo(412);
      assertThat(page.asNormalizedText()).contains("Take theirs", "Changed in the meantime by ");
      assertThat(page.getForms().get(2).getInputByName("name").getValue()).isEqualTo("Anne");
      assertThat(
              api.get("/organizations/" + cloudId + "/subscribers/ann")
                  .expect(200)
                  .json()
                  .getJsonArray("groups")
                  .getString(0))
          .isEqualTo("Sales");
      page = page.getAnchorByText("Take theirs").click();
      page.getForms().get(2).getInputByName("name").setValue("Anne");
      page = button(page.getForms().get(2)).click();
      assertThat(page.asNormalizedText()).contains("Anne").contains("Saved.");
      assertThat(
              api.get("/organizations/" + cloudId + "/subscribers/ann")
                  .expect(200)
                  .json()
                  .getString("displayName"))
          .isEqualTo("Anne");
    }
  }

  private static HtmlPage signIn(HtmlPage page, String name, String password) throws IOException {
    assertThat(page.getForms()).as(page.getUrl() + "\n" + page.asXml()).isNotEmpty();
    HtmlForm form = page.getForms().get(0);
    form.getInputByName("username").setValue(name);
    form.getInputByName("password").type(password);
    return button(form).click();
  }

  private static HtmlElement button(HtmlForm form) {
    return form.getFirstByXPath(".//button[contains(@class, 'main')]");
  }

  private static HtmlPage click(HtmlPage page, String text, int which) throws IOException {
    List<HtmlElement> buttons =
        page.getByXPath("//button[starts-with(normalize-space(.), '" + text + "')]");
    return buttons.get(which).click();
  }
}
