package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are imported and exported in a real browser. */
class ConsoleImportIT extends DeployedCallboard {

  private static final Charset LATIN = Charset.forName("windows-1252");

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final Api api = Api.operator();

  private String administrator(String role) {
    String name = TestAdministrators.newName();
    api.put("/administrators/" + name, TestAdministrators.json(role, cloudId)).expect(201);
    return name;
  }

  private int people() {
    return api.get(root + "/subscribers?limit=1").expect(200).json().getInt("total");
  }

  private void choose(Page page, String what) {
    page.navigate("console/o/" + cloudId + "/import" + (what.isEmpty() ? "" : "?what=" + what));
  }

  private static void send(Page page, String name, byte[] content) {
    page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", content));
    page.locator("main button.main").click();
  }

  private void check(Page page, String what, String content) {
    check(page, what, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits until it is known what would happen. */
  private void check(Page page, String what, byte[] content) {
    choose(page, what);
    send(page, "list.csv", content);
    ended(page);
  }

  private static void ended(Page page) {
    page.locator("#lines, #check .wrong").first().waitFor();
  }

  private static String chip(Page page, String outcome) {
    return page.locator(".chips a." + outcome + " b").textContent();
  }

  private static void start(Page page) {
    page.locator("form[action$='/start'] button").click();
    page.waitForURL(url -> url.contains("/jobs/"));
    page.locator("#job .notice").waitFor();
  }

  /** Of these, three lines are wrong. */
  private static String twoThousand() {
    StringBuilder csv = new StringBuilder("username;displayName;enabled\n");
    for (int i = 1; i <= 2000; i++) {
      csv.append(i == 1500 ? "u1" : "u" + i)
          .append(";Person ")
          .append(i)
          .append(i == 700 || i == 1900 ? ";perhaps\n" : ";\n");
    }
    return csv.toString();
  }

  @Test
  void linesWithErrorsAreLeftOutDownloadedAndSentAgain() throws IOException {
    String csv = twoThousand();
    JsonObject rest =
        api.post(
                root + "/subscribers.csv?dryRun=true&onConflict=update&background=false",
                "text/csv",
                csv)
            .expect(200)
            .json()
            .getJsonObject("counts");
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("reception"), TestAdministrators.PASSWORD);
      check(page, "", csv);
      assertThat(chip(page, "create")).isEqualTo("1,997").isEqualTo(number(rest, "created"));
      assertThat(chip(page, "error")).isEqualTo("3").isEqualTo(number(rest, "failed"));
      assertThat(people()).isZero();
      page.reload();
      assertThat(chip(page, "create")).isEqualTo("1,997");
      assertThat(page.locator("#lines tbody tr").count()).isEqualTo(50);
      page.locator(".chips a.error").click();
      page.waitForURL(url -> url.contains("show=error"));
      assertThat(page.locator("#lines tbody th").allTextContents())
          .containsExactly("Line 701", "Line 1501", "Line 1901");
      assertThat(page.locator("#lines tbody tr").nth(1).textContent())
          .contains("username is already in line 2");
      String wrong = downloaded(page, "a[href$='errors.csv']", "-lines-with-errors.csv");
      assertThat(wrong.lines()).hasSize(4);
      assertThat(wrong).contains("\"u700\";\"Person 700\";\"perhaps\"");
      assertThat(page.getByText("Import 1,997 people").count()).isEqualTo(1);
      start(page);
      assertThat(people()).isEqualTo(1997);
      page.reload();
      assertThat(page.locator("#job .notice").textContent()).contains("1,997");
      check(page, "", wrong.replace("perhaps", "yes").replace("\"u1\"", "\"u1500\""));
      assertThat(chip(page, "create")).isEqualTo("3");
      start(page);
      assertThat(people()).isEqualTo(2000);
      page.navigate("console/o/" + cloudId + "/jobs");
      assertThat(page.locator("tbody tr").count()).isEqualTo(4);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String number(JsonObject counts, String name) {
    return String.format("%,d", counts.getInt(name));
  }

  private static String downloaded(Page page, String link, String name) throws IOException {
    Download download = page.waitForDownload(() -> page.locator(link).click());
    assertThat(download.suggestedFilename()).endsWith(name);
    return Files.readString(download.path()).replace("\uFEFF", "");
  }

  @Test
  void progressIsSeenAndAJobCanBeCancelled() {
    StringBuilder csv = new StringBuilder("username,displayName\n");
    for (int i = 0; i < 20_000; i++) {
      csv.append("u").append(i).append(",Person ").append(i).append('\n');
    }
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("reception"), TestAdministrators.PASSWORD);
      choose(page, "");
      send(page, "many.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
      page.locator("#check progress").waitFor();
      page.waitForCondition(() -> value(page) > 0);
      assertThat(value(page)).isLessThan(40_000);
      page.locator("#lines").waitFor(new WaitForOptions().setTimeout(60_000));
      assertThat(people()).isZero();
      page.locator("form[action$='/start'] button").click();
      page.waitForURL(url -> url.contains("/jobs/"));
      page.reload();
      page.locator("form[action$='/cancel'] button").click();
      page.getByText("Cancelled").first().waitFor();
      assertThat(people()).isZero();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static double value(Page page) {
    Object value = page.evaluate("document.querySelector('#check progress')?.value ?? 1");
    return ((Number) value).doubleValue();
  }

  @Test
  void whatIsWrongWithAFileIsSaidAndCanBeMended() {
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("reception"), TestAdministrators.PASSWORD);
      check(page, "", "");
      assertThat(page.locator("main").textContent()).contains("The file is empty.");
      assertThat(page.locator("form[action$='/start']").count()).isZero();
      check(page, "", "username;displayName\nann;Änn\n".getBytes(LATIN));
      assertThat(page.locator("main").textContent()).contains("This line is not UTF-8");
      assertThat(page.locator("form[action$='/start']").count()).isZero();
      page.locator("#charset").selectOption("windows-1252");
      page.locator("form[action$='/check'] button").click();
      page.locator("form[action$='/start']").waitFor();
      check(page, "", "Extension;Full name;Room\n100;Ann Lee;7\n");
      assertThat(page.locator("main").textContent()).contains("Room");
      assertThat(page.locator("form[action$='/start']").count()).isZero();
      page.locator("#column0").selectOption("username");
      page.locator("#column1").selectOption("displayName");
      page.locator("#column2").selectOption("-");
      page.locator("form[action$='/check'] button").click();
      page.locator("form[action$='/start']").waitFor();
      start(page);
      assertThat(api.get(root + "/subscribers/100").expect(200).json().getString("displayName"))
          .isEqualTo("Ann Lee");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void whatIsThereIsKeptChangedOrStopsTheImport() {
    api.put(root + "/subscribers/ann", "{\"displayName\": \"Ann\"}").expect(201);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("reception"), TestAdministrators.PASSWORD);
      check(page, "", "username,displayName\nann,Anne\nbob,Bob\n");
      assertThat(chip(page, "update")).isEqualTo("1");
      again(page, "skip");
      assertThat(chip(page, "skip")).isEqualTo("1");
      again(page, "fail");
      assertThat(chip(page, "error")).isEqualTo("1");
      assertThat(page.locator("form[action$='/start']").count()).isZero();
      assertThat(people()).isEqualTo(1);
      again(page, "update");
      choose(page, "quick-dial"); // and finds the way back
      page.getByText("list.csv").click();
      start(page);
      choose(page, "");
      assertThat(page.getByText("list.csv").count()).isZero();
      assertThat(api.get(root + "/subscribers/ann").expect(200).json().getString("displayName"))
          .isEqualTo("Anne");
    }
  }

  private static void again(Page page, String onConflict) {
    if (page.locator("details[open]").count() == 0) {
      page.locator("details summary").click();
    }
    page.locator("[name=onConflict][value=" + onConflict + "]").check();
    page.locator("form[action$='/check'] button").click();
    page.locator("details").waitFor();
    page.locator("[name=onConflict][value=" + onConflict + "][checked]")
        .waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    ended(page);
  }

  @Test
  void aFileThatIsTooLargeIsNotSent(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large.csv");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(65L << 20);
    }
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("reception"), TestAdministrators.PASSWORD);
      choose(page, "");
      assertThat(page.locator("#file-help").textContent()).contains("64 MB");
      page.locator("#file").setInputFiles(large);
      assertThat(page.locator("#file").evaluate("field => field.validationMessage"))
          .isEqualTo("This file is too large. Choose a file of at most 64 MB.");
      // The server says it, too, to whom no script has told it.
      page.locator("[data-upload]").evaluate("form => form.dataset.max = 1e12");
      page.locator("#file").evaluate("field => field.setCustomValidity('')");
      page.locator("main button.main").click();
      page.locator("main .wrong").waitFor();
      assertThat(page.locator("main .wrong").textContent())
          .contains("larger than the server accepts");
      assertThat(page.locator("#file").count()).isEqualTo(1);
    }
  }

  @Test
  void withoutScriptItIsTheSame() {
    try (Chromium browser =
        Chromium.open(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = browser.signIn(administrator("reception"), TestAdministrators.PASSWORD);
      choose(page, "");
      send(
          page,
          "list.csv",
          "username,displayName\nann,Ann\nbob,Bob\n".getBytes(StandardCharsets.UTF_8));
      reload(page, "form[action$='/start']");
      page.locator("form[action$='/start'] button").click();
      reload(page, "#job .notice");
      assertThat(people()).isEqualTo(2);
    }
  }

  private static void reload(Page page, String until) {
    page.waitForURL(url -> url.contains("/import/") || url.contains("/jobs/"));
    page.waitForCondition(
        () -> {
          if (page.locator(until).count() == 0) {
            page.reload();
          }
          return page.locator(until).count() > 0;
        });
  }

  @Test
  void nobodyElseSeesAFile() {
    String name = administrator("manager");
    try (Chromium browser = Chromium.open();
        Chromium other = Chromium.open();
        Chromium colleague = Chromium.open()) {
      Page page = browser.signIn(name, TestAdministrators.PASSWORD);
      check(page, "", "username,enabled\nann,\nbob,perhaps\n");
      String path = page.url().replaceFirst("^.*?/(console/.*?)([?#].*)?$", "$1");
      Page same = other.signIn(name, TestAdministrators.PASSWORD);
      Page another = colleague.signIn(administrator("manager"), TestAdministrators.PASSWORD);
      for (Page stranger : List.of(same, another)) {
        for (String part : List.of("", "/errors.csv")) {
          assertThat(stranger.navigate(path + part).status()).isEqualTo(404);
        }
      }
      ConsoleClient client = ConsoleClient.signIn(name, TestAdministrators.PASSWORD);
      for (String act : List.of("/start", "/check", "/drop")) {
        assertThat(client.post("/" + path + act, "onConflict=skip").status()).isEqualTo(404);
      }
      String elsewhere = TestAdministrators.organization();
      assertThat(page.navigate(path.replace(cloudId, elsewhere)).status()).isEqualTo(404);
      assertThat(page.navigate(path).status()).isEqualTo(200);
      page.locator("form[action$='/sign-out'] button").click();
      page = browser.signIn(name, TestAdministrators.PASSWORD);
      assertThat(page.navigate(path).status()).isEqualTo(404);
      assertThat(people()).isZero();
    }
  }

  @Test
  void theReceptionImportsIntoTheDraftAndAManagerIntoWhatIsLive() {
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("reception"), TestAdministrators.PASSWORD);
      choose(page, "quick-dial");
      assertThat(page.locator("#layer option").count()).isEqualTo(1);
      check(page, "quick-dial", "displayName,uri\nCanteen,5000\n");
      assertThat(chip(page, "create")).isEqualTo("1");
      start(page);
      assertThat(api.get(root + "/draft/quick-dial").expect(200).ids()).hasSize(1);
      assertThat(api.get(root + "/quick-dial").expect(200).ids()).isEmpty();
    }
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("manager"), TestAdministrators.PASSWORD);
      choose(page, "quick-dial");
      page.locator("#layer").selectOption("organization");
      send(page, "list.csv", "displayName,uri\nCanteen,5000\n".getBytes(StandardCharsets.UTF_8));
      ended(page);
      start(page);
      assertThat(api.get(root + "/quick-dial").expect(200).ids()).hasSize(1);
    }
  }

  @Test
  void anOrganizationGoesOutAndInWithItsSecrets() throws IOException {
    api.put(
            root + "/subscribers/ann",
            "{\"displayName\": \"Ann\", \"password\": \"a password of hers\"}")
        .expect(201);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("manager"), TestAdministrators.PASSWORD);
      page.navigate("console/o/" + cloudId + "/export");
      page.locator("#passphrase").fill("short");
      page.locator("form[action$='/organization'] button").click();
      page.locator("main .wrong").waitFor();
      page.locator("#passphrase").fill("a long passphrase");
      String file =
          downloaded(page, "form[action$='/organization'] button", cloudId + "-export.json");
      assertThat(file).contains("\"ann\"").doesNotContain("a long passphrase");
      api.delete(root + "/subscribers/ann").expect(204);
      choose(page, "organization");
      page.locator("#passphrase").fill("a long passphrase");
      send(page, "export.json", file.getBytes(StandardCharsets.UTF_8));
      ended(page);
      assertThat(page.locator("main").textContent()).contains("ann");
      start(page);
      assertThat(PhoneClient.signIn(cloudId, "ann", "a password of hers", "i").status())
          .isEqualTo(200);
      page.navigate("console/o/" + cloudId + "/people?q=nn");
      assertThat(downloaded(page, "a[href*='people.csv']", cloudId + "-subscribers.csv"))
          .contains("ann,Ann,true");
      page.navigate("console/o/" + cloudId + "/people?q=zz");
      assertThat(page.locator("a[href*='people.csv']").count()).isZero();
    }
  }

  @Test
  void bothFilesOfTheVendorsSampleAreImported() {
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(administrator("manager"), TestAdministrators.PASSWORD);
      choose(page, "vendor-sample");
      page.locator("#template")
          .setInputFiles(
              new FilePayload(
                  "ACME.xml",
                  "text/xml",
                  "<account><title>{display_name}</title><username>{username}</username><host>example.com</host></account>"
                      .getBytes(StandardCharsets.UTF_8)));
      send(
          page,
          "ACME.csv",
          "cloud_username,cloud_password,display_name,username\nann,12345678,Ann,1001\n"
              .getBytes(StandardCharsets.UTF_8));
      ended(page);
      assertThat(page.locator("main").textContent()).contains("ann");
      start(page);
      assertThat(people()).isEqualTo(1);
    }
  }
}
