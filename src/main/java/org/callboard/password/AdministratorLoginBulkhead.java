package org.callboard.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.callboard.platform.FairBulkhead;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * The same for administrators, one at a time, apart from the phones: a storm at one door does not
 * close the other.
 */
@ApplicationScoped
public class AdministratorLoginBulkhead extends FairBulkhead {

  /** For the container's proxy only. */
  protected AdministratorLoginBulkhead() {}

  @Inject
  public AdministratorLoginBulkhead(Settings settings) {
    super(
        1,
        settings.get(Setting.LOGIN_QUEUE),
        settings.get(Setting.LOGIN_WAIT),
        settings.get(Setting.LOGIN_PLACES_OF_SOURCE));
  }
}
