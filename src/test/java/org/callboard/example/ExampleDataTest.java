package org.callboard.example;

import java.util.Optional;
import org.callboard.Golden;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.ReplacePriority;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.subscriber.SnapshotOf;
import org.junit.jupiter.api.Test;

class ExampleDataTest {

  @Test
  void theExampleGivesTheAnswerThatTheDocumentationShows() {
    OrganizationSnapshot organization =
        SnapshotOf.organization(
            1,
            ExampleData.CLOUD_ID,
            ExampleData.NAME,
            true,
            Optional.of(ReplacePriority.DEFAULT),
            false);
    byte[] answer =
        new ProvisioningXml()
            .global(
                ExampleData.organizationLayer().overlaidWith(ExampleData.subscriberLayer()),
                organization);
    Golden.assertEqual("documented-request.xml", answer);
  }
}
