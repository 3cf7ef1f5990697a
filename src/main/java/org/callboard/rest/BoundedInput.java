package org.callboard.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.callboard.platform.JsonBody;

/** Bodies that are read by somebody who knows no bounds. */
final class BoundedInput {

  private BoundedInput() {}

  /**
   * The whole body.
   *
   * @throws ProblemException if it is longer than {@link JsonBody#MAX_BYTES}
   */
  static InputStream of(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(JsonBody.MAX_BYTES + 1);
      if (bytes.length > JsonBody.MAX_BYTES) {
        throw new ProblemException(
            ProblemType.TOO_LARGE, "The body may have at most " + JsonBody.MAX_BYTES + " bytes.");
      }
      return new ByteArrayInputStream(bytes);
    } catch (IOException e) { // the caller's network, not our trouble
      throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is not complete.");
    }
  }
}
