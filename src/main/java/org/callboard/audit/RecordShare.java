package org.callboard.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.callboard.platform.Bounds;
import org.callboard.platform.Settings;

/**
 * What this node remembers of its own entries: which of them may be counted rather than written
 * again, and how much of what was before and after each organization has written today.
 */
@ApplicationScoped
class RecordShare {

  /** What is repeated within it is one entry. */
  private static final Duration REPEATED = Duration.ofHours(1);

  private static final Duration DAY = Duration.ofDays(1);
  private static final int MAX_REMEMBERED = 10_000;

  private final Cache<String, Long> entries =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(REPEATED).build();

  private final Cache<Long, AtomicLong> written =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(DAY).build();

  private final long maxOfDay;

  /** For the container's proxy only. */
  protected RecordShare() {
    maxOfDay = 0;
  }

  @Inject
  RecordShare(Settings settings) {
    maxOfDay = settings.get(Bounds.RECORD_BYTES);
  }

  /** The id of the entry that says the same, if it was written within the last hour. */
  Optional<Long> entry(String same) {
    return Optional.ofNullable(entries.getIfPresent(same));
  }

  void remember(String same, long id) {
    entries.put(same, id);
  }

  /** How long states may be that are written now for an organization; if so, that is taken. */
  int longest(RecordedOrganization organization, Optional<String> before, Optional<String> after) {
    long length =
        before.map(RecordShare::written).orElse(0) + after.map(RecordShare::written).orElse(0);
    return fits(written.get(organization.id(), id -> new AtomicLong()), length)
        ? AuditLog.MAX_STATE
        : AuditLog.SHORT;
  }

  /** How much of a state is written at most. */
  private static int written(String json) {
    return json.length() > AuditLog.MAX_STATE ? 0 : json.length();
  }

  private boolean fits(AtomicLong written, long length) {
    long before = written.getAndUpdate(now -> now + length <= maxOfDay ? now + length : now);
    return before + length <= maxOfDay;
  }
}
