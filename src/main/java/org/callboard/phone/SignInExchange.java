package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.device.CodeUsedException;
import org.callboard.device.DeviceCache;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceToken;
import org.callboard.device.SignIn;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Text;
import org.callboard.security.Refusal;
import org.callboard.subscriber.SubscriberSnapshot;

/** Exchanges what a phone came with for what it is to send from now on. */
@ApplicationScoped
class SignInExchange {

  private static final Logger LOG = Logger.getLogger(SignInExchange.class.getName());
  private static final int FORBIDDEN = 403;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Of sign-ins that wait for the database: an import may lock whom they are of. */
  private static final int PLACES = 6;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Inject private DeviceEditor devices;
  @Inject private DeviceCache cache;
  @Inject private DatabaseContact database;

  private final Semaphore places = new Semaphore(PLACES);

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
      DeviceToken token = inTurn(signIn(organization, subscriber, call));
      warm(token);
      return token.text();
    } catch (CodeUsedException e) {
      if (call.kind() == PhoneCall.Kind.CODE) {
        throw new RefusedAccountException(Refusal.wrongCredentials());
      }
      // A password's hash changes when another phone signs in by it for the first time, too. If
      // the password itself was changed, the next refresh is refused.
      return presented(call);
    } catch (EditRefusedException e) {
      throw switch (e.reason()) {
        case NOT_FOUND -> new RefusedAccountException(Refusal.wrongCredentials());
        case FORBIDDEN, CHANGED_MEANWHILE, CONFLICT -> refused(e.getMessage());
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

  private DeviceToken inTurn(SignIn signIn) {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RefusedAccountException(Refusal.busy(RETRY_AFTER));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedAccountException(Refusal.busy(RETRY_AFTER));
    }
    try {
      return devices.signIn(signIn);
    } finally {
      places.release();
    }
  }

  /** So that the phone is known if the database is lost before it comes again. */
  private void warm(DeviceToken token) {
    try {
      cache.find(token);
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "A new token is not in memory", e);
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
