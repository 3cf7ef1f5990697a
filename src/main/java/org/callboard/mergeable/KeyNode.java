package org.callboard.mergeable;

import java.util.Optional;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * A child of a mergeable element: the app merges each by name.
 *
 * @param name an XML name of ASCII characters without a prefix, at most 100 of them
 * @param value what it holds
 * @param priority overrides the implicit one of external provisioning
 * @param source where the value is said to come from, in the vendor's terms
 */
public record KeyNode(
    String name, KeyNodeValue value, Optional<MergePriority> priority, Optional<String> source) {

  private static final int MAX_NAME = 100;

  /** Of an answer: brackets and attributes. */
  private static final int TAGS = 35;

  /**
   * The app's own names are ASCII, and the JDK's DOM and later editions of XML differ in the rest.
   */
  private static final Pattern NAME = Pattern.compile("(?![Xx][Mm][Ll])[A-Za-z_][-.0-9A-Z_a-z]*");

  public KeyNode {
    Text.key("name", name, MAX_NAME);
    if (!NAME.matcher(name).matches()) {
      Text.visible("name", name); // says more of a name that looks right
      throw new InvalidValueException(
          "name", "must be an ASCII XML name without a prefix, not beginning with xml.");
    }
    priority.ifPresent(MergePriority::checkOfEntry);
    source.ifPresent(s -> Text.key("source", s, MAX_NAME));
    if (value == null) {
      throw new InvalidValueException(name, "must have a value.");
    }
  }

  /** About how many bytes of an answer it has. */
  public int weight() {
    return TAGS + 2 * name.length() + source.map(Text::xmlBytes).orElse(0) + value.weight();
  }
}
