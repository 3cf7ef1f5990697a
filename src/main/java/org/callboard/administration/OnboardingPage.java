package org.callboard.administration;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.callboard.organization.SheetLanguage;

/**
 * What somebody is handed who shall sign in, in words.
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
    String csc,
    SheetLanguage language) {

  /** No scripts, nothing from elsewhere, and no page of another site around it. */
  public static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

  /** What it is about, for the head of a letter. */
  String subject() {
    return texts().get("subject", organization);
  }

  /** A letter without pictures, to mail. */
  String letter(ZoneId zone) {
    SheetTexts texts = texts();
    StringBuilder letter = new StringBuilder();
    letter
        .append(texts.get("greeting", person))
        .append("\n\n")
        .append(texts.get("intro", organization))
        .append("\n\n")
        .append(csc)
        .append("\n\n")
        .append(texts.get("or"))
        .append("\n\n");
    line("cloudId", fullCode, letter);
    line("username", username, letter);
    code.ifPresent(text -> line("password", text, letter));
    return letter
        .append('\n')
        .append(sentence(zone))
        .append('\n')
        .append(texts.get("letter"))
        .append('\n')
        .toString();
  }

  private void line(String key, String value, StringBuilder letter) {
    letter.append(texts().get(key)).append(": ").append(value).append('\n');
  }

  /** How long the password works. */
  String sentence(ZoneId zone) {
    return expires
        .map(time -> texts().get("once", texts().time(time, zone)))
        .orElseGet(() -> texts().get("ask"));
  }

  SheetTexts texts() {
    return SheetTexts.in(language);
  }

  @Override
  public String toString() {
    return "OnboardingPage[" + fullCode + "]";
  }
}
