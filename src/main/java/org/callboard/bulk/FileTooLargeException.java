package org.callboard.bulk;

/** What somebody sends is more than the server takes. */
public class FileTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FileTooLargeException(long maxBytes) {
    super("The body must have at most " + maxBytes / 1024 / 1024 + " MiB.");
  }
}
