package org.callboard.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.callboard.platform.Bounds;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * How much one organization may have. All its rows would have to be added up for each edit, so they
 * are once a minute, and what this node adds meanwhile is added to that; but nobody is refused
 * before they were added up again. Edits at the same moment, and on other nodes, may go beyond the
 * bound by what they bring.
 */
@ApplicationScoped
public class OrganizationQuota {

  private static final long FRESH = Duration.ofMinutes(1).toNanos();

  /** More organizations than edit anything within a minute. */
  private static final int MAX_KNOWN = 10_000;

  /** What was found at a moment, and what has come since. */
  private record Known(Stored stored, long at) {}

  private final Map<Long, Known> known = new ConcurrentHashMap<>();
  private final Instance<StoredData> kinds;
  private final Stored allowed;

  /** For the container's proxy only. */
  protected OrganizationQuota() {
    kinds = null;
    allowed = Stored.NOTHING;
  }

  @Inject
  OrganizationQuota(@Any Instance<StoredData> kinds, Settings settings) {
    this.kinds = kinds;
    this.allowed =
        new Stored(
            settings.get(Bounds.ORGANIZATION_ENTRIES), settings.get(Bounds.ORGANIZATION_BYTES));
  }

  /** How much an organization may have. */
  public Stored allowed() {
    return allowed;
  }

  /** How much it has, as the caller's transaction sees it. */
  public Stored stored(long organizationId) {
    Stored all = Stored.NOTHING;
    for (StoredData kind : kinds) {
      all = all.plus(kind.of(organizationId));
    }
    return all;
  }

  /**
   * Looks at an edit whose rows are written.
   *
   * @param entries how many more there are
   * @param bytes how many more there are
   * @throws EditRefusedException (conflict) if there is more than allowed, and more than before
   */
  public void check(long organizationId, long entries, long bytes) {
    if (entries <= 0 && bytes <= 0) {
      return;
    }
    Stored more = new Stored(Math.max(entries, 0), Math.max(bytes, 0));
    Known now =
        known.computeIfPresent(
            organizationId, (id, there) -> new Known(there.stored().plus(more), there.at()));
    if (!isFresh(now) || isTooMuch(now.stored())) {
      refuseIfTooMuch(addedUp(organizationId), more);
    }
  }

  /**
   * Looks at an edit that nobody makes, of which nothing is counted.
   *
   * @throws EditRefusedException as {@link #check}
   */
  public void tryOut(long organizationId, long entries, long bytes) {
    if (entries <= 0 && bytes <= 0) {
      return;
    }
    Stored more = new Stored(Math.max(entries, 0), Math.max(bytes, 0));
    Known now = known.get(organizationId);
    Stored there = isFresh(now) ? now.stored() : addedUp(organizationId);
    refuseIfTooMuch(there.plus(more), more);
  }

  /** Asks the database while it holds nothing that others wait for. */
  private Stored addedUp(long organizationId) {
    Stored exactly = stored(organizationId);
    if (known.size() > MAX_KNOWN) {
      known.clear();
    }
    known.put(organizationId, new Known(exactly, System.nanoTime()));
    return exactly;
  }

  private static boolean isFresh(Known known) {
    return known != null && System.nanoTime() - known.at() < FRESH;
  }

  private boolean isTooMuch(Stored stored) {
    return stored.entries() > allowed.entries() || stored.bytes() > allowed.bytes();
  }

  private void refuseIfTooMuch(Stored stored, Stored more) {
    if (more.entries() > 0 && stored.entries() > allowed.entries()) {
      throw refused("entries", stored.entries(), allowed.entries(), Bounds.ORGANIZATION_ENTRIES);
    }
    if (more.bytes() > 0 && stored.bytes() > allowed.bytes()) {
      throw refused("bytes", stored.bytes(), allowed.bytes(), Bounds.ORGANIZATION_BYTES);
    }
  }

  private static EditRefusedException refused(
      String what, long stored, long max, Setting<?> setting) {
    return EditRefusedException.conflict(
        "The organization would have %,d %s; %,d are allowed (%s)."
            .formatted(stored, what, max, setting));
  }
}
