package org.callboard.bulk.file;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.callboard.platform.Text;

/**
 * Which id is meant by one in a file: the one that is stored so, else the same without white space
 * and invisible characters at its ends, as at every entrance.
 */
record StoredIds(Set<String> ids) {

  static StoredIds of(List<Collection<String>> stored) {
    Set<String> all = new HashSet<>();
    stored.forEach(all::addAll);
    return new StoredIds(all);
  }

  String of(String written) {
    return ids.contains(written) ? written : Text.cut(written);
  }
}
