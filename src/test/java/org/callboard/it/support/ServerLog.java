package org.callboard.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything the server under test has written down: its log files, the access log among them, and
 * its console.
 */
public final class ServerLog {
  private ServerLog() {}

  /** The text of all logs since the tests began. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    try (var files = Files.walk(TestRun.logDirectory())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        // Any byte is a character of ISO 8859-1; UTF-8 text is found by its bytes, see contains.
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Whether any log has this text, in UTF-8. */
  public static boolean contains(String wanted) {
    return text()
        .contains(new String(wanted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }
}
