package org.callboard.mail;

import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;

/** An e-mail address: one, without a name, of ASCII. */
public record MailAddress(String text) {

  private static final int MAX = 254;
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
              + LABEL
              + "(\\."
              + LABEL
              + ")*");

  /**
   * @throws InvalidValueException if it is none
   */
  public MailAddress {
    if (text.length() > MAX || text.indexOf('@') > 64 || !FORM.matcher(text).matches()) {
      throw new InvalidValueException("address", "is no e-mail address, such as ann@example.com.");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
