package org.callboard.console;

/** A request that no page of ours sends, or not so. */
class PageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private PageException(int status, String key) {
    super(key);
    this.status = status;
  }

  static PageException malformed() {
    return new PageException(400, "fault.malformed");
  }

  static PageException tooLarge() {
    return new PageException(413, "fault.tooLarge");
  }

  static PageException forbidden() {
    return new PageException(403, "fault.forbidden");
  }

  static PageException notFound() {
    return new PageException(404, "fault.notFound");
  }

  int status() {
    return status;
  }

  /** Of the text that tells it. */
  String key() {
    return getMessage();
  }
}
