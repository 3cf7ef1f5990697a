package org.callboard.bulk;

import java.text.Normalizer;
import org.callboard.platform.Text;

/** The name of a column, whether a header, a map or the vendor's template has it. */
public final class ColumnName {

  private ColumnName() {}

  /** The name as it is meant: composed, and nothing invisible in it. */
  public static String of(String text) {
    return Normalizer.normalize(Text.cleaned(text), Normalizer.Form.NFC);
  }

  /** What names are compared by: case does not count, nor what stands between words. */
  public static String plain(String name) {
    String folded = Text.folded(name);
    String plain = folded.replaceAll("[ _-]", "");
    return plain.isEmpty() ? folded : plain;
  }

  /** The name in a sentence. */
  public static String shown(String name) {
    return name.length() > 50 ? name.substring(0, 50) + "…" : name;
  }
}
