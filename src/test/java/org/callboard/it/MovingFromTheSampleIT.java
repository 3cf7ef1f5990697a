package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The way from the vendor's sample server, and back, as its reader walks it. */
class MovingFromTheSampleIT extends DeployedCallboard {

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> everyCommandDoesWhatTheDocumentSays() throws Exception {
    Api.operator().delete("/organizations/ACME?confirm=ACME").expect(204, 404);
    List<DynamicTest> tests =
        new ArrayList<>(
            new DocumentedCommands("docs/moving-from-the-php-sample.md", folder).run(8));
    tests.add(dynamicTest("a phone keeps its password", this::aPhoneKeepsItsPassword));
    return tests;
  }

  /** It gets the account that the sample would have sent, and no token. */
  private void aPhoneKeepsItsPassword() {
    String account =
        Http.post(
                "/provisioning/account",
                "application/x-www-form-urlencoded",
                "cloud_id=ACME&cloud_username=ann&cloud_password=wonderful")
            .text();
    assertThat(account)
        .contains(
            "<title>Ann Miller</title>",
            "<username>1001</username>",
            "<password>of SIP</password>",
            "<host>sip.example.com</host>",
            "<cloud_password>wonderful</cloud_password>");
  }
}
