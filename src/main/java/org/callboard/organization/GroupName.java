package org.callboard.organization;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * The name of a group, unique in its organization.
 *
 * @param text 1 to 100 characters, no control characters, no outer white space, and no vertical bar
 *     because lists of groups are written with it
 */
public record GroupName(String text) {

  private static final int MAX = 100;

  public GroupName {
    Text.key("group", text, MAX);
    if (text.indexOf('|') >= 0) {
      throw new InvalidValueException("group", "must have no vertical bar.");
    }
  }

  /**
   * The name of a new group, as it was typed: white space and invisible characters at its ends are
   * cut off, and inside there are none.
   *
   * @throws InvalidValueException if it cannot be one
   */
  public static GroupName given(String text) {
    return new GroupName(Text.visible("group", text));
  }

  /**
   * The name by which a group is looked for, with white space at its ends and invisible characters
   * in it, if a group was stored so.
   */
  public static GroupName sought(String text) {
    return new GroupName(text.strip());
  }

  /**
   * Which of some groups is meant: the one that is written like this, else the one that was always
   * compared alike, else the one that is meant by it. Twins may have been stored before names were
   * compared as they are now.
   */
  public Optional<Group> in(List<Group> groups) {
    List<String> keys = Text.soughtKeys(text);
    return first(groups, name -> name.text.equals(text))
        .or(() -> first(groups, name -> Text.soughtKeys(name.text).get(0).equals(keys.get(0))))
        .or(
            () ->
                keys.stream()
                    .flatMap(key -> first(groups, name -> name.key().equals(key)).stream())
                    .findFirst());
  }

  private static Optional<Group> first(List<Group> groups, Predicate<GroupName> isMeant) {
    return groups.stream().filter(group -> isMeant.test(group.name())).findFirst();
  }

  /** Whether both are one name, written in two ways. */
  public boolean isSpellingOf(GroupName other) {
    return Text.folded(Text.cut(text)).equals(Text.folded(Text.cut(other.text)));
  }

  /** What names are compared by: equal for texts that differ in case or composition. */
  public String key() {
    return Text.folded(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
