package org.callboard.it.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser, one for all tests of a run. Where this machine has none the tests that need it
 * are skipped, and each of them says how to have one; {@code CALLBOARD_TEST_CHROMIUM=required}
 * makes that a failure.
 */
public final class Chromium implements AutoCloseable {

  private static final String VARIABLE = "CALLBOARD_TEST_CHROMIUM";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final double PATIENCE_MS = 20_000;

  private static Browser browser;

  private final BrowserContext context;
  private final Page page;
  private final List<String> console = new ArrayList<>();

  private Chromium(BrowserContext context) {
    this.context = context;
    context.setDefaultTimeout(PATIENCE_MS);
    context.onConsoleMessage(message -> heard(message.text()));
    context.onWebError(error -> console.add(error.error()));
    this.page = context.newPage();
  }

  /** A refusal is told, too, though the page says all of it. */
  private void heard(String message) {
    if (!message.startsWith("Failed to load resource: the server responded with a status of 4")) {
      console.add(message);
    }
  }

  /** A window of a browser that has never been here. */
  public static Chromium open() {
    return open(new Browser.NewContextOptions());
  }

  /** The same with options. */
  public static Chromium open(Browser.NewContextOptions options) {
    return new Chromium(
        browser().newContext(options.setBaseURL(TestRun.base() + "/").setLocale("en-GB")));
  }

  private static synchronized Browser browser() {
    if (browser == null) {
      Path program = program();
      browser =
          Playwright.create(
                  new Playwright.CreateOptions()
                      .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(program)
                      .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }
    return browser;
  }

  private static Path program() {
    Optional<String> told = Optional.ofNullable(System.getenv(VARIABLE));
    boolean required = told.equals(Optional.of("required"));
    Optional<Path> found =
        told.filter(text -> !required)
            .map(Path::of)
            .or(Chromium::onPath)
            .filter(Files::isExecutable);
    String how =
        "no Chromium here, so nothing was tried in a browser: install one (on Debian: apt-get"
            + " install chromium), or name its program in "
            + VARIABLE;
    if (required && found.isEmpty()) {
      throw new IllegalStateException(how);
    }
    Assumptions.assumeTrue(found.isPresent(), how);
    return found.get();
  }

  private static Optional<Path> onPath() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public Page page() {
    return page;
  }

  public BrowserContext context() {
    return context;
  }

  /** Signs in and waits for the first page. */
  public Page signIn(String username, String password) {
    page.navigate("console/");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(username);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
    page.locator("main button.main").click();
    page.waitForURL(url -> !url.contains("sign-in"));
    return page;
  }

  /** What the browser has complained of so far: what its policy stopped, and errors of scripts. */
  public Stream<String> complaints() {
    return console.stream();
  }

  @Override
  public void close() {
    context.close();
  }
}
