package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;

/** The second step of an import of subscribers: everything in one transaction, or nothing. */
@ApplicationScoped
public class SubscriberImportWriter {

  @Inject private BulkTransaction transaction;
  @Inject private OrganizationEditor organizations;
  @Inject private SubscriberBatches batches;

  /** Whether it was done, or would be. */
  boolean write(
      OrganizationSnapshot organization, DataInputStream in, ImportOptions how, Progress progress)
      throws IOException {
    if (how.dryRun() || progress.hasErrors()) {
      writeAll(organization, in, how, progress, false);
      return !progress.hasErrors();
    }
    return transaction.run(
        "subscribers.csv",
        how,
        progress,
        () -> {
          organizations.lock(organization.id());
          writeAll(organization, in, how, progress, true);
          return organization;
        });
  }

  private void writeAll(
      OrganizationSnapshot organization,
      DataInputStream in,
      ImportOptions how,
      Progress progress,
      boolean writes)
      throws IOException {
    SubscriberBatches.State state = batches.begin(organization);
    List<PreparedLine> batch = new ArrayList<>();
    Optional<PreparedLine> line;
    do {
      line = PreparedLine.read(in);
      line.ifPresent(batch::add);
      if (batch.size() == SubscriberBatches.SIZE || line.isEmpty()) {
        progress.checkpoint();
        batches.write(state, batch, how, progress, writes);
        batch.clear();
      }
    } while (line.isPresent());
  }
}
