package org.callboard.console;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.administration.Phrase;

/**
 * The words of the record in another language, a catalogue of gettext: {@code Record_de.po}. The
 * record's sentences are made of parts, so they are translated part by part, by their patterns, and
 * not as {@link Sentences} does, by what was said.
 *
 * @param patterns by the English ones
 * @param sentences those that the record has from elsewhere
 */
record RecordWords(Map<String, String> patterns, Sentences sentences) {

  RecordWords {
    patterns = Map.copyOf(patterns);
  }

  static RecordWords in(String language, Sentences sentences) {
    return new RecordWords(Sentences.catalogue("Record_" + language), sentences);
  }

  /** The sentence; empty if some of it has no translation. */
  Optional<String> of(Phrase phrase, UnaryOperator<String> fields) {
    return phrase.in(
        new Phrase.Language(
            english -> Optional.ofNullable(patterns.get(english)),
            fields,
            english -> sentences.of(english).orElse(english)));
  }
}
