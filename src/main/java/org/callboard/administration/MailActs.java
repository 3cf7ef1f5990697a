package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.device.CodeOwner;
import org.callboard.device.SignInCodes;
import org.callboard.mail.MailAddress;
import org.callboard.mail.MailQueue;
import org.callboard.mail.MailView;
import org.callboard.mail.NewMail;
import org.callboard.mail.Postman;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.Violations;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberView;

/** Letters with sign-in codes, and what became of them. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailActs {

  /** The attribute that has a subscriber's address if nobody says otherwise. */
  public static final String ATTRIBUTE = "email";

  private final Caller caller;
  private final OnboardingSelection selection;
  private final MailQueue queue;
  private final Postman postman;
  private final SubscriberDirectory subscribers;

  /** For the container's proxy only. */
  public MailActs() {
    this(null, null, null, null, null);
  }

  @Inject
  MailActs(
      Caller caller,
      OnboardingSelection selection,
      MailQueue queue,
      Postman postman,
      SubscriberDirectory subscribers) {
    this.caller = caller;
    this.selection = selection;
    this.queue = queue;
    this.postman = postman;
    this.subscribers = subscribers;
  }

  /**
   * Where letters go.
   *
   * @param attribute of a subscriber, with the address
   * @param addresses by username; they come before the attribute
   */
  public record Addresses(String attribute, Map<String, String> addresses) {}

  /** A letter, and whom it is for. */
  public record Mail(SubscriberView subscriber, MailView mail) {}

  /**
   * Queues a letter with a new code for each.
   *
   * @throws InvalidValueException naming those whose address is missing or is none
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public List<Mail> send(
      String cloudId,
      Selection whom,
      Addresses addresses,
      Optional<Duration> life,
      LanguageWish language,
      boolean editable) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    if (postman.session().isEmpty()) {
      throw EditRefusedException.conflict(
          "This server has no mail session, so nothing can be mailed. Its owner names one in"
              + " callboard.mail.session.");
    }
    List<SubscriberView> people = selection.of(organization, whom);
    List<NewMail> mails = mails(organization, people, addresses, language);
    List<MailView> added =
        queue.add(organization, mails, life.orElse(SignInCodes.DEFAULT_LIFE), editable);
    return IntStream.range(0, added.size())
        .mapToObj(i -> new Mail(people.get(i), added.get(i)))
        .toList();
  }

  private static List<NewMail> mails(
      OrganizationSnapshot organization,
      List<SubscriberView> people,
      Addresses addresses,
      LanguageWish language) {
    Violations violations = new Violations();
    Map<String, String> told = new HashMap<>(addresses.addresses());
    List<NewMail> mails = new ArrayList<>();
    for (SubscriberView person : people) {
      String field = "addresses." + person.username();
      Optional<String> text =
          Optional.ofNullable(told.remove(person.username()))
              .or(() -> Optional.ofNullable(attribute(person, addresses)));
      if (text.isEmpty()) {
        violations.add(
            field, "is required: the subscriber has no attribute " + addresses.attribute() + ".");
        continue;
      }
      MailAddress address = address(field, text.get(), violations);
      mails.add(
          new NewMail(
              new CodeOwner(person.id(), person.username()),
              address,
              language.language(person.attributes(), organization.settings().appearance())));
    }
    told.keySet()
        .forEach(
            name ->
                violations.add("addresses." + name, "is not one of the people who get a letter."));
    violations.throwIfAny();
    return mails;
  }

  private static String attribute(SubscriberView person, Addresses addresses) {
    return person.attributes().values().get(addresses.attribute());
  }

  private static MailAddress address(String field, String text, Violations violations) {
    try {
      return new MailAddress(text);
    } catch (InvalidValueException e) {
      violations.add(field, e.violations().get(0).sentence());
      return null;
    }
  }

  /** A part of the organization's letters of the last 30 days, the newest first. */
  public Page<Mail> page(String cloudId, int offset, int limit) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    Page<MailView> page = queue.page(organization.id(), offset, limit);
    Map<Long, SubscriberView> owners =
        subscribers.viewsOf(
            organization.id(),
            page.items().stream().map(MailView::subscriberId).distinct().toList());
    return new Page<>(
        page.items().stream()
            .filter(mail -> owners.containsKey(mail.subscriberId())) // deleted at this moment
            .map(mail -> new Mail(owners.get(mail.subscriberId()), mail))
            .toList(),
        page.total());
  }
}
