package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.it.support.TestRun;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;

/** Does in the console, by the forms of its pages, what {@link ConsoleParityIT} does by REST. */
final class ParityDesk implements AutoCloseable {

  private final ParitySide side;
  private final WebClient client = PlainBrowser.client();
  private final Set<String> sent = new TreeSet<>();
  private Page page;

  ParityDesk(ParitySide side) {
    this.side = side;
    visit(TestRun.base() + "/console/");
    submit("/sign-in", "username", side.actor(), "password", TestAdministrators.PASSWORD);
  }

  /** The addresses below the console, without the organization, to which forms were sent. */
  Set<String> sent() {
    return sent;
  }

  HtmlPage page() {
    return (HtmlPage) page;
  }

  /** What the last page says; empty text if it was a file. */
  String text() {
    return page instanceof HtmlPage html
        ? html.<HtmlElement>getFirstByXPath("//main | //body[not(.//main)]").asNormalizedText()
        : "";
  }

  /** Where it says it, and how that begins. */
  String start() {
    String text = text();
    return page.getUrl() + "\n" + text.substring(0, Math.min(600, text.length()));
  }

  int status() {
    return page.getWebResponse().getStatusCode();
  }

  private void visit(String address) {
    try {
      page = client.getPage(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a page of the organization. */
  ParityDesk open(String path) {
    return all("o/" + side.cloudId() + "/" + path);
  }

  /** Opens a page of the whole server. */
  ParityDesk all(String path) {
    visit(TestRun.base() + "/console/" + path);
    return this;
  }

  /** Reads the page that is open again. */
  void again() {
    visit(page.getUrl().toString());
  }

  ParityDesk follow(String link) {
    try {
      page = page().getAnchorByText(link).click();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  boolean hasForm(String action) {
    return page().getForms().stream().anyMatch(form -> path(form).endsWith(action));
  }

  /** As {@link #submit}, and it must be done. */
  void send(String action, String... fields) {
    submit(action, fields);
    assertThat(status()).as(action + " " + start()).isEqualTo(200);
    boolean wrong = page instanceof HtmlPage html && html.querySelector("main .wrong") != null;
    assertThat(wrong).as(action + " " + start()).isFalse();
  }

  /**
   * Fills in and sends a form of the open page.
   *
   * @param action what the address to which it is sent ends with
   * @param fields names and values in turn; with a button's name and value, that one is pressed
   */
  void submit(String action, String... fields) {
    HtmlForm form =
        page().getForms().stream()
            .filter(one -> path(one).endsWith(action) && hasAll(one, fields))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no form " + action + " in " + start()));
    HtmlElement pressed = form.getFirstByXPath(".//button[not(@type='button')]");
    if (pressed == null) { // a button elsewhere is the form's
      pressed = page().getFirstByXPath("//button[@form='" + form.getId() + "']");
    }
    for (int i = 0; i < fields.length; i += 2) {
      HtmlElement field = field(form, fields[i], fields[i + 1]);
      if (field instanceof HtmlButton) {
        pressed = field;
      } else {
        set(field, fields[i + 1]);
      }
    }
    sent.add(path(form).replaceFirst("^.*?/console/(?:o/[^/]+/)?", ""));
    try {
      page = pressed.click();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(HtmlForm form) {
    String action = form.getActionAttribute().replaceFirst("\\?.*", "");
    return "get".equalsIgnoreCase(form.getMethodAttribute()) ? "" : URI.create(action).getPath();
  }

  private static boolean hasAll(HtmlForm form, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      if (field(form, fields[i], fields[i + 1]) == null) {
        return false;
      }
    }
    return true;
  }

  /** Of several with one name: the one with the value, if they have values of their own. */
  private static HtmlElement field(HtmlForm form, String name, String value) {
    List<HtmlElement> named = form.getByXPath(".//*[@name='" + name + "']");
    return named.stream()
        .filter(one -> !isChoice(one) || value.equals(one.getAttribute("value")))
        .filter(one -> !"hidden".equals(one.getAttribute("type")))
        .findFirst()
        .orElse(null);
  }

  private static boolean isChoice(HtmlElement element) {
    return element instanceof HtmlButton
        || element instanceof HtmlRadioButtonInput
        || element instanceof HtmlCheckBoxInput;
  }

  private static void set(HtmlElement field, String value) {
    if (field instanceof HtmlRadioButtonInput radio) {
      radio.setChecked(true);
    } else if (field instanceof HtmlCheckBoxInput box) {
      box.setChecked(!box.isChecked());
    } else if (field instanceof HtmlSelect select) {
      select.setSelectedAttribute(value, true);
    } else if (field instanceof HtmlTextArea area) {
      area.setText(value);
    } else if (field instanceof HtmlFileInput file) {
      file.setFiles(Path.of("list.csv").toFile());
      file.setData(value.getBytes(StandardCharsets.UTF_8));
      file.setContentType("text/csv");
    } else {
      ((HtmlInput) field).setValue(value);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
