package org.callboard.bulk;

import java.io.IOException;

/** An import that is ready to run. */
@FunctionalInterface
interface ImportTask {

  /** Whether it was done, or would be. */
  boolean run(Progress progress) throws IOException;
}
