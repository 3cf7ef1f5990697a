package org.callboard.bulk;

import java.io.IOException;
import java.util.Optional;
import org.callboard.organization.OrganizationSnapshot;

/**
 * A file that was taken in, and what is to be done with it.
 *
 * @param kind {@code subscribers}, {@code vendor-sample}, {@code quick-dial} or {@code
 *     organization}
 * @param organization empty if it is to be created
 * @param file is closed when it is done
 */
public record Import(
    String kind,
    Optional<OrganizationSnapshot> organization,
    TempFile file,
    ImportOptions how,
    Task task) {

  /** The work. */
  @FunctionalInterface
  interface Task {

    /** Whether it was done, or would be. */
    boolean run(Progress progress) throws IOException;
  }
}
