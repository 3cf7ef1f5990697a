import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Guesses at a server of one's own, over loopback only, and bounded. {@code guessing.sh} starts one.
 *
 * <pre>
 * java Guessing.java storm PORT ADMIN:PASSWORD CONNECTIONS [ADDRESSES]   what honest first sign-ins get meanwhile
 * java Guessing.java strangers PORT ADMIN:PASSWORD SECONDS [ADDRESSES]    nothing but 60 connections that guess
 * java Guessing.java time PORT ADMIN:PASSWORD ROUNDS                     whether the time of a refusal tells something
 * </pre>
 *
 * Addresses are those of loopback (127.1.0.1 and so on), which Linux has all of.
 */
public class Guessing {

  private static final String BCRYPT =
      "bcrypt:$2y$10$abcdefghijklmnopqrstuuHr8c0VbGrqd1HTgvJ0ytwBpEQYrYkXW";

  private static int port;
  private static String basic;
  private static final String CLOUD_ID = "STORM" + System.currentTimeMillis() % 1_000_000;

  record Answer(int status, long nanos) {}

  public static void main(String[] arguments) throws Exception {
    port = Integer.parseInt(arguments[1]);
    basic = Base64.getEncoder().encodeToString(arguments[2].getBytes(StandardCharsets.UTF_8));
    int count = Integer.parseInt(arguments[3]);
    put("", "{\"name\": \"Storm\"}");
    int addresses = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 1;
    switch (arguments[0]) {
      case "storm" -> storm(count, addresses);
      case "strangers" -> {
        Strangers strangers = new Strangers(60, addresses);
        Thread.sleep(count * 1_000L);
        strangers.end();
      }
      default -> time(count);
    }
    delete();
  }

  /** Who guess, each time another name with another password, until they are told to end. */
  private static final class Strangers {

    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicInteger guesses = new AtomicInteger();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    Strangers(int connections, int addresses) {
      for (int i = 0; i < connections; i++) {
        // Not from an address that an earlier storm has used up.
        String address = "127." + (10 + addresses) + "." + connections + "." + (1 + i % addresses);
        Thread thread = new Thread(() -> guessFrom(address));
        thread.start();
        threads.add(thread);
      }
    }

    private void guessFrom(String address) {
      while (going.get()) {
        int n = guesses.incrementAndGet();
        Answer answer = guess(address, "stranger" + n, "wrong" + n);
        statuses.computeIfAbsent(answer.status(), s -> new AtomicInteger()).incrementAndGet();
      }
    }

    void end() throws InterruptedException {
      going.set(false);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  // --- storm -----------------------------------------------------------------------------------

  private static void storm(int connections, int addresses) throws Exception {
    int honest = 30;
    for (int i = 0; i < honest; i++) {
      put("/subscribers/honest" + i, "{\"password\": \"honest password " + i + "\"}");
    }
    Strangers strangers = new Strangers(connections, addresses);
    Thread.sleep(2_000); // so that all have begun; there is nothing to wait for, since few of them need be refused
    Map<Integer, Integer> statuses = new TreeMap<>();
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < honest; i++) {
      Answer answer = guess("127.2.0." + (1 + i), "honest" + i, "honest password " + i);
      statuses.merge(answer.status(), 1, Integer::sum);
      times.add(answer.nanos());
    }
    long begun = System.nanoTime();
    int set = put("/subscribers/new", "{\"password\": \"another password\"}");
    long setting = System.nanoTime() - begun;
    strangers.end();
    times.sort(null);
    System.out.printf(
        "%d connections from %d addresses: honest first sign-ins %s, p50 %d ms, max %d ms; setting a password %d in %d ms; strangers %s%n",
        connections, addresses, statuses, millis(times.get(honest / 2)), millis(times.get(honest - 1)), set, millis(setting), strangers.statuses);
  }

  // --- time ------------------------------------------------------------------------------------

  /**
   * Twice, since in an organization with imported bcrypt hashes every refusal costs one of those as well, and one in an
   * organization that does not exist cannot.
   */
  private static void time(int rounds) throws Exception {
    int of = Math.max(1, rounds / 8); // so that no name has more failures than are free from anywhere
    for (int i = 0; i < of; i++) {
      put("/subscribers/known" + i, "{\"password\": \"a password that nobody guesses\"}");
    }
    System.out.println("without bcrypt hashes:");
    time(rounds, of, List.of("known", "unknown", "nowhere"));
    importBcrypt(of);
    System.out.println("with bcrypt hashes:");
    time(rounds, of, List.of("known", "unknown", "bcrypt"));
  }

  /** Each round asks for one of each kind, in random order; each request with another password. */
  private static void time(int rounds, int of, List<String> kinds) throws Exception {
    Map<String, List<Long>> times = new TreeMap<>();
    Random random = new Random();
    for (int round = 0; round < rounds; round++) {
      List<String> order = new ArrayList<>(kinds);
      java.util.Collections.shuffle(order, random);
      for (String kind : order) {
        String cloudId = kind.equals("nowhere") ? "NOWHERE" : CLOUD_ID;
        String address = "127." + (3 + random.nextInt(200)) + "." + random.nextInt(250) + ".1";
        Answer answer = guess(address, cloudId, kind + round % of, "wrong" + round + kind + kinds.get(2));
        if (answer.status() != 403) {
          System.out.println(kind + " got " + answer.status());
        }
        times.computeIfAbsent(kind, k -> new ArrayList<>()).add(answer.nanos());
      }
    }
    List<Long> known = times.get("known");
    for (String kind : kinds) {
      List<Long> these = times.get(kind);
      System.out.printf(
          "%-8s median %.2f ms, AUC against known %.3f%n", kind, median(these) / 1e6, auc(these, known));
    }
  }

  /** The chance that one of the first took longer than one of the others: 0.5 tells nothing. */
  private static double auc(List<Long> some, List<Long> others) {
    double wins = 0;
    for (long a : some) {
      for (long b : others) {
        wins += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    return wins / some.size() / others.size();
  }

  private static double median(List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void importBcrypt(int count) throws IOException {
    StringBuilder csv = new StringBuilder("username,password\r\n");
    for (int i = 0; i < count; i++) {
      csv.append("bcrypt").append(i).append(',').append(BCRYPT).append("\r\n");
    }
    Answer answer = send("127.0.0.1", "POST", "/api/v1/organizations/" + CLOUD_ID + "/subscribers.csv", "text/csv", csv.toString(), true);
    System.out.println("import of bcrypt hashes: " + answer.status());
  }

  // --- HTTP ------------------------------------------------------------------------------------

  private static Answer guess(String address, String username, String password) {
    return guess(address, CLOUD_ID, username, password);
  }

  private static Answer guess(String address, String cloudId, String username, String password) {
    String form = "cloud_id=" + cloudId + "&cloud_username=" + username + "&cloud_password=" + password.replace(' ', '+');
    try {
      return send(address, "POST", "/provisioning/global", "application/x-www-form-urlencoded", form, false);
    } catch (IOException e) {
      return new Answer(0, 0);
    }
  }

  private static int put(String path, String json) throws IOException {
    return send("127.0.0.1", "PUT", "/api/v1/organizations/" + CLOUD_ID + path, "application/json", json, true).status();
  }

  private static void delete() throws IOException {
    send("127.0.0.1", "DELETE", "/api/v1/organizations/" + CLOUD_ID + "?confirm=" + CLOUD_ID, "application/json", "", true);
  }

  private static Answer send(String from, String method, String path, String type, String body, boolean asAdministrator) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes.length + "\r\n"
            + (asAdministrator ? "Authorization: Basic " + basic + "\r\n" : "") + "\r\n";
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.setSoTimeout(60_000);
      socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.write(head.getBytes(StandardCharsets.US_ASCII));
      request.write(bytes);
      long begun = System.nanoTime();
      socket.getOutputStream().write(request.toByteArray());
      byte[] first = new byte[12];
      int length = socket.getInputStream().readNBytes(first, 0, first.length);
      long nanos = System.nanoTime() - begun;
      socket.getInputStream().readAllBytes();
      String line = new String(Arrays.copyOf(first, length), StandardCharsets.US_ASCII);
      return new Answer(length < 12 ? 0 : Integer.parseInt(line.substring(9, 12)), nanos);
    }
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }
}
