package org.callboard.rest;

import java.io.IOException;
import java.io.InputStream;
import org.callboard.platform.JsonFields;

/** Bodies that are read by somebody who knows no bounds. */
final class BoundedInput {

  private BoundedInput() {}

  /**
   * The whole body.
   *
   * @throws ProblemException if it is longer than {@link JsonFields#MAX_BYTES}
   */
  static byte[] of(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(JsonFields.MAX_BYTES + 1);
      if (bytes.length > JsonFields.MAX_BYTES) {
        throw new ProblemException(
            ProblemType.TOO_LARGE, "The body may have at most " + JsonFields.MAX_BYTES + " bytes.");
      }
      return bytes;
    } catch (IOException e) { // the caller's network, not our trouble
      throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is not complete.");
    }
  }
}
