package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The doors of the application. */
@ApplicationScoped
class Doors {

  private List<Door> doors;

  /** For the container's proxy only. */
  protected Doors() {}

  @Inject
  Doors(@Any Instance<Door> doors) {
    this.doors = doors.stream().toList();
  }

  /** The door that requests to this address come to. */
  Optional<Door> of(String path) {
    return doors.stream().filter(door -> door.isFor(path)).findFirst();
  }

  /** The door that tells what went wrong at this address. */
  Door answering(String path) {
    return of(path)
        .or(() -> doors.stream().filter(Door::answersForNobody).findFirst())
        .orElseThrow(() -> new IllegalStateException("No door answers for nobody"));
  }
}
