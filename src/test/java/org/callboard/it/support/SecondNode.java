package org.callboard.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/**
 * A second Payara Micro with the same WAR, on the database of the first. It is started as {@code
 * arquillian.xml} has it, on a port of its own; Arquillian itself runs one server.
 */
public final class SecondNode implements AutoCloseable {

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");
  private static final String MICRO = "target/payara/payara-micro.jar";

  private final int port = freePort();
  private final Process process;
  private final Thread end;

  public SecondNode() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options("cmdOptions"));
    command.addAll(List.of("-jar", MICRO, "--deploy", TestRun.war().toString()));
    command.addAll(options("extraMicroOptions"));
    try {
      Path logs = Files.createDirectories(logs());
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(logs.resolve("console.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    end = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(end);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Below the first node's, so that tests of the logs look there, too. */
  private static Path logs() {
    return TestRun.logDirectory().resolve("second");
  }

  private List<String> options(String name) {
    String text =
        PROPERTY
            .matcher(property(name))
            .replaceAll(found -> Matcher.quoteReplacement(TestRun.required(found.group(1))))
            .replace("--port " + TestRun.httpPort(), "--port " + port)
            .replace("target/payara/logs", "target/payara/logs/second");
    return Arrays.stream(text.strip().split("\\s+")).toList();
  }

  private static String property(String name) {
    try {
      Document xml =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(Path.of("src/test/resources/arquillian.xml").toFile());
      return XPathFactory.newInstance()
          .newXPath()
          .evaluate("//*[@qualifier='payara']//*[@name='" + name + "']", xml);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its address, as {@link TestRun#base} is the first one's. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Whether it serves the console. */
  public boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the second node has ended: see " + logs());
    }
    try {
      return TestRun.at(base(), () -> Http.get("/console/sign-in").status() == 200);
    } catch (UncheckedIOException e) {
      return false; // it does not listen yet
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(end);
  }
}
