package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** A person's own quick dial. */
@Path("o/{cloudId}/people/{username}/quick-dial")
@ApplicationScoped
public class PersonQuickDialPages extends QuickDialPages {

  /** For the container's proxy only. */
  public PersonQuickDialPages() {
    this(null);
  }

  @Inject
  PersonQuickDialPages(QuickDialEditor editor) {
    super(editor);
  }
}
