package org.callboard.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What people call a browser, of what it says of itself. */
final class BrowserName {

  /** What is said, and what it means; the first that is found counts, since most say several. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser", "Samsung Internet");
    BROWSERS.put("Firefox", "Firefox");
    BROWSERS.put("FxiOS", "Firefox");
    BROWSERS.put("CriOS", "Chrome");
    BROWSERS.put("Chrome", "Chrome");
    BROWSERS.put("Safari", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private static final int MAX = 60;

  private BrowserName() {}

  /** What the browser of a request says of itself; empty text if it says nothing. */
  static String told(HttpServletRequest request) {
    return Objects.toString(request.getHeader("User-Agent"), "");
  }

  /**
   * The name.
   *
   * @param agent the header {@code User-Agent}; it may be empty, or anything
   */
  static String of(String agent) {
    String browser = first(BROWSERS, agent);
    String system = first(SYSTEMS, agent);
    if (browser.isEmpty()) {
      return agent.isBlank() ? "?" : agent.substring(0, Math.min(MAX, agent.length()));
    }
    return system.isEmpty() ? browser : browser + ", " + system;
  }

  private static String first(Map<String, String> words, String agent) {
    return words.entrySet().stream()
        .filter(word -> agent.contains(word.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
