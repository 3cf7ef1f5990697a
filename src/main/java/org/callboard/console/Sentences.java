package org.callboard.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The core's sentences in another language, found by the English ones: a catalogue of gettext,
 * {@code Sentences_de.po}. The core says its sentences in English to REST and to the console alike,
 * and knows nothing of languages.
 */
final class Sentences {

  /** Longer sentences are not translated: somebody has sent most of them. */
  private static final int MAX_LENGTH = 2000;

  /** So many ends of sentences are looked at where several sentences stand in one text. */
  private static final int MAX_ENDS = 12;

  private static final String ID = "msgid ";
  private static final String TRANSLATION = "msgstr ";

  private final Map<String, String> whole = new HashMap<>();
  private final List<SentencePattern> patterns = new ArrayList<>();

  private Sentences() {}

  /** The catalogue of a language; an empty one for the core's own. */
  static Sentences in(String language) {
    Sentences sentences = new Sentences();
    catalogue("Sentences_" + language).forEach(sentences::add);
    sentences.patterns.sort(Comparator.comparingInt(SentencePattern::length).reversed());
    return sentences;
  }

  /** What a catalogue has: the English as it is in the sources, and its translation. */
  static Map<String, String> catalogue(String name) {
    Map<String, String> entries = new HashMap<>();
    try (InputStream in = Sentences.class.getResourceAsStream(name + ".po")) {
      if (in != null) {
        read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), entries);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static void read(BufferedReader lines, Map<String, String> entries) throws IOException {
    String id = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(ID)) {
        id = unquoted(line.substring(ID.length()));
      } else if (line.startsWith(TRANSLATION) && !id.isEmpty()) {
        entries.put(id, unquoted(line.substring(TRANSLATION.length())));
      }
    }
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private void add(String id, String translation) {
    if (id.contains(SentencePattern.GAP)) {
      patterns.add(SentencePattern.of(id, translation));
    } else {
      whole.put(id, translation);
    }
  }

  /** The sentence, or several of them, in the other language; empty if that is not known. */
  Optional<String> of(String sentence) {
    return sentence.length() > MAX_LENGTH
        ? Optional.empty()
        : several(sentence).or(() -> one(sentence));
  }

  /** The pattern with most of the sentence in it: the others say less. */
  private Optional<String> one(String sentence) {
    return Optional.ofNullable(whole.get(sentence))
        .or(
            () ->
                patterns.stream()
                    .flatMap(
                        pattern ->
                            pattern
                                .match(sentence)
                                .map(gaps -> pattern.filled(gaps, this::words))
                                .stream())
                    .findFirst());
  }

  private String words(String text) {
    return one(text).orElse(text);
  }

  /** Sentences that stand in one text, one after the other. */
  private Optional<String> several(String text) {
    List<String> translated = new ArrayList<>();
    int from = 0;
    int ends = 0;
    for (int end = end(text, 0); end >= 0 && ends < MAX_ENDS; end = end(text, end)) {
      Optional<String> one = one(text.substring(from, end));
      if (one.isPresent()) {
        translated.add(one.get());
        from = Math.min(end + 1, text.length());
      }
      ends++;
    }
    return from < text.length() || translated.size() < 2
        ? Optional.empty()
        : Optional.of(String.join(" ", translated));
  }

  /** Where the next sentence ends, which begins at some place; negative if none does. */
  private static int end(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      boolean isLast = i + 1 == text.length();
      if (".!?".indexOf(text.charAt(i)) >= 0 && (isLast || text.charAt(i + 1) == ' ')) {
        return i + 1;
      }
    }
    return -1;
  }

  /** The core's sentences and words that it knows. */
  Stream<String> known() {
    return Stream.concat(
        whole.keySet().stream(),
        patterns.stream().map(pattern -> String.join(SentencePattern.GAP, pattern.pieces())));
  }

  /** Those with gaps. */
  List<SentencePattern> patterns() {
    return List.copyOf(patterns);
  }
}
