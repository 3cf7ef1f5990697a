package org.callboard.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The actor of the current request or job. A door tells who it is; otherwise it is the server. */
@RequestScoped
public class CurrentActor {

  private Actor actor = Actor.SERVER;
  private boolean trying;
  private Long undone;
  private Long last;
  private final List<Long> undoing = new ArrayList<>();

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
    undoing.clear();
  }

  /** The entries that were recorded since {@link #setUndone}. */
  List<Long> undoing() {
    return List.copyOf(undoing);
  }

  /** The entry that was recorded last for this request or job, if one was. */
  public Optional<Long> last() {
    return Optional.ofNullable(last);
  }

  void recorded(long entryId) {
    last = entryId;
    if (undone != null) {
      undoing.add(entryId);
    }
  }

  public void setTrying(boolean isTrying) {
    trying = isTrying;
  }
}
