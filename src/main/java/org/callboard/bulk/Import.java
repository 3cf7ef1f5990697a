package org.callboard.bulk;

import java.io.IOException;
import org.callboard.organization.OrganizationSnapshot;

/**
 * A file that was taken in, and what is to be done with it.
 *
 * @param kind {@code subscribers}, {@code quick-dial} or {@code organization}
 * @param file is closed when it is done
 */
public record Import(
    String kind, OrganizationSnapshot organization, TempFile file, ImportOptions how, Task task) {

  /** The work. */
  @FunctionalInterface
  interface Task {

    /** Whether it was done, or would be. */
    boolean run(Progress progress) throws IOException;
  }
}
