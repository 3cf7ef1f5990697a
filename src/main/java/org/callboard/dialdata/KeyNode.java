package org.callboard.dialdata;

import java.util.Optional;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * A child of a mergeable element: the app merges each by name.
 *
 * @param name an XML name without a prefix, at most 100 characters
 * @param value what it holds
 * @param priority overrides the implicit one of external provisioning
 * @param source where the value is said to come from, in the vendor's terms
 */
public record KeyNode(
    String name, KeyNodeValue value, Optional<MergePriority> priority, Optional<String> source) {

  private static final int MAX_NAME = 100;

  /** NCName of "Namespaces in XML 1.0", without its rarer characters above the basic plane. */
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF"
              + "\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD]"
              + "[-.0-9A-Z_a-z\\u00B7\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u037D\\u037F-\\u1FFF"
              + "\\u200C\\u200D\\u203F\\u2040\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF"
              + "\\uFDF0-\\uFFFD]*");

  public KeyNode {
    Text.key("name", name, MAX_NAME);
    if (!NAME.matcher(name).matches()) {
      throw new InvalidValueException("name", "must be an XML name without a prefix: " + name);
    }
    source.ifPresent(s -> Text.key("source", s, MAX_NAME));
    if (value == null) {
      throw new InvalidValueException(name, "must have a value.");
    }
  }

  KeyNode asAddition() {
    return new KeyNode(name, value, Optional.of(MergePriority.LOWEST), source);
  }
}
