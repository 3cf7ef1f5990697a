package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.callboard.administration.QrReading;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.Test;

/** The console as people use it, in a real browser. */
class ConsoleBrowserIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final Api operator = Api.operator();

  private String receptionist() {
    String name = TestAdministrators.newName();
    operator
        .put("/administrators/" + name, TestAdministrators.json("reception", cloudId))
        .expect(201);
    return name;
  }

  @Test
  void aReceptionistSignsSomebodyOn() {
    operator.put("/organizations/" + cloudId + "/groups/Sales", "{}").expect(201);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(receptionist(), TestAdministrators.PASSWORD);
      look(page, "people-empty");
      page.getByText("Add the first person.").click();
      page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Änn <b>Müller");
      assertThat(page.locator("#username").inputValue()).isEqualTo("ann.b.muller");
      page.getByLabel("Sales").check();
      look(page, "add-person");
      page.getByText("Add and show the QR code").click();
      page.locator(".qr svg").waitFor();
      look(page, "handed");
      String csc = QrReading.ofSvg(page.content());
      assertThat(csc).startsWith("csc:ann.b.muller:").endsWith("@" + cloudId);
      String code = csc.replaceAll("^csc:[^:]*:|@.*$", "");
      assertThat(PhoneClient.signIn(cloudId, "ann.b.muller", code, "i-1").status()).isEqualTo(200);
      page.getByText("Back to the person").click();
      look(page, "person");
      assertThat(page.locator("h1").textContent()).isEqualTo("Änn <b>Müller");
      page.locator("ul.rows button").first().click();
      page.getByText("The device is signed out.").waitFor();
      page.locator("nav.side a").first().click();
      look(page, "people");
      assertThat(page.locator("tbody tr").count()).isEqualTo(1);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void look(Page page, String name) {
    try {
      Path folder = Files.createDirectories(TestRun.war().resolveSibling("pictures"));
      page.screenshot(
          new ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
