package org.callboard.security;

import java.util.List;
import java.util.Optional;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Username;

/**
 * What an administrator sends to be recognized, beside a token.
 *
 * @param typed the name as sent
 * @param username the same as a name; empty if it cannot be one
 * @param password exactly as sent
 */
record AdminCredential(String typed, Optional<Username> username, String password)
    implements Recognizable {

  /** What cannot be a username is one that nobody has. */
  static AdminCredential of(String typed, String password) {
    try {
      return new AdminCredential(typed, Optional.of(new Username(typed)), password);
    } catch (InvalidValueException e) {
      return new AdminCredential(typed, Optional.empty(), password);
    }
  }

  @Override
  public List<String> name() {
    return Recognizable.administratorName(username.map(Username::formerKey).orElse(typed));
  }

  @Override
  public Optional<String> organization() {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "AdminCredential[" + username + "]";
  }
}
