package org.callboard.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.SubscriberSearch;

/**
 * What is looked for.
 *
 * @param group empty text for all
 * @param show one of {@link #SHOWN}; empty text for all
 */
public record PeopleSought(String text, String group, String show) {

  /** Which people can be chosen by how their phones are. */
  public static final List<String> SHOWN = List.of("never", "waiting", "silent", "off");

  /** Phones ask once an hour; a week is more than a holiday weekend. */
  static final Duration SILENT = Duration.ofDays(7);

  static PeopleSought of(String text, String group, String show) {
    return new PeopleSought(
        text == null ? "" : text.strip(),
        group == null ? "" : group,
        show != null && SHOWN.contains(show) ? show : "");
  }

  /** Whether all people are shown. */
  public boolean isOfAll() {
    return text.isEmpty() && group.isEmpty() && show.isEmpty();
  }

  /** Another part of the same. */
  public String part(int number) {
    return Address.part(number, "q", text, "group", group, "show", show);
  }

  /** All of it, as the query of an address; a question mark alone if nothing is looked for. */
  public String query() {
    return part(1);
  }

  SubscriberSearch search() {
    return new SubscriberSearch(
        filled(text),
        filled(group),
        show.equals("off") ? Optional.of(false) : Optional.empty(),
        show.equals("never") ? Optional.of(true) : Optional.empty(),
        show.equals("silent") ? Optional.of((int) SILENT.toDays()) : Optional.empty(),
        show.equals("waiting") ? Optional.of(true) : Optional.empty());
  }

  private static Optional<String> filled(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
