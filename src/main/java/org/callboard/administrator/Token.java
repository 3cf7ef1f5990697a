package org.callboard.administrator;

import java.time.Instant;
import org.callboard.platform.Text;

/**
 * An API token, as it is shown: nothing of it tells the token itself.
 *
 * @param id in addresses; random
 */
public record Token(String id, String name, Instant created, Instant expires) {

  private static final int MAX_NAME = 100;

  /** The name itself, if it is acceptable. */
  public static String checkedName(String name) {
    return Text.key("name", name, MAX_NAME);
  }
}
