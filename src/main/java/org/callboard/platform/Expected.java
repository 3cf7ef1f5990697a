package org.callboard.platform;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.EditRefusedException.Reason;

/**
 * What the caller of an edit has seen, and wants to replace nothing else: versions, as {@link
 * StateVersion} makes them. An edit checks it inside its transaction, so that of two administrators
 * who saw the same state only the first can replace it.
 *
 * @param versions of which one must be the current one; empty if nothing was said
 * @param others of which none may be the current one; empty if nothing was said
 */
public record Expected(Optional<List<String>> versions, Optional<List<String>> others) {

  /** Stands for whatever there is. */
  public static final String ANY = "*";

  /** Nothing: the edit replaces whatever is there. */
  public static final Expected ANYTHING = new Expected(Optional.empty(), Optional.empty());

  /** That nothing is there yet. */
  public static final Expected NOTHING = new Expected(Optional.empty(), Optional.of(List.of(ANY)));

  public Expected {
    versions = versions.map(List::copyOf);
    others = others.map(List::copyOf);
  }

  /** Exactly this state. */
  public static Expected version(String version) {
    return new Expected(Optional.of(List.of(version)), Optional.empty());
  }

  /** The same of what was found: if it is gone meanwhile, the edit makes nothing new. */
  public Expected ofSomething() {
    return versions.isPresent() ? this : new Expected(Optional.of(List.of(ANY)), others);
  }

  /**
   * Checks an edit against the state that it replaces.
   *
   * @param current what is there now, as its room shows it; empty if nothing is
   * @throws EditRefusedException if it is not what the caller expects
   */
  public void check(Optional<JsonObject> current) {
    if (versions.isEmpty() && others.isEmpty()) {
      return; // no version need be made
    }
    checkVersion(current.map(StateVersion::of));
  }

  /** The same, for a state of which the version is made already. */
  public void checkVersion(Optional<String> current) {
    if (versions.isPresent() && current.filter(version -> names(versions, version)).isEmpty()) {
      throw new EditRefusedException(
          Reason.CHANGED_MEANWHILE,
          "It has changed since the version that the header If-Match names. Read it again.");
    }
    if (current.filter(version -> names(others, version)).isPresent()) {
      throw new EditRefusedException(
          Reason.CHANGED_MEANWHILE,
          "It exists already, and the header If-None-Match excludes that.");
    }
  }

  /** Whether a reader has the current state already. */
  public boolean isKnown(String version) {
    return names(others, version);
  }

  private static boolean names(Optional<List<String>> versions, String version) {
    return versions.isPresent()
        && (versions.get().contains(version) || versions.get().equals(List.of(ANY)));
  }
}
