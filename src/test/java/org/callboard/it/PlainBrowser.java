package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.callboard.it.support.TestRun;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.util.WebConnectionWrapper;

/** A browser without script, which every machine has, and the page that it shows. */
final class PlainBrowser implements AutoCloseable {

  private final WebClient client = client();
  private HtmlPage page;

  private PlainBrowser() {}

  /** The browser alone. */
  static WebClient client() {
    WebClient client = new WebClient();
    client.getOptions().setJavaScriptEnabled(false);
    client.getOptions().setCssEnabled(false);
    client.getOptions().setThrowExceptionOnFailingStatusCode(false);
    keepCookies(client);
    return client;
  }

  static PlainBrowser signIn(String username, String password) throws IOException {
    PlainBrowser browser = new PlainBrowser();
    browser.go("/console/");
    HtmlForm form = browser.form("/sign-in");
    form.getInputByName("username").setValue(username);
    form.getInputByName("password").type(password);
    browser.pressButton("Sign in");
    return browser;
  }

  /** A real browser takes secure cookies of this machine over plain http; this one does not. */
  private static void keepCookies(WebClient client) {
    new WebConnectionWrapper(client) {
      private final Map<String, String> cookies = new LinkedHashMap<>();

      @Override
      public WebResponse getResponse(WebRequest request) throws IOException {
        request.setAdditionalHeader("Cookie", String.join("; ", cookies.values()));
        WebResponse response = super.getResponse(request);
        response.getResponseHeaders().stream()
            .filter(header -> header.getName().equalsIgnoreCase("Set-Cookie"))
            .map(header -> header.getValue().replaceFirst(";.*", ""))
            .forEach(cookie -> cookies.put(cookie.replaceFirst("=.*", ""), cookie));
        return response;
      }
    };
  }

  HtmlPage page() {
    return page;
  }

  String text() {
    return page.asNormalizedText();
  }

  int status() {
    return page.getWebResponse().getStatusCode();
  }

  void go(String path) throws IOException {
    page = client.getPage(TestRun.base() + path);
  }

  void follow(String link) throws IOException {
    page = page.getAnchorByText(link).click();
  }

  /** The form that is sent to an address that ends so. */
  HtmlForm form(String action) {
    return page.getForms().stream()
        .filter(form -> form.getActionAttribute().endsWith(action))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no form " + action + " in " + page.asXml()));
  }

  /** Types into a field of it. */
  void fill(String action, String field, String value) {
    HtmlElement element = form(action).getOneHtmlElementByAttribute("input", "name", field);
    ((HtmlInput) element).setValue(value);
  }

  /** Types into the field of this id. */
  void type(String id, String value) {
    HtmlElement element = page.getHtmlElementById(id);
    if (element instanceof HtmlTextArea area) {
      area.setText(value);
    } else {
      ((HtmlInput) element).setValue(value);
    }
  }

  /** Chooses a radio button or checks a box. */
  void check(String name, String value) throws IOException {
    page =
        page.<HtmlElement>getFirstByXPath(
                "//input[@name='" + name + "' and @value='" + value + "']")
            .click();
  }

  /** Chooses from the list of this id. */
  void choose(String id, String value) {
    ((HtmlSelect) page.getHtmlElementById(id)).setSelectedAttribute(value, true);
  }

  /** Chooses a file for the field of this id. */
  void attach(String id, Path file) {
    ((HtmlFileInput) page.getHtmlElementById(id)).setFiles(file.toFile());
  }

  /** Presses its first button. */
  void press(HtmlForm form) throws IOException {
    page = form.<HtmlElement>getFirstByXPath(".//button").click();
  }

  void press(String action) throws IOException {
    press(form(action));
  }

  /** Presses a button by what stands on it. */
  void pressButton(String text) throws IOException {
    HtmlElement button =
        page.getFirstByXPath("//button[starts-with(normalize-space(.), '" + text + "')]");
    assertThat(button).as(text + " in " + text()).isNotNull();
    page = button.click();
  }

  @Override
  public void close() {
    client.close();
  }
}
