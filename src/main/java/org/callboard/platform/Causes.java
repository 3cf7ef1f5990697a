package org.callboard.platform;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What exceptions say to come from. */
public final class Causes {

  private static final int MAX = 30;

  private Causes() {}

  /** The exception and all that it says to come from, the outermost first. */
  public static List<Throwable> of(Throwable exception) {
    List<Throwable> causes = new ArrayList<>();
    add(causes, exception);
    for (int i = 0; i < causes.size() && causes.size() < MAX; i++) {
      Throwable cause = causes.get(i);
      if (cause instanceof SQLException sql) {
        add(causes, sql.getNextException()); // where a batch keeps what has failed
      }
      if (cause instanceof EJBException ejb) {
        add(causes, ejb.getCausedByException());
      }
      add(causes, cause.getCause());
    }
    return causes;
  }

  private static void add(List<Throwable> causes, Throwable cause) {
    if (cause != null && causes.stream().noneMatch(known -> known == cause)) {
      causes.add(cause);
    }
  }
}
