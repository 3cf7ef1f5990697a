package org.callboard.mail;

/** What is sent: plain text. */
public record Letter(String subject, String text) {

  @Override
  public String toString() {
    return "Letter";
  }
}
