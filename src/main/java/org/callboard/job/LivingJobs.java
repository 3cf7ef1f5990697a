package org.callboard.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that this node has begun and not ended, whether they work or wait. */
@ApplicationScoped
public class LivingJobs {

  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  void begin(String id) {
    ids.add(id);
  }

  void end(String id) {
    ids.remove(id);
  }

  Set<String> ids() {
    return Set.copyOf(ids);
  }
}
