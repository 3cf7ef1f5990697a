package org.callboard.rest;

import java.util.List;
import java.util.Optional;
import org.callboard.administration.Selection;
import org.callboard.administration.SubscriberSearch;
import org.callboard.platform.JsonFields;

/** Whom a body names: {@code usernames}, or a {@code search} as the list of people has it. */
final class SelectionBody {

  private static final String USERNAMES = "usernames";
  private static final String SEARCH = "search";

  private SelectionBody() {}

  static Selection read(JsonFields body) {
    Optional<List<String>> usernames = body.texts(USERNAMES);
    Optional<JsonFields> search = body.object(SEARCH);
    if (body.value(USERNAMES).isPresent() == body.value(SEARCH).isPresent()) {
      body.refuse(USERNAMES, "must be there, or a search, but not both.");
    }
    return search
        .map(fields -> fields.make(() -> search(fields), null))
        .<Selection>map(Selection.Found::new)
        .orElseGet(() -> new Selection.Named(usernames.orElse(List.of())));
  }

  private static SubscriberSearch search(JsonFields fields) {
    return new SubscriberSearch(
        fields.text("q"),
        fields.text(SubscriberSearch.GROUP),
        Optional.empty(),
        fields.flag("neverSignedIn"),
        fields.integer("silentDays"),
        fields.flag("codeWaiting"));
  }
}
