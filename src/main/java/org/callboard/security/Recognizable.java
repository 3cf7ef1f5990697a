package org.callboard.security;

import java.util.List;

/** A credential with a password that is checked by the slow hash once. */
public interface Recognizable {

  /** Everything that makes it this credential: the kind first, names as they are compared. */
  List<String> parts();
}
