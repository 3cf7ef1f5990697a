package org.callboard.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.callboard.platform.InvalidValueException.Violation;

/** Collects what is wrong with several values, so that the caller is told of all at once. */
public final class Violations {

  private final List<Violation> found = new ArrayList<>();

  /** Runs a check that may throw {@link InvalidValueException}. */
  public Violations check(Runnable check) {
    read(
        () -> {
          check.run();
          return null;
        },
        null);
    return this;
  }

  /** What is read, or the other value if it is not acceptable. */
  public <T> T read(Supplier<T> reader, T otherwise) {
    try {
      return reader.get();
    } catch (InvalidValueException e) {
      found.addAll(e.violations());
      return otherwise;
    }
  }

  public void add(String field, String sentence) {
    found.add(new Violation(field, sentence));
  }

  /**
   * @throws InvalidValueException with all that was found, if anything was
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidValueException(found);
    }
  }
}
