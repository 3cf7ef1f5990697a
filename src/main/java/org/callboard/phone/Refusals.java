package org.callboard.phone;

import java.util.Map;
import org.callboard.security.Refusal;

/** Words for what the container itself refuses, and nobody worded before. */
final class Refusals {

  private static final Map<Integer, String> MESSAGES =
      Map.of(
          400, "The request cannot be understood.",
          401, "Please sign in.",
          403, "You may not do this.",
          404, "There is nothing at this address.",
          405, "This address cannot be asked like this.",
          413, "The request is too large.",
          414, "The address of the request is too long.",
          415, "The request is of a kind that this address does not understand.",
          431, "The headers of the request are too long.",
          503, "The server is not available at the moment. Please try again later.");

  private Refusals() {}

  static Refusal ofStatus(int status) {
    String message = MESSAGES.getOrDefault(status, "The request was refused (" + status + ").");
    return new Refusal(status, message, Map.of());
  }
}
