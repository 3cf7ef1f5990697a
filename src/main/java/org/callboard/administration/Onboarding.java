package org.callboard.administration;

import java.util.Optional;
import org.callboard.device.NewCode;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberView;

/**
 * What somebody is handed who shall sign in: a text, a QR code, a page to print.
 *
 * @param code a secret; empty if the app shall ask for the password
 * @param editable whether it is for the editable version of the app
 */
public record Onboarding(
    OrganizationSnapshot organization,
    SubscriberView subscriber,
    Optional<NewCode> code,
    boolean editable) {

  /** The text that the app reads, as everybody has it and for the editable version. */
  public CscText text() {
    return new CscText(organization.cloudId(), subscriber.username(), code.map(NewCode::code));
  }

  /** The text in the QR code. */
  public String csc() {
    return editable ? text().editable() : text().published();
  }

  /** The QR code. */
  public QrPicture picture() {
    return QrPicture.of(csc());
  }

  /**
   * What stands on a page.
   *
   * @param wanted the language that was asked for, if any; else the person's own or the
   *     organization's counts
   */
  public OnboardingPage page(LanguageWish wanted) {
    CloudId cloudId = organization.cloudId();
    return new OnboardingPage(
        organization.settings().name(),
        subscriber.displayName().orElse(subscriber.username()),
        editable ? cloudId + CloudId.EDITABLE : cloudId.value(),
        subscriber.username(),
        code.map(NewCode::code),
        code.map(c -> c.view().expires()),
        csc(),
        wanted.language(subscriber.attributes(), organization.settings().appearance()));
  }

  @Override
  public String toString() {
    return "Onboarding[" + text() + "]";
  }
}
