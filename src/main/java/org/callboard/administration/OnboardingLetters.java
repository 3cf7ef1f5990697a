package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.callboard.mail.Letter;
import org.callboard.mail.LetterWanted;

/** Letters in the words of the sheets. */
@ApplicationScoped
public class OnboardingLetters {

  void write(@Observes LetterWanted wanted) {
    LanguageWish wish = new LanguageWish(Optional.of(wanted.language().tag()), Optional.empty());
    OnboardingPage page =
        new Onboarding(
                wanted.organization(),
                wanted.subscriber(),
                Optional.of(wanted.code()),
                wanted.isEditable())
            .page(wish);
    wanted.write(
        new Letter(
            page.subject(), page.letter(wanted.organization().settings().appearance().timeZone())));
  }
}
