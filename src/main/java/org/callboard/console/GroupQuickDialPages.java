package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** The quick dial of a group. */
@Path("o/{cloudId}/groups/{group}/quick-dial")
@ApplicationScoped
public class GroupQuickDialPages extends QuickDialPages {

  /** For the container's proxy only. */
  public GroupQuickDialPages() {
    this(null);
  }

  @Inject
  GroupQuickDialPages(QuickDialEditor editor) {
    super(editor);
  }
}
