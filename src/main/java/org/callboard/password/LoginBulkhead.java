package org.callboard.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.callboard.platform.FairBulkhead;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Keeps a storm of phones' logins, each of which is hashed slowly, from starving the refreshes. */
@ApplicationScoped
public class LoginBulkhead extends FairBulkhead {

  /** For the container's proxy only. */
  protected LoginBulkhead() {}

  @Inject
  public LoginBulkhead(Settings settings) {
    super(
        settings.get(Setting.LOGIN_CONCURRENCY),
        settings.get(Setting.LOGIN_QUEUE),
        settings.get(Setting.LOGIN_WAIT),
        settings.get(Setting.LOGIN_PLACES_OF_SOURCE));
  }
}
