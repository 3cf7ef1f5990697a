package org.callboard.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The actor of the current request or job. A door tells who it is; otherwise it is the server. */
@RequestScoped
public class CurrentActor {

  private Actor actor = Actor.SERVER;
  private boolean trying;
  private Long undone;

  public Actor get() {
    return actor;
  }

  public void set(Actor newActor) {
    actor = newActor;
  }

  /** Whether a dry run is under way, of which nothing is recorded. */
  boolean isTrying() {
    return trying;
  }

  /** The entry that is being undone. */
  Optional<Long> undone() {
    return Optional.ofNullable(undone);
  }

  /** From now on what is recorded undoes this entry; null: none any more. */
  public void setUndone(Long entryId) {
    undone = entryId;
  }

  public void setTrying(boolean isTrying) {
    trying = isTrying;
  }
}
