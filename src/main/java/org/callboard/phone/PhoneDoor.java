package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.callboard.platform.BusyException;
import org.callboard.platform.Roles;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.security.Caller;
import org.callboard.security.ClientAddresses;
import org.callboard.security.Door;
import org.callboard.security.ErrorAnswer;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;
import org.callboard.subscriber.SubscriberSnapshot;

/** The phones' door: all that is below {@code /provisioning}. */
@ApplicationScoped
class PhoneDoor implements Door {

  /** What is below the context root for phones. */
  private static final String ROOT = "/provisioning";

  private static final String GLOBAL = ROOT + "/global";
  private static final String ACCOUNT = ROOT + "/account";

  /** With an empty answer a phone keeps what it has. */
  private static final Caller UNVERIFIED =
      new Caller(new CallerPrincipal("unverified phone"), Set.of(Roles.UNVERIFIED_PHONE));

  private final PhoneRequestReader requests;
  private final PhoneAdmission admission;
  private final RefusalWords words;
  private final PhoneErrors errors;
  private final ClientAddresses addresses;
  private final Optional<String> alias;

  /** For the container's proxy only. */
  protected PhoneDoor() {
    this(null, null, null, null, null, null);
  }

  @Inject
  PhoneDoor(
      PhoneRequestReader requests,
      PhoneAdmission admission,
      RefusalWords words,
      PhoneErrors errors,
      ClientAddresses addresses,
      Settings settings) {
    this.requests = requests;
    this.admission = admission;
    this.words = words;
    this.errors = errors;
    this.addresses = addresses;
    this.alias =
        settings == null
            ? Optional.empty()
            : settings.get(Setting.ACCOUNT_ALIAS).map(name -> ROOT + "/" + name);
  }

  @Override
  public boolean isFor(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  /** The call of a recognized phone is put into the request. */
  @Override
  public Optional<Caller> authenticate(String path, HttpServletRequest servlet) {
    String endpoint = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    boolean isAccount = endpoint.equals(ACCOUNT) || alias.filter(endpoint::equals).isPresent();
    if (!isAccount && !endpoint.equals(GLOBAL)) {
      throw new RefusedException(PhoneRefusals.notFound());
    }
    PhoneRequest request = requests.read(servlet, addresses.of(servlet));
    try {
      Optional<PhoneCall> call =
          isAccount ? Optional.of(admission.toAccount(request)) : admission.toGlobal(request);
      call.ifPresent(admitted -> admitted.putInto(servlet));
      return Optional.of(call.map(PhoneDoor::phone).orElse(UNVERIFIED));
    } catch (RefusedException e) {
      throw inWords(e.refusal(), request, servlet);
    } catch (BusyException e) {
      throw inWords(Refusal.busy(e.retryAfter()), request, servlet);
    }
  }

  private static Caller phone(PhoneCall call) {
    SubscriberSnapshot subscriber = call.subscriber();
    return new Caller(
        new PhonePrincipal(subscriber.username(), subscriber.id()), Set.of(Roles.PHONE));
  }

  private RefusedException inWords(
      Refusal refusal, PhoneRequest request, HttpServletRequest servlet) {
    Optional<String> language = Optional.ofNullable(servlet.getHeader("Accept-Language"));
    return new RefusedException(words.of(refusal, request.credential().cloudId(), language));
  }

  /** Phones take no page for an answer, wherever they ask. */
  @Override
  public boolean answersForNobody() {
    return true;
  }

  @Override
  public ErrorAnswer answer(Refusal refusal, HttpServletRequest request) {
    return errors.of(refusal);
  }

  @Override
  public ErrorAnswer answer(int status, Optional<Throwable> cause, HttpServletRequest request) {
    return errors.of(
        status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
            ? Refusal.because("A request failed in the server", cause.orElse(null))
            : PhoneRefusals.ofStatus(status));
  }
}
