package org.callboard.organization;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Cloud ID in the place of one that cannot be read, so that administrators can name the
 * organization: they can read it, and edit or delete it. Phones know the other one.
 */
final class StandInCloudId {

  private static final Pattern FORM = Pattern.compile("UNREADABLE-([0-9]{1,18})");

  private StandInCloudId() {}

  static CloudId of(long id) {
    return new CloudId("UNREADABLE-" + id);
  }

  /** The row that it stands for; empty if it is a Cloud ID like others. */
  static Optional<Long> rowOf(CloudId cloudId) {
    Matcher matcher = FORM.matcher(cloudId.value());
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }
}
