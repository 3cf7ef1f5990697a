package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** The organization's quick dial, live or as it would be after publishing. */
@Path("o/{cloudId}/quick-dial")
@ApplicationScoped
public class OrganizationQuickDialPages extends QuickDialPages {

  /** For the container's proxy only. */
  public OrganizationQuickDialPages() {
    this(null);
  }

  @Inject
  OrganizationQuickDialPages(QuickDialEditor editor) {
    super(editor);
  }
}
