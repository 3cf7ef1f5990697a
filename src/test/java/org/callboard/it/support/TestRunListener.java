package org.callboard.it.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the database before any server is started, and keeps a copy of what servers say on their
 * console.
 */
public final class TestRunListener implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!TestRun.hasServer()) {
      return;
    }
    try {
      for (String left : new String[] {"h2", "postgresql"}) {
        delete(TestRun.target(left));
      }
      delete(TestRun.logDirectory());
      Files.createDirectories(TestRun.logDirectory());
      System.setOut(copying(System.out, TestRun.logDirectory().resolve("console.log")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestDatabase.start();
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (TestRun.hasServer()) {
      TestDatabase.stop();
    }
  }

  /** Both adapters write what their server prints to {@link System#out}. */
  private static PrintStream copying(PrintStream out, Path file) throws IOException {
    OutputStream copy = Files.newOutputStream(file);
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            copy.write(bytes, from, length);
          }

          @Override
          public void flush() {
            out.flush();
          }
        },
        true,
        StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
