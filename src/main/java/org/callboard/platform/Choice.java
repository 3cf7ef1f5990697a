package org.callboard.platform;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One of several values, which callers name by labels. */
public final class Choice {

  private Choice() {}

  /**
   * The value of a label.
   *
   * @param field what the caller knows it by
   * @param labels the label of each value
   * @throws InvalidValueException naming all labels, if there is none such
   */
  public static <T> T of(String field, String label, T[] values, Function<T, String> labels) {
    return Arrays.stream(values)
        .filter(value -> labels.apply(value).equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValueException(
                    field,
                    "must be one of "
                        + Arrays.stream(values).map(labels).collect(Collectors.joining(", "))
                        + "."));
  }
}
