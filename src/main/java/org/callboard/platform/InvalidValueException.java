package org.callboard.platform;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values that somebody sent in are not acceptable. Its sentences may be shown to them; all that is
 * wrong is told at once where the values are read together (see {@link Violations}).
 */
@ApplicationException(rollback = true)
public class InvalidValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /**
   * What is wrong with one value.
   *
   * @param field its name as the caller knows it, for example {@code displayName}
   * @param sentence begins with a verb, for example {@code must not be empty.}
   */
  public record Violation(String field, String sentence) {

    @Override
    public String toString() {
      return field + " " + sentence;
    }
  }

  public InvalidValueException(String field, String sentence) {
    this(List.of(new Violation(field, sentence)));
  }

  /**
   * @param violations at least one
   */
  public InvalidValueException(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining(" ")));
    this.violations = List.copyOf(violations);
  }

  /** The name of the first field. */
  public String field() {
    return violations.get(0).field();
  }

  public List<Violation> violations() {
    return violations;
  }
}
