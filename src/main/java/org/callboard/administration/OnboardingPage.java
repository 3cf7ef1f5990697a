package org.callboard.administration;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A page to print for somebody who shall sign in.
 *
 * @param person the name of the subscriber, for people
 * @param fullCode the Cloud ID, with its star if it is that of the editable version
 * @param expires when the code ends, if there is one
 */
public record OnboardingPage(
    String organization,
    String person,
    String fullCode,
    String username,
    Optional<String> code,
    Optional<Instant> expires,
    String csc) {

  /** No scripts, nothing from elsewhere, and no page of another site around it. */
  public static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="UTF-8">
      <meta name="viewport" content="width=device-width">
      <title>%1$s</title>
      <style>
      body { font-family: sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em }
      svg { width: 16em; height: 16em }
      dt { color: #555 }
      dd { font-size: 1.2em; margin: 0 0 .5em }
      dd, code { font-family: monospace; overflow-wrap: anywhere }
      </style>
      </head>
      <body>
      <h1 dir="auto">%1$s</h1>
      <h2 dir="auto">%2$s</h2>
      <p>Scan the picture in the app, or type in what stands below it. %3$s \
      This page is for you alone.</p>
      %4$s
      <dl>
      <dt>Cloud ID</dt><dd>%5$s</dd>
      <dt>Username</dt><dd>%6$s</dd>
      %7$s</dl>
      <p><code>%8$s</code></p>
      </body>
      </html>
      """;

  public String html() {
    String sentence =
        expires
            .map(time -> "The password works once, until " + TIME.format(time) + ".")
            .orElse("The app asks you for your password.");
    return PAGE.formatted(
        escaped(organization),
        escaped(person),
        sentence,
        QrPicture.of(csc).svg(),
        escaped(fullCode),
        escaped(username),
        code.map(text -> "<dt>Password</dt><dd>" + escaped(text) + "</dd>\n").orElse(""),
        escaped(csc));
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
    return "OnboardingPage[" + fullCode + "]";
  }
}
