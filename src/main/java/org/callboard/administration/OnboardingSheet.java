package org.callboard.administration;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.callboard.organization.AccentColour;
import org.callboard.organization.Appearance;
import org.callboard.platform.Sha256;

/**
 * What many people are handed who shall sign in: pages of HTML to look at and to print, without
 * scripts and without anything from elsewhere. On paper a page has a fixed number of people, and
 * nobody stands on two pages. The person's name stands outside the line to cut along.
 *
 * @param people in the order in which they are printed, each in their own language
 * @param appearance the organization's colour, time zone and language
 */
public record OnboardingSheet(List<OnboardingPage> people, Appearance appearance, SheetForm form) {

  private static final String BLACK = "#000000";

  /** Beyond that many characters the smallest print has no room for names in the usual size. */
  private static final int LONG = 40;

  /** For each layout: the side of the picture in millimetres, and the print in points. */
  private static final String SIZES =
      """
      .p1 svg { width: 80mm; height: 80mm }
      .p1 article { font-size: 12pt }
      .p6 svg { width: 38mm; height: 38mm }
      .p6 article { font-size: 8.5pt }
      .p12 svg { width: 28mm; height: 28mm }
      .p12 article { font-size: 6.5pt }
      """;

  private static final String STYLE =
      """
      :root { --accent: %1$s }
      * { box-sizing: border-box }
      body { font-family: sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; \
      color: #000; background: #fff }
      h1, .organization, a { color: var(--accent) }
      h2, p, dl { margin: 0 0 .5em }
      h2 { font-size: 1.3em }
      article { margin: 0 0 2em }
      .slip { border-top: 3px solid var(--accent); padding: .5em }
      .cut .slip { border: 1px dashed #000 }
      .organization { font-size: 1.2em; font-weight: bold }
      svg { width: 16em; height: 16em; display: block }
      dt { color: #555 }
      dd { margin: 0 0 .2em; font-size: 1.2em }
      dd, code { font-family: monospace; overflow-wrap: anywhere }
      h2, .organization { overflow-wrap: anywhere }
      @page { size: %2$s portrait; margin: 10mm }
      @media print {
      body { max-width: none; margin: 0; padding: 0 }
      h1, .tap { display: none }
      .page { display: grid; height: %3$dmm; break-after: page; overflow: hidden; \
      grid-template-columns: repeat(%4$d, minmax(0, 1fr)); \
      grid-template-rows: repeat(%5$d, minmax(0, 1fr)) }
      .page:last-child { break-after: auto }
      article { margin: 0; padding: 1.5mm; break-inside: avoid; overflow: hidden }
      .slip { padding: 1.5mm }
      %6$s.p6 code, .p12 code { display: none }
      .p12 dt, .p12 dd, .p6 dt, .p6 dd { display: inline; margin: 0 }
      .p12 dl div, .p6 dl div { margin: 0 0 .2em }
      .p12 .long h2, .p12 .long .organization, .p12 .long dd { font-size: 5pt }
      }
      """;

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%1$s">
      <head>
      <meta charset="UTF-8">
      <meta name="viewport" content="width=device-width">
      <title>%2$s</title>
      <style>%3$s</style>
      </head>
      <body class="p%4$d%5$s">
      <h1 dir="auto">%2$s</h1>
      %6$s</body>
      </html>
      """;

  private static final String PERSON =
      """
      <article lang="%1$s"%2$s>
      <h2 dir="auto">%3$s</h2>
      <div class="slip">
      <p class="organization" dir="auto">%4$s</p>
      <p>%5$s</p>
      %6$s
      <dl>
      %7$s</dl>
      <p class="tap"><a href="%8$s">%9$s</a></p>
      <p><code>%8$s</code></p>
      </div>
      </article>
      """;

  /** Between letters: no line of a letter is like it. */
  private static final String BETWEEN = "-".repeat(72);

  public OnboardingSheet {
    people = List.copyOf(people);
  }

  /**
   * Of people of one organization.
   *
   * @param people at least one
   */
  public static OnboardingSheet of(List<Onboarding> people, LanguageWish wish, SheetForm form) {
    return new OnboardingSheet(
        people.stream().map(person -> person.page(wish)).toList(),
        people.get(0).organization().settings().appearance(),
        form);
  }

  /** Letters without pictures, to mail. */
  public String letters() {
    return people.stream()
        .map(person -> person.letter(appearance.timeZone()))
        .collect(Collectors.joining("\n" + BETWEEN + "\n\n"));
  }

  /**
   * What the page may do in a browser: no scripts, nothing from elsewhere, its own style by its
   * hash, and no page of another site around it.
   */
  public String policy() {
    byte[] hash = Sha256.of((style()).getBytes(StandardCharsets.UTF_8));
    return "default-src 'none'; style-src 'sha256-"
        + Base64.getEncoder().encodeToString(hash)
        + "'; frame-ancestors 'none'";
  }

  public String html() {
    String organization = people.get(0).organization();
    return PAGE.formatted(
        appearance.language().orElse(people.get(0).language()).tag(),
        escaped(organization),
        style(),
        form.perPage(),
        form.cutMarks() ? " cut" : "",
        pages());
  }

  private String style() {
    return STYLE.formatted(
        appearance.accentColour().map(AccentColour::text).orElse(BLACK),
        form.paper().label(),
        form.paper().height() - 1, // a rounding error would make an empty page
        form.columns(),
        form.rows(),
        SIZES);
  }

  private String pages() {
    StringBuilder pages = new StringBuilder();
    for (int from = 0; from < people.size(); from += form.perPage()) {
      List<OnboardingPage> some =
          people.subList(from, Math.min(from + form.perPage(), people.size()));
      pages
          .append("<section class=\"page\">\n")
          .append(some.stream().map(this::article).collect(Collectors.joining()))
          .append("</section>\n");
    }
    return pages.toString();
  }

  private String article(OnboardingPage person) {
    SheetTexts texts = person.texts();
    ZoneId zone = appearance.timeZone();
    StringBuilder values = new StringBuilder();
    value("cloudId", person.fullCode(), texts, values);
    value("username", person.username(), texts, values);
    person.code().ifPresent(code -> value("password", code, texts, values));
    return PERSON.formatted(
        person.language().tag(),
        isLong(person) ? " class=\"long\"" : "",
        escaped(person.person()),
        escaped(person.organization()),
        texts.get("scan") + " " + person.sentence(zone) + " " + texts.get("alone"),
        QrPicture.of(person.csc()).svg(texts.get("picture")),
        values,
        escaped(person.csc()),
        texts.get("tap"));
  }

  private static boolean isLong(OnboardingPage person) {
    return person.username().length() > LONG
        || person.person().length() > LONG
        || person.organization().length() > LONG;
  }

  private static void value(String key, String value, SheetTexts texts, StringBuilder html) {
    html.append("<div><dt>")
        .append(texts.get(key))
        .append("</dt> <dd>")
        .append(escaped(value))
        .append("</dd></div>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return "OnboardingSheet[" + people.size() + "]";
  }
}
