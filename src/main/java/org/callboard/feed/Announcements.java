package org.callboard.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells this node's memory of committed changes, each once: its own when they are committed, those
 * of other nodes when the clock reads of them. A change counts as told when all observers have
 * returned; if one fails, the clock tells it again.
 */
@ApplicationScoped
public class Announcements {

  /**
   * An entry is read again until it has its place, a second or two. Told twice, it does no harm.
   */
  private static final int REMEMBERED = 10_000;

  private final Event<DataChanged> changes;
  private final Cache<Long, Boolean> told = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** For the container's proxy only. */
  protected Announcements() {
    changes = null;
  }

  @Inject
  public Announcements(Event<DataChanged> changes) {
    this.changes = changes;
  }

  /** Tells of what the clock has read and this node does not know of; of one thing once. */
  public void tell(List<News.Entry> entries) {
    Set<DataChanged> now = new HashSet<>();
    for (News.Entry entry : entries) {
      if (told.getIfPresent(entry.id()) == null) {
        if (now.add(entry.change())) {
          changes.fire(entry.change());
        }
        told.put(entry.id(), true);
      }
    }
  }

  /** Runs in the editor's thread. */
  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeRecorded recorded) {
    changes.fire(recorded.change());
    told.put(recorded.id(), true);
  }
}
