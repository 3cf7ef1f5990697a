package org.callboard.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.callboard.organization.OrganizationRows;

/** Deletes jobs, some of their lines at a time. */
@ApplicationScoped
public class JobRemoval implements OrganizationRows {

  /** A line is much less than a subscriber. */
  private static final int LINES = 50;

  @PersistenceContext private EntityManager entities;

  @Override
  public boolean deleteSome(long organizationId, int size) {
    Optional<String> job =
        entities
            .createQuery("SELECT j.id FROM JobRow j WHERE j.organizationId = :id", String.class)
            .setParameter("id", organizationId)
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
    job.ifPresent(id -> deleteSomeOf(id, LINES * size));
    return job.isPresent();
  }

  /** Deletes so many lines of a job; if it has fewer, the job itself. */
  void deleteSomeOf(String id, int lines) {
    Optional<Long> lastOfSlice =
        entities
            .createQuery(
                "SELECT l.id FROM JobLineRow l WHERE l.jobId = :job ORDER BY l.id", Long.class)
            .setParameter("job", id)
            .setFirstResult(lines - 1)
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
    if (lastOfSlice.isPresent()) {
      entities
          .createQuery("DELETE FROM JobLineRow l WHERE l.jobId = :job AND l.id <= :last")
          .setParameter("job", id)
          .setParameter("last", lastOfSlice.get())
          .executeUpdate();
    } else { // the rest goes with the job
      entities
          .createQuery("DELETE FROM JobRow j WHERE j.id = :job")
          .setParameter("job", id)
          .executeUpdate();
    }
  }
}
