package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.Map;
import org.callboard.it.support.Chromium;

/**
 * Somebody who has keys and no pointer. Wherever the focus stops it must be on something, and be
 * seen there.
 */
final class Keyboard {

  /** More than any page of the tests has. */
  private static final int STOPS = 150;

  /** Once in a walk this is right: behind the end of a page there is the browser itself. */
  private static final String LOST = "the focus is lost";

  /**
   * What has the focus, as it is called, and what is wrong with that. The name begins with the
   * first letter or number: arrows and dots on buttons are for the eye.
   */
  private static final String FOCUS =
      """
      () => {
        const element = document.activeElement;
        if (!element || element === document.body) return { name: "", wrong: "%s" };
        const label = element.labels?.[0]?.cloneNode(true);
        label?.querySelectorAll(".help").forEach((help) => help.remove());
        const text = element.getAttribute("aria-label") ?? label?.textContent ?? element.textContent;
        const style = getComputedStyle(element);
        const parts = [...element.getClientRects()];
        const seen = parts.some((box) => {
          const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return hit && (element.contains(hit) || hit.contains(element));
        });
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3;
        return {
          name: text.replace(/\\s+/g, " ").trim().replace(/^[^\\p{L}\\p{N}]+/u, ""),
          wrong: !seen ? "it is out of sight or covered" : !outlined ? "it has no outline" : "",
        };
      }
      """
          .formatted(LOST);

  private final Page page;

  Keyboard(Chromium browser) {
    this.page = browser.page();
  }

  /**
   * What has the focus is called this, and is seen. While a part of the page is replaced nothing
   * has it for some milliseconds.
   */
  String focused() {
    try {
      page.waitForCondition(
          () -> !focus().get("wrong").equals(LOST),
          new Page.WaitForConditionOptions().setTimeout(2_000));
    } catch (TimeoutError e) {
      return seen(focus());
    }
    return seen(focus());
  }

  private Map<?, ?> focus() {
    return (Map<?, ?>) page.evaluate(FOCUS);
  }

  private String seen(Map<?, ?> focus) {
    assertThat(focus.get("wrong")).as(focus.get("name") + " on " + page.url()).isEqualTo("");
    return (String) focus.get("name");
  }

  Keyboard press(String key) {
    page.keyboard().press(key);
    return this;
  }

  Keyboard type(String text) {
    page.keyboard().type(text);
    return this;
  }

  /** Presses Tab until the focus is on what is called this. */
  Keyboard to(String name) {
    return walk("Tab", name);
  }

  /** The same the other way. */
  Keyboard back(String name) {
    return walk("Shift+Tab", name);
  }

  private Keyboard walk(String key, String name) {
    StringBuilder met = new StringBuilder();
    for (int stop = 0; stop < STOPS; stop++) {
      press(key);
      Map<?, ?> focus = focus();
      boolean left = focus.get("wrong").equals(LOST);
      if (left && met.indexOf(LOST) >= 0) {
        break;
      }
      String here = left ? LOST : seen(focus);
      if (here.equals(name)) {
        return this;
      }
      met.append(here).append(" | ");
    }
    throw new AssertionError("no " + name + " on " + page.url() + ": " + met);
  }

  /** Goes there and presses Enter. */
  Keyboard enter(String name) {
    return to(name).press("Enter");
  }

  /** Goes there and replaces what stands there. */
  Keyboard fill(String name, String text) {
    return to(name).press("Control+A").type(text);
  }

  /** Goes behind the menu, by the first link of each page. */
  Keyboard content() {
    press("Tab");
    assertThat(focused()).isEqualTo("Skip to content");
    return press("Enter");
  }

  /** Waits for a page by the end of its address. */
  Keyboard lands(String end) {
    page.waitForURL(url -> url.endsWith(end));
    return this;
  }

  /** Waits for what the page then says. */
  Keyboard reads(String text) {
    Locator found = page.getByText(text).first();
    try {
      found.waitFor();
    } catch (TimeoutError e) {
      throw new AssertionError("no " + text + ": " + page.locator("body").innerText(), e);
    }
    return this;
  }

  /** Signs in. */
  Keyboard signIn(String username) {
    page.navigate("console/");
    assertThat(focused()).isEqualTo("Name");
    type(username).fill("Password", TestAdministrators.PASSWORD).press("Enter");
    page.waitForURL(url -> url.endsWith("/people"));
    return this;
  }
}
