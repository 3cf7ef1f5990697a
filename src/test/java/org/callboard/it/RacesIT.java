package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestDatabase;
import org.callboard.platform.DatabaseTrouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two administrators at once, and phones that sign in while they are edited. */
class RacesIT extends DeployedCallboard {

  private static final int MANY = 8;

  private final Api operator = Api.operator();
  private String cloudId;
  private String organization;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    organization = "/organizations/" + cloudId;
    operator.put(organization, "{\"name\": \"Acme\"}").expect(201);
  }

  private static <T> List<T> together(List<Callable<T>> all) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(all.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(all)) {
        results.add(future.get());
      }
      return results;
    } finally {
      executor.shutdown();
    }
  }

  private static String item(String name) {
    return "{\"displayName\": \"" + name + "\", \"uri\": \"5000\"}";
  }

  /** A server under load may ask to come again. */
  private static Reply again(Callable<Reply> request) throws Exception {
    Reply reply = request.call();
    for (int i = 0; i < 20 && reply.status() == 503; i++) {
      assertThat(reply.header("Retry-After")).isNotEmpty();
      Thread.onSpinWait();
      reply = request.call();
    }
    return reply;
  }

  @Test
  void ofTwoWhoSawTheSameListOnlyTheFirstReplacesIt() throws Exception {
    operator.put(organization + "/quick-dial/a", item("A")).expect(201);
    String tag = operator.get(organization + "/quick-dial").etag();
    List<Reply> replies =
        together(
            IntStream.range(0, MANY)
                .<Callable<Reply>>mapToObj(
                    i ->
                        () ->
                            again(
                                () ->
                                    operator
                                        .ifMatch(tag)
                                        .put(
                                            organization + "/quick-dial",
                                            "{\"items\": [{\"id\": \"n"
                                                + i
                                                + "\", \"displayName\": \"N\", \"uri\": \"1\"}]}")))
                .toList());
    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
    assertThat(replies).filteredOn(reply -> reply.status() == 412).hasSize(MANY - 1);
    Reply winner = replies.stream().filter(reply -> reply.status() == 200).findFirst().get();
    Reply now = operator.get(organization + "/quick-dial");
    assertThat(now.ids()).isEqualTo(winner.ids());
    assertThat(now.etag()).isEqualTo(winner.etag());
  }

  @Test
  void whoReadsAgainAfterARefusalLosesNothing() throws Exception {
    operator.put(organization + "/quick-dial", "{\"items\": []}").expect(200);
    together(
        IntStream.range(0, MANY)
            .<Callable<Boolean>>mapToObj(i -> () -> addToTheList("n" + i))
            .toList());
    assertThat(operator.get(organization + "/quick-dial").ids())
        .containsExactlyInAnyOrder(
            IntStream.range(0, MANY).mapToObj(i -> "n" + i).toArray(String[]::new));
  }

  private boolean addToTheList(String id) throws Exception {
    for (int i = 0; i < 100; i++) {
      Reply list = operator.get(organization + "/quick-dial").expect(200);
      JsonArrayBuilder items = Json.createArrayBuilder(list.json().getJsonArray("items"));
      items.add(
          Json.createObjectBuilder().add("id", id).add("displayName", id).add("uri", "1").build());
      JsonObject body = Json.createObjectBuilder().add("items", items).build();
      Reply reply =
          again(() -> operator.ifMatch(list.etag()).put(organization + "/quick-dial", body));
      if (reply.status() == 200) {
        return true;
      }
      reply.problem(412, "changed-meanwhile");
    }
    throw new AssertionError(id + " never got through");
  }

  @Test
  void editsOfDifferentItemsOfOneListAllStay() throws Exception {
    List<Reply> replies =
        together(
            IntStream.range(0, MANY)
                .<Callable<Reply>>mapToObj(
                    i ->
                        () ->
                            again(
                                () ->
                                    operator.put(
                                        organization + "/quick-dial/n" + i, item("N" + i))))
                .toList());
    assertThat(replies).allSatisfy(reply -> reply.expect(201));
    assertThat(operator.get(organization + "/quick-dial").ids()).hasSize(MANY);
  }

  @Test
  void ofManyWhoCreateTheSameOneDoes() throws Exception {
    for (String path :
        new String[] {"/quick-dial/x", "/groups/x", "/subscribers/x", "/dial-actions/x"}) {
      String body =
          path.startsWith("/quick")
              ? item("X")
              : path.startsWith("/dial") ? "{\"nodes\": []}" : "{}";
      List<Reply> replies =
          together(
              IntStream.range(0, MANY)
                  .<Callable<Reply>>mapToObj(
                      i ->
                          () ->
                              again(
                                  () ->
                                      operator
                                          .with("If-None-Match", "*")
                                          .put(organization + path, body)))
                  .toList());
      assertThat(replies).filteredOn(r -> r.status() == 201).describedAs(path).hasSize(1);
      assertThat(replies).filteredOn(r -> r.status() != 201).allSatisfy(r -> r.expect(409, 412));
    }
  }

  @Test
  void anOrganizationCreatedByManyIsCreatedOnce() throws Exception {
    String path = "/organizations/" + TestData.newCloudId();
    List<Reply> replies =
        together(
            IntStream.range(0, MANY)
                .<Callable<Reply>>mapToObj(
                    i -> () -> again(() -> operator.put(path, "{\"name\": \"Acme\"}")))
                .toList());
    assertThat(replies).allSatisfy(r -> r.expect(200, 201, 409));
    assertThat(replies).filteredOn(r -> r.status() == 201).hasSize(1);
    operator.get(path).expect(200);
  }

  @Test
  void publishingTwiceAtOncePublishesOnce() throws Exception {
    operator.put(organization + "/draft/quick-dial/new", item("New")).expect(201);
    List<Reply> replies =
        together(
            IntStream.range(0, 4)
                .<Callable<Reply>>mapToObj(
                    i -> () -> again(() -> operator.post(organization + "/draft/publish")))
                .toList());
    assertThat(replies).allSatisfy(r -> r.expect(200));
    assertThat(replies.stream().mapToInt(r -> r.json().getInt("total")).sum()).isEqualTo(1);
    assertThat(operator.get(organization + "/quick-dial").ids()).containsExactly("new");
  }

  @Test
  void aSubscriberWhoIsDeletedDuringSignInIsRefusedFromThenOn() throws Exception {
    operator.put(organization + "/quick-dial/canteen", item("Canteen")).expect(201);
    for (int round = 0; round < 6; round++) {
      String ann = organization + "/subscribers/ann";
      String password = "wonderful" + round;
      operator.put(ann, "{\"password\": \"" + password + "\"}").expect(201);
      List<Callable<Answer>> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(() -> PhoneClient.get(cloudId, "ann", password));
      }
      all.add(() -> operator.delete(ann).expect(204).answer());
      assertThat(together(all)).allSatisfy(reply -> assertThat(reply.status()).isIn(200, 204, 403));
      assertThat(PhoneClient.get(cloudId, "ann", password).status()).isEqualTo(403);
      operator.get(ann).problem(404, "not-found");
    }
  }

  @Test
  void anOrganizationThatIsDeletedDuringSignInIsGone() throws Exception {
    operator.put(organization + "/quick-dial/canteen", item("Canteen")).expect(201);
    operator.put(organization + "/subscribers/ann", "{\"password\": \"wonderful\"}").expect(201);
    List<Callable<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(() -> PhoneClient.get(cloudId, "ann", "wonderful"));
    }
    all.add(() -> operator.delete(organization + "?confirm=" + cloudId).expect(204).answer());
    assertThat(together(all)).allSatisfy(reply -> assertThat(reply.status()).isIn(200, 204, 403));
    assertThat(PhoneClient.get(cloudId, "ann", "wonderful").status()).isEqualTo(403);
    operator.get(organization).problem(404, "not-found");
  }

  @Test
  void whoPutsIsToldWhatWasPutEvenIfSomebodyDeletesItAtOnce() throws Exception {
    String name = "race-" + cloudId.toLowerCase();
    String manager =
        "{\"role\": \"manager\", \"organization\": \"%s\", \"password\": \"a long password\"}"
            .formatted(cloudId);
    for (List<String> each :
        List.of(
            List.of(organization + "/subscribers/bob", "{\"displayName\": \"Bob\"}"),
            List.of(organization + "/groups/sales", "{\"members\": []}"),
            List.of("/administrators/" + name, manager))) {
      operator.put(each.get(0), each.get(1)).expect(201); // or deletions could all be over first
      List<Callable<List<Reply>>> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(() -> repeat(() -> operator.put(each.get(0), each.get(1))));
        all.add(() -> repeat(() -> operator.delete(each.get(0))));
      }
      List<Reply> replies = together(all).stream().flatMap(List::stream).toList();
      assertThat(replies)
          .filteredOn(reply -> reply.request().startsWith("PUT"))
          .allSatisfy(reply -> reply.expect(200, 201, 409, 503));
      assertThat(replies).anyMatch(reply -> reply.status() == 201);
      assertThat(replies).anyMatch(reply -> reply.status() == 204);
    }
  }

  /** The import waits for a row that the test holds, behind the slice that it has written. */
  @Test
  void whoeverEditsOnePersonIsAnsweredWhileOthersAreImported() throws Exception {
    for (String name : List.of("first", "last", "ann")) {
      operator.put(organization + "/subscribers/" + name, "{}").expect(201);
    }
    String csv =
        IntStream.range(0, 600)
            .mapToObj(i -> "user" + i)
            .collect(Collectors.joining("\n", "username\nfirst\n", "\nlast\n"));
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (Connection other = TestDatabase.connect()) {
      other.setAutoCommit(false);
      assertThat(isLockedElsewhere(other, "last")).isFalse(); // and is by this one now
      Future<Reply> imported =
          executor.submit(
              () ->
                  operator.post(
                      organization + "/subscribers.csv?onConflict=update&background=false",
                      "text/csv",
                      csv));
      Waiting.await("the first slice", () -> isLockedElsewhere("first"));
      operator.put(organization + "/subscribers/ann", "{\"displayName\": \"Ann\"}").expect(200);
      operator.put(organization + "/subscribers/eve", "{}").expect(201);
      operator.put(organization + "/quick-dial/x", item("X")).expect(201);
      assertThat(imported.isDone()).isFalse();
      other.rollback();
      imported.get().expect(200);
    } finally {
      executor.shutdown();
    }
    operator.get(organization + "/subscribers/user599").expect(200);
  }

  private boolean isLockedElsewhere(String username) {
    try (Connection connection = TestDatabase.connect()) {
      connection.setAutoCommit(false);
      boolean locked = isLockedElsewhere(connection, username);
      connection.rollback();
      return locked;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Locks it if nobody else has. */
  private boolean isLockedElsewhere(Connection connection, String username) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT id FROM subscriber WHERE username = ? AND organization_id ="
                + " (SELECT o.id FROM organization o WHERE o.cloud_id = ?) FOR UPDATE NOWAIT")) {
      statement.setString(1, username);
      statement.setString(2, cloudId);
      statement.executeQuery().close();
      return false;
    } catch (SQLException e) {
      assertThat(DatabaseTrouble.of(e)).contains(DatabaseTrouble.BUSY);
      return true;
    }
  }

  private static List<Reply> repeat(Callable<Reply> request) throws Exception {
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      replies.add(request.call());
    }
    return replies;
  }
}
