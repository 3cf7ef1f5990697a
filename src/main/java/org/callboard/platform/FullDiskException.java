package org.callboard.platform;

/** There is too little room on the server's disk for what would need much of it. */
public class FullDiskException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FullDiskException() {
    super(
        "The server's disk is nearly full, so nothing can be imported now. Please tell its owner.");
  }
}
