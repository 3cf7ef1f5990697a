package org.callboard.security;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A credential with a password that is checked by the slow hash once. */
public interface Recognizable {

  /** The first part of an administrator's name. */
  String ADMINISTRATOR = "administrator";

  /** The door, the Cloud ID and the username. */
  int PARTS_OF_PHONE_NAME = 3;

  /** Whose credential it says to be, by {@link #phoneName} or {@link #administratorName}. */
  List<String> name();

  /** A subscriber's name at the phones' door, as names are compared. */
  static List<String> phoneName(String cloudId, String usernameKey) {
    return List.of("phone", cloudId, usernameKey);
  }

  /** The Cloud ID in a name of {@link #phoneName}; empty if it is another name. */
  static Optional<String> cloudIdOf(List<String> name) {
    return name.size() == PARTS_OF_PHONE_NAME ? Optional.of(name.get(1)) : Optional.empty();
  }

  /** An administrator's name, as names are compared. */
  static List<String> administratorName(String usernameKey) {
    return List.of(ADMINISTRATOR, usernameKey);
  }

  /** The Cloud ID that it names, if it names one. */
  Optional<String> organization();

  /** Exactly as sent. */
  String password();

  /** Everything that makes it this credential. */
  default List<String> parts() {
    return Stream.concat(name().stream(), Stream.of(password())).toList();
  }
}
