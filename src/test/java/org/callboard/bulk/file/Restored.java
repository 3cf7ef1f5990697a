package org.callboard.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.Upload;
import org.callboard.job.Progress;
import org.callboard.organization.OrganizationSnapshot;

/** An organization that is there, updated by a file. */
final class Restored {

  private Restored() {}

  static Progress by(
      OrganizationImport imports,
      OrganizationSnapshot organization,
      String file,
      Optional<String> passphrase)
      throws IOException {
    Progress told = new Progress();
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    boolean done =
        imports
            .work(
                organization.cloudId(),
                Optional.of(organization),
                Optional.empty(),
                Upload.of(new ByteArrayInputStream(bytes), 1 << 24),
                new ImportOptions(OnConflict.UPDATE, false),
                passphrase)
            .task()
            .run(told);
    assertThat(done).describedAs("%s", told.lines()).isTrue();
    return told;
  }
}
