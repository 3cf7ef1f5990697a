package org.callboard.rest;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.callboard.platform.JsonFields;

/** How long a new sign-in code shall live. */
final class CodeLife {

  private CodeLife() {}

  /** Reads {@code {"minutes": n}}, or an empty object for the default. */
  static Optional<Duration> read(InputStream in) {
    JsonFields body = JsonFields.read(in);
    Optional<Duration> life = of(body);
    body.end();
    return life;
  }

  /** Reads it of a body that has more. */
  static Optional<Duration> of(JsonFields body) {
    return body.integer("minutes").map(Duration::ofMinutes);
  }
}
