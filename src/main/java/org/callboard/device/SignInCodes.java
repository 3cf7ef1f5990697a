package org.callboard.device;

import jakarta.ejb.Stateless;
import java.time.Duration;
import java.util.List;
import org.callboard.organization.OrganizationSnapshot;

/** Makes, finds and ends one-time codes. */
@Stateless
public class SignInCodes {

  /** How long a code lives if nobody says. */
  public static final Duration DEFAULT_LIFE = Duration.ofDays(1);

  /** Makes a code for a subscriber. It is known only now. */
  public NewCode create(
      OrganizationSnapshot organization, long subscriberId, String username, Duration life) {
    throw new UnsupportedOperationException("HELPER-B");
  }

  /** The codes that can still be used, the newest first. */
  public List<CodeView> of(long subscriberId) {
    throw new UnsupportedOperationException("HELPER-B");
  }

  /** Ends a code before its time. */
  public void delete(
      OrganizationSnapshot organization, long subscriberId, String username, String codeId) {
    throw new UnsupportedOperationException("HELPER-B");
  }
}
