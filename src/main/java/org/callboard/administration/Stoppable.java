package org.callboard.administration;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.callboard.security.GoneClients;

/** Long answers, which are not made to their end when nobody reads them any more. */
final class Stoppable extends FilterOutputStream {

  /** Unchecked, because writers of CSV and JSON make exceptions of their own of others. */
  private static final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException() {
      super("The client is gone.", null, false, false);
    }
  }

  private Stoppable(OutputStream out) {
    super(out);
  }

  static void write(Download.Content content, OutputStream out) throws IOException {
    try {
      content.writeTo(new Stoppable(out));
    } catch (StoppedException e) {
      if (!GoneClients.isGone()) {
        throw e;
      }
    }
  }

  @Override
  public void write(int one) throws IOException {
    stopIfGone();
    out.write(one);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    stopIfGone();
    out.write(bytes, from, length);
  }

  private static void stopIfGone() {
    if (GoneClients.isGone()) {
      throw new StoppedException();
    }
  }
}
