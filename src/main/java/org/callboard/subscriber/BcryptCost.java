package org.callboard.subscriber;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How slow bcrypt hashes are, which imports bring: each step of the cost doubles the time. */
final class BcryptCost {

  private static final Pattern COST = Pattern.compile("bcrypt:\\$2[aby]\\$([0-9]{2})\\$.*");

  private BcryptCost() {}

  /** Null if it is no bcrypt hash. */
  static Integer of(String hash) {
    Matcher matcher = COST.matcher(hash);
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
  }
}
