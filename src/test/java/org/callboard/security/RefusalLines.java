package org.callboard.security;

import java.util.List;
import org.callboard.platform.LogLines;

/** What the log has about sign-ins that were refused, since the test began. */
final class RefusalLines extends LogLines {

  RefusalLines() {
    super(SignInRefusals.class);
  }

  /** The lines with this reason. */
  List<String> because(String reason) {
    return all().stream().filter(line -> line.endsWith(": " + reason)).toList();
  }
}
