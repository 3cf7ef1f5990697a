package org.callboard.bulk;

import java.util.regex.Pattern;
import org.callboard.platform.Sha256;
import org.callboard.platform.Text;

/**
 * Ids of items to which a file gives none. They are made of the names, and of nothing that is
 * stored, so that the same file makes the same ids each time, in whatever order its lines are.
 */
final class ItemIds {

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N} ]+");
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern OUTSIDE = Pattern.compile("^-+|-+$");

  /** Behind it there is room for the hash. */
  private static final int MAX = 100;

  private static final int HASH = 8;

  private ItemIds() {}

  /** Of a name that no other line has: {@code Front Desk} is {@code front-desk}. */
  static String of(String name) {
    String plain = plain(name);
    String id = id(plain);
    boolean saysAll = PLAIN.matcher(plain).matches() && id.length() <= MAX;
    return saysAll ? id : withHash(id, plain);
  }

  /** Of a name that several lines have, with the number that tells them apart. */
  static String of(String name, String uri) {
    String plain = plain(name) + " " + plain(uri);
    return withHash(id(plain), plain(name) + "\n" + plain(uri));
  }

  /** What is the same for two names that have one id. */
  static String plain(String name) {
    return Text.folded(WHITE_SPACE.matcher(name).replaceAll(" ").strip());
  }

  private static String id(String plain) {
    return OUTSIDE.matcher(OTHERS.matcher(plain).replaceAll("-")).replaceAll("");
  }

  private static String withHash(String id, String of) {
    String beginning = id.substring(0, Math.min(id.length(), MAX));
    if (!beginning.isEmpty()
        && Character.isHighSurrogate(beginning.charAt(beginning.length() - 1))) {
      beginning = beginning.substring(0, beginning.length() - 1);
    }
    String hash = Sha256.hex(of).substring(0, HASH);
    return (beginning.isEmpty() ? "item" : beginning) + "-" + hash;
  }
}
