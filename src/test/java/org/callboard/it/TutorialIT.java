package org.callboard.it;

import java.nio.file.Path;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial, command by command, as its reader runs it. */
class TutorialIT extends DeployedCallboard {

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> everyCommandDoesWhatTheTutorialSays() throws Exception {
    for (String left : new String[] {"ACME", "ACME-COPY"}) {
      Api.operator().delete("/organizations/" + left + "?confirm=" + left).expect(204, 404);
    }
    return new DocumentedCommands("docs/admin-api.md", folder).run(20);
  }
}
