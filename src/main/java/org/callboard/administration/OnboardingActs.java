package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.device.CodeOwner;
import org.callboard.device.CodeView;
import org.callboard.device.NewCode;
import org.callboard.device.SignInCodes;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberView;

/** How administrators let subscribers sign in: sign-in codes, and what people are handed. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OnboardingActs {

  private final Caller caller;
  private final SignInCodes codes;
  private final OnboardingSelection selection;

  /** For the container's proxy only. */
  public OnboardingActs() {
    this(null, null, null);
  }

  @Inject
  OnboardingActs(Caller caller, SignInCodes codes, OnboardingSelection selection) {
    this.caller = caller;
    this.codes = codes;
    this.selection = selection;
  }

  /**
   * What a subscriber is handed without a code: the app asks for the password.
   *
   * @param editable whether it is for the editable version of the app
   */
  public Onboarding get(String cloudId, String username, boolean editable) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    return new Onboarding(
        organization, caller.subscriber(organization, username), Optional.empty(), editable);
  }

  /**
   * What a subscriber is handed with a new code, which is shown only now.
   *
   * @param life empty for the default
   * @param editable whether it is for the editable version of the app
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Onboarding create(
      String cloudId, String username, Optional<Duration> life, boolean editable) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    SubscriberView subscriber = caller.subscriber(organization, username);
    NewCode code =
        codes.create(
            organization,
            subscriber.id(),
            subscriber.username(),
            life.orElse(SignInCodes.DEFAULT_LIFE));
    return new Onboarding(organization, subscriber, Optional.of(code), editable);
  }

  /**
   * What many subscribers are handed, each with a new code, which is shown only now. Either all get
   * one or nobody.
   *
   * @param whom at most 500
   * @param life empty for the default
   * @param editable whether it is for the editable version of the app
   * @throws InvalidValueException naming those who cannot get one
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public List<Onboarding> createMany(
      String cloudId, Selection whom, Optional<Duration> life, boolean editable) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    List<SubscriberView> people = selection.of(organization, whom);
    List<CodeOwner> owners =
        people.stream().map(person -> new CodeOwner(person.id(), person.username())).toList();
    List<NewCode> made =
        OnceMore.onConflict(
            () -> codes.createAll(organization, owners, life.orElse(SignInCodes.DEFAULT_LIFE)));
    return IntStream.range(0, made.size())
        .mapToObj(
            i -> new Onboarding(organization, people.get(i), Optional.of(made.get(i)), editable))
        .toList();
  }

  /** The subscriber's codes that can still be used, the newest first. */
  public List<CodeView> codes(String cloudId, String username) {
    return codes.of(caller.subscriber(caller.organization(cloudId), username).id());
  }

  /**
   * Makes a code, which is shown only now.
   *
   * @param life empty for the default
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public NewCode createCode(String cloudId, String username, Optional<Duration> life) {
    return create(cloudId, username, life, false).code().orElseThrow();
  }

  /** Ends a code before its time. */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public void deleteCode(String cloudId, String username, String codeId) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    SubscriberView subscriber = caller.subscriber(organization, username);
    codes.delete(organization, subscriber.id(), subscriber.username(), codeId);
  }
}
