package org.callboard.job;

import java.io.IOException;

/** What a job does. */
@FunctionalInterface
public interface Task {

  /** Whether it was done, or would be. */
  boolean run(Progress progress) throws IOException;
}
