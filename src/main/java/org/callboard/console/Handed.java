package org.callboard.console;

import java.time.ZoneId;
import org.callboard.administration.LanguageWish;
import org.callboard.administration.Onboarding;
import org.callboard.administration.OnboardingPage;

/**
 * What somebody is handed to sign in with, shown once.
 *
 * @param name of the person
 * @param code as it is typed, in groups of four
 * @param until when the code ends
 * @param csc the address that the app opens
 * @param picture the QR code, an element of SVG
 */
public record Handed(
    String name,
    String username,
    String cloudId,
    String code,
    String until,
    String csc,
    String picture) {

  static Handed of(Onboarding onboarding, Texts texts) {
    OnboardingPage page = onboarding.page(LanguageWish.NONE);
    ZoneId zone = onboarding.organization().settings().appearance().timeZone();
    return new Handed(
        page.person(),
        page.username(),
        page.fullCode(),
        page.code().orElseThrow(),
        page.expires().map(time -> texts.time(time, zone)).orElseThrow(),
        page.csc(),
        onboarding.picture().svg());
  }

  @Override
  public String toString() {
    return "Handed[" + username + "]";
  }
}
