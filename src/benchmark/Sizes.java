import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What others wait for while phones ask for long answers. Only against a server on this machine.
 *
 * <p>Usage: {@code java Sizes.java fill|read PORT ADMINISTRATOR:PASSWORD}.
 */
class Sizes {

  private static final int PHONES = 12;
  private static final int ITEMS = 9000;
  private static final int ROUNDS = 3;

  private final HttpClient http = HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String base;
  private final String administrator;

  Sizes(String port, String administrator) {
    this.base = "http://127.0.0.1:" + port;
    this.administrator =
        "Basic " + Base64.getEncoder().encodeToString(administrator.getBytes(StandardCharsets.UTF_8));
  }

  public static void main(String[] arguments) throws Exception {
    Sizes sizes = new Sizes(arguments[1], arguments[2]);
    if (arguments[0].equals("fill")) {
      sizes.fill();
    } else {
      sizes.read();
    }
  }

  private int put(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/organizations/SIZES" + path))
            .header("Authorization", administrator)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String items() {
    return IntStream.range(0, ITEMS)
        .mapToObj(
            i -> "{\"id\":\"i%d\",\"displayName\":\"N\",\"uri\":\"%s\"}".formatted(i, "5".repeat(800)))
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  private static String actions() {
    return IntStream.range(0, 120)
        .mapToObj(
            i ->
                "{\"id\":\"a%d\",\"nodes\":[{\"name\":\"url\",\"text\":\"%s\"}]}"
                    .formatted(i, "x".repeat(60_000)))
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  private void fill() throws IOException, InterruptedException {
    put("", "{\"name\":\"Sizes\"}");
    String items = items();
    String actions = actions();
    for (int i = 0; i < PHONES; i++) {
      String path = "/subscribers/large" + i;
      put(path, "{\"password\":\"a long password\"}");
      System.out.printf(
          "phone %d: items %d, dial actions %d%n",
          i, put(path + "/quick-dial", items), put(path + "/dial-actions", actions));
    }
  }

  /** How long it took, in milliseconds, and what came. */
  private record Got(int status, int bytes, long millis) {}

  private Got phone(String cloudId, String username, String password) throws IOException, InterruptedException {
    String form =
        "cloud_username=%s&cloud_password=%s&cloud_id=%s"
            .formatted(username, URLEncoder.encode(password, StandardCharsets.UTF_8), cloudId);
    long begun = System.nanoTime();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/provisioning/global"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofByteArray());
      return new Got(answer.statusCode(), answer.body().length, (System.nanoTime() - begun) / 1_000_000);
    } catch (IOException e) {
      return new Got(0, 0, (System.nanoTime() - begun) / 1_000_000);
    }
  }

  private void read() throws Exception {
    for (int i = 0; i < PHONES; i++) {
      System.out.println("large phone, alone: " + phone("SIZES", "large" + i, "a long password"));
    }
    phone("EXAMPLE", "johndow", "12345678");
    ExecutorService threads = Executors.newCachedThreadPool();
    for (int round = 1; round <= ROUNDS; round++) {
      AtomicBoolean over = new AtomicBoolean();
      Future<List<Got>> honest =
          threads.submit(
              () -> {
                List<Got> all = new ArrayList<>();
                while (!over.get()) {
                  all.add(phone("EXAMPLE", "johndow", "12345678"));
                  Thread.sleep(20);
                }
                return all;
              });
      List<Callable<Got>> large = new ArrayList<>();
      for (int i = 0; i < PHONES; i++) {
        String username = "large" + i;
        large.add(() -> phone("SIZES", username, "a long password"));
      }
      long begun = System.nanoTime();
      List<Got> got = new ArrayList<>();
      for (Future<Got> one : threads.invokeAll(large)) {
        got.add(one.get());
      }
      over.set(true);
      System.out.printf(
          "round %d: %d large phones at once in %d ms: %s%n",
          round, PHONES, (System.nanoTime() - begun) / 1_000_000, summary(got));
      System.out.printf("  meanwhile another organization's phone: %s%n", summary(honest.get()));
    }
    threads.shutdownNow();
  }

  private static String summary(List<Got> got) {
    long[] times = got.stream().mapToLong(Got::millis).sorted().toArray();
    return "%d requests, statuses %s, bytes up to %d, p50 %d ms, longest %d ms"
        .formatted(
            got.size(),
            got.stream().collect(Collectors.groupingBy(Got::status, Collectors.counting())),
            got.stream().mapToInt(Got::bytes).max().orElse(0),
            times[times.length / 2],
            Arrays.stream(times).max().orElse(0));
  }
}
