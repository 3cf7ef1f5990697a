package org.callboard.organization;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * The Cloud ID of an organization's app.
 *
 * @param value letters, digits, dot, underscore and hyphen, 1 to 64, in upper case
 */
public record CloudId(String value) {

  /** The mark behind the Cloud ID of the editable (test) version of an app. */
  public static final String EDITABLE = "*";

  static final Comparator<CloudId> ORDER = Comparator.comparing(CloudId::value);

  private static final Pattern VALID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}");

  public CloudId {
    if (value == null || !VALID.matcher(value).matches()) {
      throw new InvalidValueException(
          "cloud_id", "must be 1 to 64 letters, digits, dots, underscores or hyphens.");
    }
    value = value.toUpperCase(Locale.ROOT);
  }

  /** Reads what people type or paste: white space and invisible characters at its ends go. */
  public static CloudId given(String text) {
    return new CloudId(text == null ? null : Text.cut(text));
  }

  /** Reads what an app sends: the editable version and the published one are one organization. */
  public static CloudId ofFullCode(String fullCode) {
    String code = Text.cut(fullCode);
    return new CloudId(isEditable(code) ? code.substring(0, code.length() - 1) : code);
  }

  /** Whether the app that sends this is the editable (test) version. */
  public static boolean isEditable(String fullCode) {
    return Text.cut(fullCode).endsWith(EDITABLE);
  }

  @Override
  public String toString() {
    return value;
  }
}
