package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.ServerLog;
import org.junit.jupiter.api.Test;

/** More programs at once than the server's pool has connections. */
class AdministratorLoadIT extends DeployedCallboard {

  private static final int PROGRAMS = 190;

  @Test
  void aStormOfProgramsTakesNeitherAllConnectionsNorTheClocks() throws Exception {
    String token =
        Api.operator()
            .post("/tokens", "{\"name\": \"storm\"}")
            .expect(201)
            .json()
            .getString("token");
    String cloudId = TestData.newCloudId();
    long[] rows = new long[2];
    TestData.atOnce(
        () -> {
          rows[0] = TestData.organization(cloudId);
          TestData.subscriber(rows[0], "ann", "12345678");
          rows[1] = TestData.organizationLayer(rows[0]);
          TestData.item(rows[1], "canteen", "Canteen 0", "5000", 20);
        });
    assertThat(PhoneClient.get(cloudId, "ann", "12345678").text()).contains("Canteen 0");
    long stacks = stackLines();

    AtomicBoolean storm = new AtomicBoolean(true);
    ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS);
    List<Future<List<Reply>>> results = new ArrayList<>();
    try {
      for (int i = 0; i < PROGRAMS; i++) {
        results.add(programs.submit(() -> ask(token, cloudId, storm)));
      }
      for (int i = 1; i <= 5; i++) {
        String name = "Canteen " + i;
        TestData.sql(
            "UPDATE quick_dial_item SET display_name = ? WHERE layer_id = ?", name, rows[1]);
        TestData.changed(rows[0], null);
        Waiting.await(
            "what the feed tells",
            () -> PhoneClient.get(cloudId, "ann", "12345678").text().contains(name));
      }
    } finally {
      storm.set(false);
      programs.shutdown();
    }
    List<Reply> replies = new ArrayList<>();
    for (Future<List<Reply>> result : results) {
      replies.addAll(result.get());
    }
    assertThat(replies)
        .allSatisfy(reply -> reply.expect(200, 503))
        .filteredOn(reply -> reply.status() == 503)
        .allSatisfy(reply -> reply.problem(503, "busy"))
        .allSatisfy(reply -> assertThat(reply.header("Retry-After")).matches("[1-9]\\d*"))
        .hasSizeLessThan(replies.size() / 2);
    assertThat(stackLines() - stacks).describedAs("lines of stack traces").isZero();
  }

  /** A program that comes again at once, whatever it is told. */
  private static List<Reply> ask(String token, String cloudId, AtomicBoolean storm) {
    List<Reply> replies = new ArrayList<>();
    do {
      replies.add(Api.bearer(token).get("/organizations/" + cloudId + "/quick-dial"));
    } while (storm.get());
    return replies;
  }

  private static long stackLines() {
    return ServerLog.text().lines().filter(line -> line.startsWith("\tat ")).count();
  }
}
