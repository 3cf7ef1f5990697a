package org.callboard.phone;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.device.CodeUsedException;
import org.callboard.device.DeviceCache;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceToken;
import org.callboard.device.SignIn;
import org.callboard.platform.Bounds;
import org.callboard.platform.Bulkhead;
import org.callboard.platform.BusyException;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Log;
import org.callboard.platform.Settings;
import org.callboard.platform.Text;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;

/** Exchanges what a phone came with for what it is to send from now on. */
@ApplicationScoped
class SignInExchange {

  private static final Logger LOG = Log.of(SignInExchange.class);
  private static final int FORBIDDEN = 403;

  /** Of sign-ins that wait for the database: an import may lock whom they are of. */
  private static final int PLACES = 6;

  /** Each of them holds a thread of the server; the rest keeps the password for now. */
  private static final int QUEUE = 32;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DeviceEditor devices;
  private final DeviceCache cache;
  private final DatabaseContact database;

  private final Bulkhead bulkhead;
  private final SignInRate rate;

  /** For the container's proxy only. */
  protected SignInExchange() {
    this(null, null, null, null, null);
  }

  @Inject
  SignInExchange(
      DeviceEditor devices, DeviceCache cache, DatabaseContact database, Settings settings) {
    this(
        devices,
        cache,
        database,
        new Bulkhead(PLACES, QUEUE, PATIENCE),
        new SignInRate(settings.get(Bounds.SIGN_INS), Ticker.systemTicker()));
  }

  SignInExchange(
      DeviceEditor devices,
      DeviceCache cache,
      DatabaseContact database,
      Bulkhead bulkhead,
      SignInRate rate) {
    this.bulkhead = bulkhead;
    this.rate = rate;
    this.devices = devices;
    this.cache = cache;
    this.database = database;
  }

  /**
   * What goes into {@code cloud_password}: a new token for a phone that signs in, otherwise what
   * was presented.
   *
   * @throws RefusedException if there is nothing to give
   */
  String exchange(PhoneCall call) {
    if (call.isByCode()) {
      return newToken(call); // the door has seen to it that it is an app's
    }
    boolean signsIn =
        call.isByPassword()
            && call.organization().signIn().deviceTokens()
            && !call.request().byServer()
            // Whoever does not read the answer would not keep the token.
            && !call.request().method().equals("HEAD");
    return signsIn && rate.take(call.subscriber().id()) ? newToken(call) : presented(call);
  }

  private String newToken(PhoneCall call) {
    if (database.isLost()) {
      return withoutDevice(call);
    }
    try {
      DeviceToken token = bulkhead.run(() -> devices.signIn(signIn(call)));
      warm(token);
      return token.text();
    } catch (CodeUsedException e) {
      if (call.isByCode()) {
        throw new RefusedException(PhoneRefusals.wrongCredentials());
      }
      // A password's hash changes when another phone signs in by it for the first time, too. If
      // the password itself was changed, the next refresh is refused.
      return presented(call);
    } catch (BusyException e) { // as in an outage: others keep the database busy
      return withoutDevice(call);
    } catch (EditRefusedException e) {
      throw switch (e.reason()) {
        case NOT_FOUND -> new RefusedException(PhoneRefusals.wrongCredentials());
        case FORBIDDEN, CHANGED_MEANWHILE, CONFLICT, GONE -> refused(e.getMessage());
      };
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e).isEmpty()) {
        throw e;
      }
      LOG.log(
          Level.WARNING,
          "A device of subscriber {0} cannot be stored: {1}",
          new Object[] {call.subscriber().id(), DatabaseTrouble.of(e).get()});
      return withoutDevice(call);
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
    if (call.isByCode()) {
      throw new RefusedException(Refusal.cannotCheck());
    }
    return presented(call);
  }

  static String presented(PhoneCall call) {
    if (!Text.isLegalXml(call.presented())) {
      throw refused("This password has a character that cannot be sent to an app.");
    }
    return call.presented();
  }

  private static SignIn signIn(PhoneCall call) {
    return new SignIn(
        call.organization().id(),
        call.organization().cloudId().value(),
        call.subscriber().id(),
        call.subscriber().username(),
        call.request().address(),
        call.by() instanceof RecognizedBy.Code code ? Optional.of(code.id()) : Optional.empty(),
        call.request().installation(),
        call.request().agent(),
        call.by() instanceof RecognizedBy.Password password
            ? Optional.of(password.hash())
            : Optional.empty());
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(new Refusal(FORBIDDEN, sentence, Map.of()));
  }
}
