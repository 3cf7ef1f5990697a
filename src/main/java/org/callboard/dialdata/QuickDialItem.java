package org.callboard.dialdata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;

/**
 * One entry of the quick dial screen.
 *
 * @param id the stable key in its organization, 1 to 128 characters
 * @param displayName the label, 1 to 250 characters
 * @param uri the number or address to call, 1 to 1000 characters; its forms are the app's business
 * @param portrait the http(s) address of a picture, if there is one
 * @param priority the priority that the app merges it with
 */
public record QuickDialItem(
    String id, String displayName, String uri, Optional<String> portrait, MergePriority priority) {

  static final int MAX_ID = 128;

  /** In the place of one that cannot be, while the rest is looked at. */
  private static final String DIALLED = "0";

  private static final int MAX_NAME = 250;
  private static final int MAX_URI = 1000;

  public QuickDialItem {
    Violations violations = new Violations();
    violations
        .check(() -> Text.key("id", id, MAX_ID))
        .check(() -> Text.required("displayName", displayName, MAX_NAME))
        .check(() -> Text.required("uri", uri, MAX_URI));
    portrait.ifPresent(address -> violations.check(() -> checkPortrait(address)));
    if (priority == null) {
      violations.add("priority", "must not be missing.");
    } else {
      violations.check(priority::checkOfEntry);
    }
    violations.throwIfAny();
  }

  /**
   * The same as somebody has typed it: white space and invisible characters are cut off, and inside
   * what is dialled there are none.
   *
   * @throws InvalidValueException naming the character
   */
  public QuickDialItem given() {
    Violations violations = new Violations();
    String dialled = violations.read(() -> Text.visible("uri", uri), uri);
    Optional<String> seen =
        portrait.map(url -> violations.read(() -> Text.visible("portraitUrl", url), url));
    violations.throwIfAny();
    return new QuickDialItem(id, Text.cut(displayName), dialled, seen, priority);
  }

  /**
   * An item as a file has it, of which all that is wrong is told: what {@link #given} refuses, too.
   *
   * @throws InvalidValueException with all that is wrong with it
   */
  public static QuickDialItem given(
      String id,
      String displayName,
      String uri,
      Optional<String> portrait,
      MergePriority priority) {
    Violations violations = new Violations();
    String dialled = violations.read(() -> Text.visible("uri", uri), DIALLED);
    Optional<String> seen =
        violations.read(
            () -> portrait.map(url -> Text.visible("portraitUrl", url)), Optional.<String>empty());
    QuickDialItem item =
        violations.read(
            () -> new QuickDialItem(id, Text.cut(displayName), dialled, seen, priority), null);
    violations.throwIfAny();
    return item;
  }

  private static void checkPortrait(String portrait) {
    Text.key("portraitUrl", portrait, MAX_URI);
    try {
      URI parsed = new URI(portrait);
      if (parsed.getScheme() != null
          && Set.of("http", "https").contains(parsed.getScheme().toLowerCase(Locale.ROOT))
          && parsed.getRawAuthority() != null) {
        return;
      }
    } catch (URISyntaxException e) {
      throw new InvalidValueException("portraitUrl", "is not an address: " + e.getReason() + ".");
    }
    throw new InvalidValueException("portraitUrl", "must be an http or https address.");
  }
}
