package org.callboard.audit;

import jakarta.enterprise.context.RequestScoped;

/** The actor of the current request or job. A door tells who it is; otherwise it is the server. */
@RequestScoped
public class CurrentActor {

  private Actor actor = Actor.SERVER;
  private boolean trying;

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

  public void setTrying(boolean isTrying) {
    trying = isTrying;
  }
}
