package org.callboard.rest;

import java.io.InputStream;
import java.time.Duration;
import org.callboard.device.SignInCodes;
import org.callboard.platform.JsonBody;

/** How long a new sign-in code shall live. */
final class CodeLife {

  private CodeLife() {}

  /** Reads {@code {"minutes": n}}, or an empty object for the default. */
  static Duration read(InputStream in) {
    JsonBody body = JsonBody.read(in);
    Duration life =
        body.integer("minutes").map(Duration::ofMinutes).orElse(SignInCodes.DEFAULT_LIFE);
    body.end();
    return life;
  }
}
