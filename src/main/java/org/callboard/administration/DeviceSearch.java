package org.callboard.administration;

import java.time.Instant;
import java.util.Optional;
import org.callboard.platform.InvalidValueException;

/**
 * Which devices of an organization an administrator looks for: those of which all that is given is
 * true.
 *
 * @param contactBefore when they were heard of last, at the latest
 * @param contactAfter the same, at the earliest
 * @param silentDays for how many days they have been silent
 * @param agent what the app's name for itself contains, case aside: its version, for example
 * @param username whose they are
 * @param group the name of a group whose members they are of
 * @param heardBefore they have not heard of what was changed at this moment
 * @param upToDate whether they were told all that is new for them
 * @param revoked whether they are signed out; those that are not, unless it is said
 */
public record DeviceSearch(
    Optional<Instant> contactBefore,
    Optional<Instant> contactAfter,
    Optional<Integer> silentDays,
    Optional<String> agent,
    Optional<String> username,
    Optional<String> group,
    Optional<Instant> heardBefore,
    Optional<Boolean> upToDate,
    Optional<Boolean> revoked) {

  public DeviceSearch {
    SubscriberSearch.checkDays(silentDays);
    if (silentDays.isPresent() && contactBefore.isPresent()) {
      throw new InvalidValueException("silentDays", "says the same as contactBefore. Give one.");
    }
  }

  /** Whether nothing is given that makes them fewer. */
  boolean isOfAll() {
    return contactBefore.isEmpty()
        && contactAfter.isEmpty()
        && silentDays.isEmpty()
        && agent.isEmpty()
        && username.isEmpty()
        && group.isEmpty()
        && heardBefore.isEmpty()
        && upToDate.isEmpty();
  }
}
