package org.callboard.audit;

import jakarta.enterprise.context.RequestScoped;

/** The actor of the current request or job. A door tells who it is; otherwise it is the server. */
@RequestScoped
public class CurrentActor {

  private Actor actor = Actor.SERVER;

  public Actor get() {
    return actor;
  }

  public void set(Actor newActor) {
    actor = newActor;
  }
}
