package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.callboard.device.NewCode;
import org.callboard.mail.Letter;
import org.callboard.mail.Letters;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SheetLanguage;
import org.callboard.subscriber.SubscriberView;

/** Letters in the words of the sheets. */
@ApplicationScoped
public class OnboardingLetters implements Letters {

  @Override
  public Letter write(
      OrganizationSnapshot organization,
      SubscriberView subscriber,
      NewCode code,
      boolean editable,
      SheetLanguage language) {
    LanguageWish wish = new LanguageWish(Optional.of(language.tag()), Optional.empty());
    OnboardingPage page =
        new Onboarding(organization, subscriber, Optional.of(code), editable).page(wish);
    return new Letter(
        page.subject(), page.letter(organization.settings().appearance().timeZone()));
  }
}
