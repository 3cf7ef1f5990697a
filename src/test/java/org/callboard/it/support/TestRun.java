package org.callboard.it.support;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What Maven tells the integration tests, by system properties. */
public final class TestRun {
  private static final ThreadLocal<URI> ELSEWHERE = new ThreadLocal<>();

  private TestRun() {}

  /** Whether this JVM runs integration tests at all; unit tests have the same class path. */
  static boolean hasServer() {
    return System.getProperty("callboard.test.database") != null;
  }

  static String database() {
    return required("callboard.test.database");
  }

  static int databasePort() {
    return Integer.parseInt(required("callboard.test.database.port"));
  }

  /** Where the servers under test expect a mail server. */
  public static int mailPort() {
    return Integer.parseInt(required("callboard.test.mail.port"));
  }

  static int httpPort() {
    return Integer.parseInt(required("callboard.test.http.port"));
  }

  /** The WAR that Maven has built. */
  public static Path war() {
    return Path.of(required("callboard.test.war"));
  }

  static Path logDirectory() {
    return Path.of(required("callboard.test.logs"));
  }

  /** A folder below Maven's target, where everything that tests leave behind belongs. */
  static Path target(String name) {
    return war().resolveSibling(name);
  }

  /** Lets all clients of this thread ask at another address than the deployed WAR's. */
  public static <T> T at(URI address, Supplier<T> asking) {
    ELSEWHERE.set(address);
    try {
      return asking.get();
    } finally {
      ELSEWHERE.remove();
    }
  }

  /** The address of the deployed WAR, with its context root and no slash at the end. */
  public static URI base() {
    if (ELSEWHERE.get() != null) {
      return ELSEWHERE.get();
    }
    String context = required("callboard.test.context");
    return URI.create("http://127.0.0.1:" + httpPort() + (context.equals("/") ? "" : context));
  }

  /** The password of the operator of the first start. */
  public static String adminPassword() {
    return required("callboard.test.admin.password");
  }

  /** What a hash of the server under test costs. */
  public static int passwordIterations() {
    return Integer.parseInt(required("callboard.test.password.iterations"));
  }

  static String required(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set: integration tests run by ./mvnw verify");
    }
    return value;
  }
}
