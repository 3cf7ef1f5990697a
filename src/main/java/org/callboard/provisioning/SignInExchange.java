package org.callboard.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.device.CodeUsedException;
import org.callboard.device.DeviceEditor;
import org.callboard.device.SignIn;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SubscriberSnapshot;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Text;
import org.callboard.security.PhoneCall;
import org.callboard.security.Refusal;

/** Exchanges what a phone came with for what it is to send from now on. */
@ApplicationScoped
class SignInExchange {

  private static final Logger LOG = Logger.getLogger(SignInExchange.class.getName());
  private static final int FORBIDDEN = 403;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  @Inject private DeviceEditor devices;
  @Inject private DatabaseContact database;

  /**
   * What goes into {@code cloud_password}: a new token for a phone that signs in, otherwise what
   * was presented.
   *
   * @param method of the request
   * @throws RefusedAccountException if there is nothing to give
   */
  String exchange(
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber,
      PhoneCall call,
      String method) {
    if (call.kind() == PhoneCall.Kind.CODE) {
      return newToken(
          organization, subscriber, call); // the door has seen to it that it is an app's
    }
    boolean signsIn =
        call.kind() == PhoneCall.Kind.PASSWORD
            && organization.signIn().deviceTokens()
            && !call.byServer()
            && !method.equals("HEAD"); // whoever does not read the answer would not keep the token
    return signsIn ? newToken(organization, subscriber, call) : presented(call);
  }

  private String newToken(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber, PhoneCall call) {
    if (database.isLost()) {
      return withoutDevice(call);
    }
    try {
      return devices.signIn(signIn(organization, subscriber, call)).text();
    } catch (CodeUsedException e) {
      // A password's hash changes when another phone signs in by it for the first time, too.
      throw new RefusedAccountException(
          call.kind() == PhoneCall.Kind.CODE
              ? Refusal.wrongCredentials()
              : Refusal.busy(RETRY_AFTER));
    } catch (EditRefusedException e) {
      throw switch (e.reason()) {
        case NOT_FOUND -> new RefusedAccountException(Refusal.wrongCredentials());
        case CHANGED_MEANWHILE, CONFLICT -> refused(e.getMessage());
      };
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e).isEmpty()) {
        throw e;
      }
      LOG.log(
          Level.WARNING,
          "A device of subscriber {0} cannot be stored: {1}",
          new Object[] {subscriber.id(), DatabaseTrouble.of(e).get()});
      return withoutDevice(call);
    }
  }

  /** Stale beats failing: a phone that keeps its password signs in again with its next refresh. */
  private static String withoutDevice(PhoneCall call) {
    if (call.kind() == PhoneCall.Kind.CODE) {
      throw new RefusedAccountException(Refusal.cannotCheck());
    }
    return presented(call);
  }

  static String presented(PhoneCall call) {
    if (!Text.isLegalXml(call.password())) {
      throw refused("This password has a character that an app cannot be given.");
    }
    return call.password();
  }

  private static SignIn signIn(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber, PhoneCall call) {
    return new SignIn(
            organization.id(),
            organization.cloudId().value(),
            subscriber.id(),
            subscriber.username(),
            call.codeId(),
            call.installation(),
            call.agent())
        .checkedAgainst(call.passwordHash());
  }

  private static RefusedAccountException refused(String sentence) {
    return new RefusedAccountException(new Refusal(FORBIDDEN, sentence, Map.of()));
  }
}
