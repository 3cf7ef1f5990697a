package org.callboard.admin;

import java.io.InputStream;
import java.time.Duration;
import org.callboard.device.SignInCodes;

/** How long a new sign-in code shall live. */
final class CodeLife {

  private static final int MAX_MINUTES = 43_200; // 30 days

  private CodeLife() {}

  /** Reads {@code {"minutes": n}}, or an empty object for the default. */
  static Duration read(InputStream in) {
    JsonBody body = JsonBody.read(in);
    Duration life =
        body.integer("minutes")
            .map(minutes -> checked(body, minutes))
            .orElse(SignInCodes.DEFAULT_LIFE);
    body.end();
    return life;
  }

  private static Duration checked(JsonBody body, int minutes) {
    if (minutes < 1 || minutes > MAX_MINUTES) {
      body.refuse("minutes", "must be from 1 to " + MAX_MINUTES + ".");
    }
    return Duration.ofMinutes(minutes);
  }
}
