package org.callboard.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of the core with gaps, and what it is in another language.
 *
 * @param pieces what is the same in each of these sentences; a gap is between two of them
 * @param translation with {@code {1}} for the first gap as it is, and {@code {1*}} for one that is
 *     of the core's words itself
 */
record SentencePattern(List<String> pieces, String translation) {

  /** Where a gap is. */
  static final String GAP = "…";

  private static final Pattern ARGUMENT = Pattern.compile("\\{([1-9])(\\*?)\\}");

  static SentencePattern of(String sentence, String translation) {
    return new SentencePattern(List.of(sentence.split(GAP, -1)), translation);
  }

  /** How much of it is the same in each sentence. */
  int length() {
    return pieces.stream().mapToInt(String::length).sum();
  }

  /** How many gaps it has. */
  int gaps() {
    return pieces.size() - 1;
  }

  /**
   * What stands in the gaps; empty if the sentence is another one. Looks at each character of the
   * sentence once for each piece at most, whatever the sentence has in it.
   */
  Optional<List<String>> match(String sentence) {
    String first = pieces.get(0);
    String last = pieces.get(gaps());
    int end = sentence.length() - last.length();
    if (end < first.length() || !sentence.startsWith(first) || !sentence.endsWith(last)) {
      return Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    int from = first.length();
    for (String piece : pieces.subList(1, gaps())) {
      int at = sentence.indexOf(piece, from + 1);
      if (at < 0) {
        return Optional.empty();
      }
      arguments.add(sentence.substring(from, at));
      from = at + piece.length();
    }
    if (from >= end) {
      return Optional.empty();
    }
    arguments.add(sentence.substring(from, end));
    return Optional.of(arguments);
  }

  /**
   * The sentence in the other language.
   *
   * @param words translates what is of the core's words
   */
  String filled(List<String> arguments, UnaryOperator<String> words) {
    return ARGUMENT
        .matcher(translation)
        .replaceAll(
            found -> {
              String argument = arguments.get(Integer.parseInt(found.group(1)) - 1);
              boolean isWords = !found.group(2).isEmpty();
              return Matcher.quoteReplacement(isWords ? words.apply(argument) : argument);
            });
  }
}
