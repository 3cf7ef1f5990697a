import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * How many passwords a core checks in a second, by its processor time, so that other work on the
 * machine does not count: {@code java src/benchmark/Hashing.java}. The hash is the one that
 * Callboard's servers make: PBKDF2 with HMAC-SHA-512, 64 bytes, by default 210,000 iterations.
 */
public class Hashing {

  private static final int IMPORT = 1_000;
  private static final int FULL = 210_000;
  private static final double BUDGET = 0.4;

  public static void main(String[] arguments) throws Exception {
    int iterations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : FULL;
    double cheap = seconds(IMPORT);
    double full = seconds(iterations);
    System.out.printf("at %,d iterations: %.4f s%n", IMPORT, cheap);
    System.out.printf("at %,d iterations: %.3f s, %.1f a second%n", iterations, full, 1 / full);
    System.out.printf("100,000 of them: %.1f h%n", 100_000 * full / 3600);
    // The clock of each second begins no hash when 0.4 s of it are over.
    double wrapped = Math.ceil(BUDGET / full);
    System.out.printf(
        "wrapped: %.0f a second; 100,000 take %.1f h%n", wrapped, 100_000 / wrapped / 3600);
  }

  /** The fastest of 31: with the least of what shares the core. */
  private static double seconds(int iterations) throws Exception {
    var thread = ManagementFactory.getThreadMXBean();
    SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512");
    double[] times = new double[31];
    for (int i = -3; i < times.length; i++) {
      long before = thread.getCurrentThreadCpuTime();
      factory.generateSecret(
          new PBEKeySpec("a long password".toCharArray(), new byte[32], iterations, 8 * 64));
      times[Math.max(i, 0)] = (thread.getCurrentThreadCpuTime() - before) / 1e9;
    }
    Arrays.sort(times);
    return times[0];
  }
}
