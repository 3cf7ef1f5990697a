package org.callboard.security;

import java.util.List;
import org.callboard.subscriber.Username;

/**
 * What an administrator sends to be recognized, beside a token.
 *
 * @param password exactly as sent
 */
record AdminCredential(Username username, String password) implements Recognizable {

  @Override
  public List<String> parts() {
    return List.of("administrator", username.key(), password);
  }

  @Override
  public String toString() {
    return "AdminCredential[" + username + "]";
  }
}
