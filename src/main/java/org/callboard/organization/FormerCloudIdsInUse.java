package org.callboard.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By which former Cloud IDs phones ask: kept in memory and written now and then, so that no request
 * writes.
 */
@ApplicationScoped
public class FormerCloudIdsInUse {

  private final Map<CloudId, Long> asked = new ConcurrentHashMap<>();
  private final FormerCloudIdDirectory directory;

  /** For the container's proxy only. */
  protected FormerCloudIdsInUse() {
    this(null);
  }

  @Inject
  public FormerCloudIdsInUse(FormerCloudIdDirectory directory) {
    this.directory = directory;
  }

  /** A phone that is recognized asks now by this, which its organization has had. */
  public void saw(CloudId cloudId) {
    asked.put(cloudId, System.nanoTime());
  }

  /** Writes what was seen since the last time. What cannot be written is kept. */
  public void flush() {
    long now = System.nanoTime();
    for (Map.Entry<CloudId, Long> one : asked.entrySet()) {
      directory.markAsked(one.getKey(), Duration.ofNanos(Math.max(0, now - one.getValue())));
      asked.remove(one.getKey(), one.getValue());
    }
  }
}
