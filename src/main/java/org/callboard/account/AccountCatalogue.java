package org.callboard.account;

import java.util.List;
import java.util.Optional;

/** The settings that the app is known to have (docs/protocol.md). */
public final class AccountCatalogue {

  private AccountCatalogue() {}

  /** All of them, by group, in the order in which accounts are written. */
  public static List<KnownSetting> all() {
    throw new UnsupportedOperationException("HELPER-A");
  }

  public static Optional<KnownSetting> find(String name) {
    throw new UnsupportedOperationException("HELPER-A");
  }
}
