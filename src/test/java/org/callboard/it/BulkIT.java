package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.bulk.OpenUploads;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.simulator.PhoneSimulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many things at once: what goes in, what comes out, what is refused, and what phones see. */
class BulkIT extends DeployedCallboard {

  private static final String CSV = "text/csv";

  /** A busy machine needs more than a minute for fifty thousand lines. */
  private static final Duration LONG_JOB = Duration.ofMinutes(5);

  private static final String PASSPHRASE = "correct horse battery";

  private final Api api = Api.operator();
  private String cloudId;
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
  }

  private Reply post(String query, String csv) {
    return api.post(acme + "/subscribers.csv" + query, CSV, csv);
  }

  private static JsonObject counts(JsonObject report) {
    return report.getJsonObject("counts");
  }

  private static JsonObject failed(Reply reply) {
    return reply.problem(400, "import-failed").json().getJsonObject("report");
  }

  private static List<Integer> wrongLines(JsonObject report) {
    return report.getJsonArray("lines").getValuesAs(JsonObject.class).stream()
        .filter(line -> line.getString("outcome").equals("error"))
        .map(line -> line.getInt("line"))
        .toList();
  }

  private int subscribers() {
    return api.get(acme + "/subscribers").expect(200).json().getInt("total");
  }

  private static String hashIsLike(String username, String pattern) {
    return TestData.sql(
                "UPDATE subscriber SET enabled = enabled WHERE username = ? AND password_hash LIKE ?",
                username,
                pattern)
            > 0
        ? "yes"
        : "no";
  }

  private JsonObject ended(Reply accepted) {
    String job = accepted.expect(202).answer().header("Location").replaceFirst(".*/api/v1", "");
    Waiting.await(
        "the job to end",
        LONG_JOB,
        () -> !api.get(job).json().getString("state").equals("running"));
    return api.get(job).expect(200).json();
  }

  // --- passwords ---------------------------------------------------------------------------------

  @Test
  void aPhoneSignsInWithAnImportedPasswordAndItsHashIsUpgraded() {
    String name = "plain" + cloudId;
    post("", "username,password\n" + name + ",12345678\n").expect(200);
    assertThat(PhoneClient.get(cloudId, name, "wrong").status()).isEqualTo(403);
    assertThat(PhoneClient.get(cloudId, name, "12345678").status()).isEqualTo(200);
    assertThat(hashIsLike(name, TestData.ownHashes())).isEqualTo("yes");
    assertThat(PhoneClient.get(cloudId, name, "12345678").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, name, "wrong").status()).isEqualTo(403);
  }

  @Test
  void aPhoneSignsInWithTheVendorsBcryptHashAndItIsUpgraded() {
    String name = "bcrypt" + cloudId;
    String hash =
        new String(
            BCrypt.with(BCrypt.Version.VERSION_2Y)
                .hash(10, "s3cret".getBytes(StandardCharsets.UTF_8)),
            StandardCharsets.US_ASCII);
    post(
            "",
            "cloud_username,cloud_password,username,password,display_name,first_name,last_name,"
                + "avatar,phone_number1\n"
                + name
                + ",bcrypt:"
                + hash
                + ",1002,SIP,Example User,Example,User,https://example.com/a.png,Mobile:+1202\n")
        .expect(200);
    assertThat(hashIsLike(name, "bcrypt:$2y$10$%")).isEqualTo("yes");
    assertThat(PhoneClient.get(cloudId, name, "wrong").status()).isEqualTo(403);
    assertThat(PhoneClient.get(cloudId, name, "SIP").status()).isEqualTo(403);
    assertThat(PhoneClient.get(cloudId, name, "s3cret").status()).isEqualTo(200);
    assertThat(hashIsLike(name, TestData.ownHashes())).isEqualTo("yes");
    assertThat(PhoneClient.get(cloudId, name, "s3cret").status()).isEqualTo(200);
    assertThat(api.get(acme + "/subscribers/" + name).json().getString("displayName"))
        .isEqualTo("Example User");
  }

  @Test
  void aCheapHashIsWrappedWithoutASignInAndStillFits() {
    TestData.sql("DELETE FROM subscriber WHERE password_hash LIKE 'PBKDF2WithHmacSHA512:1000:%'");
    String name = "wrap" + cloudId;
    post("", "username,password\n" + name + ",12345678\n").expect(200);
    Waiting.await(
        "the hash to be wrapped",
        () -> hashIsLike(name, "wrapped:PBKDF2WithHmacSHA512:1000:%").equals("yes"));
    assertThat(PhoneClient.get(cloudId, name, "wrong").status()).isEqualTo(403);
    assertThat(PhoneClient.get(cloudId, name, "12345678").status()).isEqualTo(200);
    assertThat(hashIsLike(name, TestData.ownHashes())).isEqualTo("yes");
  }

  @Test
  void whoHasNoPasswordDoesNotSignIn() {
    post("", "username\nann\n").expect(200);
    JsonObject ann = api.get(acme + "/subscribers/ann").expect(200).json();
    assertThat(ann.getBoolean("hasPassword")).isFalse();
    for (String password : List.of("none", "x")) {
      assertThat(PhoneClient.get(cloudId, "ann", password).status()).isEqualTo(403);
    }
  }

  // --- what becomes of lines
  // -----------------------------------------------------------------------

  @Test
  void whatIsThereMakesTheImportFailOrIsSkippedOrUpdated() {
    post("", "username,displayName,enabled,password\nann,Ann,true,12345678\n").expect(200);
    String csv = "username,displayName\nbob,Bob\nANN,Other\n";
    JsonObject report = failed(post("", csv));
    assertThat(wrongLines(report)).containsExactly(3);
    assertThat(subscribers()).isEqualTo(1);

    assertThat(counts(post("?onConflict=skip", csv).expect(200).json()).getInt("skipped"))
        .isEqualTo(1);
    assertThat(api.get(acme + "/subscribers/ann").json().getString("displayName")).isEqualTo("Ann");
    assertThat(subscribers()).isEqualTo(2);

    assertThat(counts(post("?onConflict=update", csv).expect(200).json()).getInt("updated"))
        .isEqualTo(2);
    JsonObject ann = api.get(acme + "/subscribers/ann").json();
    assertThat(ann.getString("displayName")).isEqualTo("Other");
    assertThat(ann.getString("username")).isEqualTo("ann");
    assertThat(PhoneClient.get(cloudId, "ann", "12345678").status())
        .as("the file has no passwords, so they stay")
        .isEqualTo(200);
    post("?onConflict=perhaps", csv).expect(400);
  }

  @Test
  void aDryRunSaysWhatWouldBeAndChangesNothing() {
    JsonObject report =
        post("?dryRun=true", "username,groups\nann,sales|night\nbob,\n").expect(200).json();
    assertThat(report.getBoolean("dryRun")).isTrue();
    assertThat(counts(report).getInt("created")).isEqualTo(2);
    assertThat(report.getJsonArray("lines").getJsonObject(0).getString("message"))
        .contains("sales, night");
    assertThat(subscribers()).isZero();
    assertThat(api.get(acme + "/groups").json().getInt("total")).isZero();
    JsonObject wrong = post("?dryRun=true", "username\nann\nann\n").expect(200).json();
    assertThat(wrong.getString("state")).isEqualTo("failed");
  }

  @Test
  void anImportIsOnRecord() {
    post("", "username,password\nann,verysecret1\n").expect(200);
    String audit = api.get("/audit?organization=" + cloudId).expect(200).answer().text();
    assertThat(audit)
        .contains("\"import\"")
        .contains("subscribers.csv")
        .doesNotContain("verysecret1");
  }

  @Test
  void groupsAreMadeAndPhonesConvergeWhenSomebodyLeavesOne() {
    post("", "username,password,groups\nann,12345678,sales|night\n").expect(200);
    api.put(
            acme + "/groups/sales/quick-dial/desk",
            "{\"displayName\":\"Desk\",\"uri\":\"1\",\"priority\":60}")
        .expect(201);
    PhoneSimulator phone = new PhoneSimulator();
    phone.merge(PhoneClient.get(cloudId, "ann", "12345678").bytes());
    assertThat(phone.quickDial()).containsKey("desk");
    post("?onConflict=update", "username,groups\nann,night\n").expect(200);
    phone.merge(PhoneClient.get(cloudId, "ann", "12345678").bytes());
    assertThat(phone.quickDial()).doesNotContainKey("desk");
  }

  @Test
  void aPhoneOfADeletedSubscriberIsToldToForgetWhenAnImportBringsItBack() {
    post("", "username,password\nann,12345678\n").expect(200);
    api.put(
            acme + "/subscribers/ann/quick-dial/mum",
            "{\"displayName\":\"Mum\",\"uri\":\"1\",\"priority\":60}")
        .expect(201);
    PhoneSimulator phone = new PhoneSimulator();
    phone.merge(PhoneClient.get(cloudId, "ann", "12345678").bytes());
    assertThat(phone.quickDial()).containsKey("mum");
    api.delete(acme + "/subscribers/ann").expect(204);
    post("", "username,password\nANN,87654321\n").expect(200);
    phone.merge(PhoneClient.get(cloudId, "ann", "87654321").bytes());
    assertThat(phone.quickDial()).doesNotContainKey("mum");
  }

  // --- bad input
  // -----------------------------------------------------------------------------------

  @Test
  void whatCannotBeReadIsRefusedWithItsLine() {
    assertThat(wrongLines(failed(post("", "username,colour\nann,red\n")))).containsExactly(1);
    assertThat(wrongLines(failed(post("", "username\nann\n\"bob\n")))).containsExactly(3);
    assertThat(
            wrongLines(failed(post("?background=false", "username\nann\n" + "x".repeat(1 << 20)))))
        .containsExactly(3);
    assertThat(wrongLines(failed(post("", "username,password\nann,bcrypt:$2y$31$x\n"))))
        .containsExactly(2);
    assertThat(failed(post("", "")).getJsonArray("lines")).hasSize(1);
    assertThat(subscribers()).isZero();
  }

  @Test
  void mixedEncodingsAreRefused() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("username\nZoë\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("Chloë\n".getBytes(StandardCharsets.ISO_8859_1));
    Reply reply =
        api.with("Content-Type", CSV)
            .send(
                "POST", acme + "/subscribers.csv", BodyPublishers.ofByteArray(bytes.toByteArray()));
    assertThat(wrongLines(failed(reply))).containsExactly(3);
  }

  @Test
  void fiftyThousandSpellingsOfOneNameAreRefusedLineByLine() {
    String csv =
        IntStream.range(0, 50_000)
            .mapToObj(BulkIT::spelling)
            .collect(Collectors.joining("\n", "username\n", "\n"));
    JsonObject job = ended(post("", csv));
    assertThat(job.getString("state")).isEqualTo("failed");
    assertThat(counts(job).getInt("lines")).isEqualTo(50_000);
    assertThat(counts(job).getInt("failed")).isEqualTo(49_999);
    assertThat(subscribers()).isZero();
    JsonObject lines =
        api.get(acme + "/jobs/" + job.getString("id") + "/lines?limit=1000").expect(200).json();
    assertThat(lines.getInt("total")).isEqualTo(50_000);
    assertThat(lines.getJsonArray("items").getValuesAs(JsonObject.class))
        .extracting(line -> line.getInt("line"))
        .startsWith(2, 3, 4)
        .isSorted();
    String address = acme + "/jobs/" + job.getString("id") + "/lines?limit=1&outcome=";
    assertThat(api.get(address + "error").expect(200).json().getInt("total")).isEqualTo(49_999);
    assertThat(api.get(address + "create").expect(200).json().getInt("total")).isEqualTo(1);
    api.get(address + "good").problem(400, "invalid-parameter");
  }

  @Test
  void thoseWhoAreLookedForAreExported() {
    api.put(acme + "/groups/Sales", "{}").expect(201);
    api.put(acme + "/subscribers/ann", "{\"groups\": [\"Sales\"]}").expect(201);
    api.put(acme + "/subscribers/bob", "{\"enabled\": false}").expect(201);
    String path = acme + "/subscribers.csv";
    assertThat(api.get(path).expect(200).text().lines()).hasSize(3);
    assertThat(api.get(path + "?group=Sales").expect(200).text())
        .contains("ann")
        .doesNotContain("bob");
    assertThat(api.get(path + "?enabled=false").expect(200).text().lines())
        .element(1)
        .isEqualTo("bob,,false,");
    assertThat(api.get(path + "?q=zz").expect(200).text().lines()).hasSize(1);
    api.get(path + "?group=None").problem(400, "invalid-parameter");
  }

  private static String spelling(int number) {
    char[] name = "abcdefghijklmnop".toCharArray();
    for (int i = 0; i < name.length; i++) {
      if ((number >> i & 1) == 1) {
        name[i] = Character.toUpperCase(name[i]);
      }
    }
    return new String(name);
  }

  /** Without a length, so that it must be counted; the client may learn of it while it sends. */
  @Test
  void twoHundredMegabytesAreRefusedWhileTheyCome() {
    try {
      api.with("Content-Type", CSV)
          .send(
              "POST",
              acme + "/subscribers.csv",
              BodyPublishers.ofInputStream(() -> new Endless(200L << 20)))
          .problem(413, "too-large");
    } catch (UncheckedIOException e) {
      assertThat(e).as("the server has closed the connection").isNotNull();
    }
    assertThat(subscribers()).isZero();
  }

  /** So many bytes of nothing in particular. */
  private static final class Endless extends InputStream {

    private long left;

    Endless(long bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = (int) Math.min(left, length);
      Arrays.fill(target, offset, offset + count, (byte) 'x');
      left -= count;
      return count == 0 ? -1 : count;
    }
  }

  @Test
  void anotherKindOfBodyIsRefused() {
    api.post(acme + "/subscribers.csv", "application/json", "{}")
        .problem(415, "unsupported-media-type");
  }

  @Test
  void whateverIsRefusedNoUploadStaysOpen() {
    long before = openUploads();
    String sample =
        "--x\r\nContent-Disposition: form-data; name=\"users\"\r\n\r\ncloud_username\nann\n\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"template\"\r\n\r\n<root/>\r\n--x";
    for (String query : List.of("?background=maybe", "?dryRun=perhaps", "?onConflict=never")) {
      post(query, "username\nann\n").expect(400);
      api.post(acme + "/quick-dial.csv" + query, CSV, "id\n1\n").expect(400);
      api.post(acme + "/import" + query, "{}").expect(400);
      api.post(
              acme + "/vendor-sample" + query, "multipart/form-data; boundary=x", sample + "--\r\n")
          .expect(400);
    }
    post("", "colour\nred\n").expect(400);
    api.post(acme + "/import", "{}").expect(400);
    api.post(acme + "/import", "no JSON").expect(400);
    api.post(acme + "/quick-dial.csv", CSV, "colour\nred\n").expect(400);
    String form = "multipart/form-data; boundary=x";
    api.post(acme + "/vendor-sample", form, sample + "--\r\n").expect(400);
    api.post(acme + "/vendor-sample", form, sample).expect(400);
    api.post(acme + "/vendor-sample", form, sample.replace("template", "users")).expect(400);
    assertThat(openUploads()).isEqualTo(before);
    ended(post("?background=true", "username\nann\nann\n"));
    Reply cancelled = post("", many(60_000)).expect(202);
    api.delete(cancelled.answer().header("Location").replaceFirst(".*/api/v1", "")).expect(204);
    ended(cancelled);
    Waiting.await("the job's upload to be closed", () -> openUploads() == before);
  }

  /** Of the server, which is a child of this process. */
  private static long openUploads() {
    return ProcessHandle.current().descendants().mapToLong(OpenUploads::of).sum();
  }

  // --- jobs
  // ----------------------------------------------------------------------------------------

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "user" + i + ",password" + i)
        .collect(Collectors.joining("\n", "username,password\n", "\n"));
  }

  @Test
  void aLongImportIsAJobThatSaysHowFarItIs() {
    JsonObject job = ended(post("", many(2500)));
    assertThat(job.getString("state")).describedAs(job.toString()).isEqualTo("done");
    assertThat(counts(job).getInt("created")).isEqualTo(2500);
    assertThat(subscribers()).isEqualTo(2500);
    assertThat(PhoneClient.get(cloudId, "user2499", "password2499").status()).isEqualTo(200);
    assertThat(api.get(acme + "/jobs").expect(200).json().getInt("total")).isEqualTo(1);
    String audit = api.get("/audit?organization=" + cloudId).expect(200).answer().text();
    assertThat(audit).contains("\"administrator\":\"admin\"").contains("\"import\"");
    api.delete(acme + "/jobs/" + job.getString("id")).problem(409, "conflict");
  }

  @Test
  void aCancelledJobLeavesNothing() {
    Reply accepted = post("", many(60_000)).expect(202);
    String job = accepted.answer().header("Location").replaceFirst(".*/api/v1", "");
    api.delete(job).expect(204);
    JsonObject ended = ended(accepted);
    assertThat(ended.getString("state")).describedAs(ended.toString()).isEqualTo("cancelled");
    assertThat(subscribers()).isZero();
  }

  @Test
  void aJobIsFoundBelowItsOwnOrganizationOnly() {
    JsonObject job = ended(post("?background=true", "username\nann\n"));
    String other = "/organizations/" + TestData.newCloudId();
    api.put(other, "{\"name\": \"Other\"}").expect(201);
    String eve = "eve" + cloudId;
    api.put(
            "/administrators/" + eve,
            "{\"role\":\"manager\",\"organization\":\""
                + other.substring(15)
                + "\",\"password\":\"a long password\"}")
        .expect(201);
    Api manager = Api.as(eve, "a long password");
    String id = job.getString("id");
    manager.get(other + "/jobs/" + id).problem(404, "not-found");
    manager.get(other + "/jobs/" + id + "/lines").problem(404, "not-found");
    manager.delete(other + "/jobs/" + id).problem(404, "not-found");
    manager.get(acme + "/jobs/" + id).problem(404, "not-found");
    manager.get(acme + "/jobs").problem(404, "not-found");
    manager.post(acme + "/subscribers.csv", CSV, "username\nx\n").problem(404, "not-found");
    manager.get(acme + "/export").problem(404, "not-found");
    manager.post(acme + "/import", "{}").problem(404, "not-found");
    manager.get(other + "/jobs").expect(200);
  }

  // --- there and back
  // --------------------------------------------------------------------------------

  @Test
  void subscribersGoThereAndBackAndSpreadsheetsCalculateNothing() {
    String csv =
        "username;displayName;enabled;groups\n"
            + "'=ann;\"'=1+1\";true;sales\n\"bob \"\"x\"\"\";'-2;false;\n";
    post("", csv).expect(200);
    String exported = api.get(acme + "/subscribers.csv").expect(200).answer().text();
    assertThat(exported)
        .isEqualTo(
            "username,displayName,enabled,groups\r\n'=ann,'=1+1,true,sales\r\n"
                + "\"bob \"\"x\"\"\",'-2,false,\r\n");
    assertThat(
            api.get(acme + "/subscribers/" + Api.segment("=ann")).json().getString("displayName"))
        .isEqualTo("=1+1");
    JsonObject again = post("?onConflict=update", exported).expect(200).json();
    assertThat(counts(again).getInt("updated")).isEqualTo(2);
    assertThat(api.get(acme + "/subscribers.csv").answer().text()).isEqualTo(exported);
  }

  @Test
  void quickDialGoesThereAndBack() {
    String csv =
        "priority,uri,displayName,id,portraitUrl\n70,5000,Canteen,canteen,https://x.example/a\n"
            + ",5911,Guard,guard,\n";
    api.post(acme + "/quick-dial.csv", CSV, csv).expect(200);
    String exported = api.get(acme + "/quick-dial.csv").expect(200).answer().text();
    assertThat(exported)
        .isEqualTo(
            "id,displayName,uri,portraitUrl,priority\r\ncanteen,Canteen,5000,https://x.example/a,70"
                + "\r\nguard,Guard,5911,,20\r\n");
    failed(api.post(acme + "/quick-dial.csv", CSV, exported));
    String changed = exported.replace("Guard", "Gate").replace("guard", "gate");
    failed(api.post(acme + "/quick-dial.csv", CSV, changed));
    assertThat(api.get(acme + "/quick-dial.csv").answer().text()).isEqualTo(exported);
    JsonObject report =
        api.post(acme + "/quick-dial.csv?onConflict=update", CSV, changed).expect(200).json();
    assertThat(counts(report).getInt("created")).isEqualTo(1);
    assertThat(counts(report).getInt("updated")).isEqualTo(1);
    assertThat(wrongLines(failed(api.post(acme + "/quick-dial.csv", CSV, "id,uri\nx,1\n"))))
        .containsExactly(1);
  }

  @Test
  void anOrganizationGoesElsewhereWithAllThatItHas() {
    post("", "username,password,groups\nann,12345678,sales\nbob,,\n").expect(200);
    String canteen = "{\"displayName\":\"Canteen\",\"uri\":\"5000\",\"priority\":60}";
    api.put(acme + "/quick-dial/canteen", canteen).expect(201);
    api.put(acme + "/quick-dial/old", canteen).expect(201);
    api.delete(acme + "/quick-dial/old").expect(204);
    api.put(acme + "/draft/quick-dial/soon", canteen).expect(201);
    api.put(acme + "/groups/sales/quick-dial/desk", canteen).expect(201);
    api.put(acme + "/subscribers/ann/quick-dial/mum", canteen).expect(201);
    Api holder = api.with("Callboard-Passphrase", PASSPHRASE);
    String export = holder.get(acme + "/export").expect(200).answer().text();
    assertThat(export).doesNotContain("PBKDF2WithHmacSHA512:").contains("\"old\":60");
    assertThat(api.get(acme + "/export").answer().text()).doesNotContain("passwordHash");

    String there = TestData.newCloudId();
    String copy = "/organizations/" + there;
    JsonObject dry = holder.post(copy + "/import?dryRun=true", export).expect(200).json();
    assertThat(dry.getString("state")).describedAs(dry.toString()).isEqualTo("done");
    api.get(copy).problem(404, "not-found");
    api.with("Callboard-Passphrase", "another passphrase")
        .post(copy + "/import", export)
        .problem(400, "invalid-value");
    holder.post(copy + "/import", export).expect(200);
    assertThat(api.get(copy).json().getString("name")).isEqualTo("Acme");
    String answer = PhoneClient.get(there, "ann", "12345678").text();
    assertThat(answer).contains("canteen").contains("desk").contains("mum").doesNotContain("soon");
    assertThat(api.get(copy + "/draft/quick-dial").json().getInt("total")).isEqualTo(1);
    assertThat(PhoneClient.get(there, "bob", "x").status()).isEqualTo(403);

    failed(holder.post(copy + "/import", export));
    holder.post(copy + "/import?onConflict=skip", export).expect(200);
    holder.post(copy + "/import?onConflict=update", export).expect(200);
    assertThat(
            ended(holder.post(copy + "/import?onConflict=update&background=true", export))
                .getString("state"))
        .isEqualTo("done");
    failed(holder.post(copy + "/import?onConflict=update", export.substring(0, 400)));
    assertThat(PhoneClient.get(there, "ann", "12345678").text()).isEqualTo(answer);
  }
}
