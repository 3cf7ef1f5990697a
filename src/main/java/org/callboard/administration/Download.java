package org.callboard.administration;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that is made while it is sent.
 *
 * @param name for the caller's computer
 */
public record Download(String name, Content content) {

  /** Writes what is in the file. */
  @FunctionalInterface
  public interface Content {

    void writeTo(OutputStream out) throws IOException;
  }

  /** Sends it, as long as somebody is there to take it. */
  public void sendTo(OutputStream out) throws IOException {
    Stoppable.write(content, out);
  }

  /** What a browser is told, so that it stores the file. */
  public String disposition() {
    return "attachment; filename=\"" + name + "\"";
  }
}
