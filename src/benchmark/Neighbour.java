import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one organization's requests wait for while another edits and imports as much as it can. Only
 * against a server on this machine.
 *
 * <p>Usage: {@code java Neighbour.java PORT ADMINISTRATOR:PASSWORD SECONDS}.
 */
class Neighbour {

  private static final int EDITS = 64;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String base;
  private final String administrator;
  private final long nanos;

  Neighbour(String port, String administrator, int seconds) {
    this.base = "http://127.0.0.1:" + port + "/api/v1/organizations/";
    this.administrator =
        "Basic "
            + Base64.getEncoder().encodeToString(administrator.getBytes(StandardCharsets.UTF_8));
    this.nanos = Duration.ofSeconds(seconds).toNanos();
  }

  public static void main(String[] arguments) throws Exception {
    new Neighbour(arguments[0], arguments[1], Integer.parseInt(arguments[2])).run();
  }

  private int send(String method, String path, String type, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", administrator)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private int put(String path, String json) throws Exception {
    return send("PUT", path, "application/json", json);
  }

  private static String item(int i) {
    return "{\"id\":\"i%d\",\"displayName\":\"Name %d\",\"uri\":\"5000\"}".formatted(i, i);
  }

  private static String items(int count) {
    return IntStream.range(0, count)
        .mapToObj(Neighbour::item)
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  private static String subscribers(int round) {
    return IntStream.range(0, 5000)
        .mapToObj(i -> "s" + round + "x" + i + ",Somebody " + i)
        .collect(Collectors.joining("\n", "username,display_name\n", "\n"));
  }

  private void run() throws Exception {
    put("NOISY", "{\"name\":\"Noisy\"}");
    put("NOISY/quick-dial", items(5000));
    put("QUIET", "{\"name\":\"Quiet\"}");
    put("QUIET/quick-dial", items(20));
    measure("warming up");
    measure("alone");
    AtomicBoolean noise = new AtomicBoolean(true);
    AtomicInteger number = new AtomicInteger();
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    for (int i = 0; i < EDITS; i++) {
      threads.submit(
          () -> {
            while (noise.get()) {
              int n = number.incrementAndGet();
              int status =
                  put(
                      "NOISY/quick-dial/i" + n % 5000,
                      "{\"displayName\":\"Name x%d\",\"uri\":\"5000\"}".formatted(n));
              synchronized (statuses) {
                statuses.merge(status, 1, Integer::sum);
              }
            }
            return null;
          });
    }
    threads.submit(
        () -> {
          for (int round = 0; noise.get(); round++) {
            send(
                "POST",
                "NOISY/subscribers.csv?onConflict=skip&background=false",
                "text/csv",
                subscribers(round));
          }
          return null;
        });
    Thread.sleep(3000); // so that all have begun; there is nothing to wait for, since each of them may be refused
    measure("beside " + EDITS + " edits and an import");
    measure("beside " + EDITS + " edits and an import");
    noise.set(false);
    threads.shutdown();
    System.out.println("the edits' answers: " + statuses);
  }

  private void measure(String name) throws Exception {
    List<Long> gets = new ArrayList<>();
    List<Long> puts = new ArrayList<>();
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    long end = System.nanoTime() + nanos;
    for (int i = 0; System.nanoTime() < end; i++) {
      long begun = System.nanoTime();
      statuses.merge(send("GET", "QUIET/quick-dial", "application/json", ""), 1, Integer::sum);
      long got = System.nanoTime();
      statuses.merge(
          put("QUIET/quick-dial/i3", "{\"displayName\":\"N%d\",\"uri\":\"1\"}".formatted(i)),
          1,
          Integer::sum);
      gets.add((got - begun) / 1_000_000);
      puts.add((System.nanoTime() - got) / 1_000_000);
    }
    System.out.printf("%-34s GET %s   PUT %s   %s%n", name, of(gets), of(puts), statuses);
  }

  private static String of(List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    return "p50 %d ms, p95 %d ms, longest %d ms"
        .formatted(
            sorted.get(sorted.size() / 2),
            sorted.get(sorted.size() * 95 / 100),
            sorted.get(sorted.size() - 1));
  }
}
