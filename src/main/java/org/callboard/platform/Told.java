package org.callboard.platform;

import java.util.Optional;

/**
 * A field of an edit, of which three things can be meant: absent, it keeps what is there; {@code
 * null} clears it, as if the thing were new; a value takes its place.
 *
 * @param isTold whether it is there, be it {@code null}
 * @param value empty if it is absent or {@code null}
 */
public record Told<T>(boolean isTold, Optional<T> value) {

  /** Nothing was said. */
  public static <T> Told<T> absent() {
    return new Told<>(false, Optional.empty());
  }

  /** This was said. */
  public static <T> Told<T> of(T value) {
    return new Told<>(true, Optional.of(value));
  }

  /** A member that may be absent, which is noted; then something else stands for it. */
  public static <T> T noted(Optional<T> member, T otherwise, Runnable absent) {
    if (member.isEmpty()) {
      absent.run();
    }
    return member.orElse(otherwise);
  }

  /** Whether it is {@code null}. */
  public boolean isCleared() {
    return isTold && value.isEmpty();
  }

  /**
   * What is to take the place of what is there; empty if that stays.
   *
   * @param cleared what {@code null} means
   */
  public Optional<T> orCleared(T cleared) {
    return isTold ? Optional.of(value.orElse(cleared)) : Optional.empty();
  }

  /** What there is after the edit of something that may be empty. */
  public Optional<T> over(Optional<T> before) {
    return isTold ? value : before;
  }

  /**
   * What there is after the edit of something that is never empty.
   *
   * @param before empty if the thing is new
   * @param otherwise what something new has
   */
  public T over(Optional<T> before, T otherwise) {
    return over(before).orElse(otherwise);
  }
}
